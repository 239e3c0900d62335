import type { Page } from 'puppeteer';

interface Watched {
  tasks: number[];
  answered: Promise<number> | null;
}

/** Has a page note its long tasks from its beginning on. To be called before it is opened. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const seen = window as unknown as Watched;
    seen.tasks = [];
    seen.answered = null;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** The longest task of the page's main thread since the last call, in milliseconds; 0 where none took 50. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // A task is told of after it has ended.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Math.max(0, ...(window as unknown as Watched).tasks.splice(0));
  });
}

/**
 * Milliseconds from what somebody does in the page until its answer has been painted.
 * @param event what tells the page of it: `input`, `change`, `click`
 * @param act does it, with trusted events
 */
export async function timeToAnswer(page: Page, event: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    (window as unknown as Watched).answered = new Promise((resolve) => {
      document.addEventListener(
        name,
        ({ timeStamp }) => {
          requestAnimationFrame(() => {
            // What is posted in a frame arrives once the frame has been painted.
            const painted = new MessageChannel();
            painted.port1.onmessage = () => resolve(performance.now() - timeStamp);
            painted.port2.postMessage(null);
          });
        },
        { capture: true, once: true },
      );
    });
  }, event);
  await act();
  return page.evaluate(() => (window as unknown as Watched).answered ?? Number.NaN);
}

/**
 * Notes in every frame of the page, for as long as `scroll` goes on, whether each line of the list is covered by a row.
 * @returns how many frames there were, and how many places without a row
 */
export async function watchRows(
  page: Page,
  scroll: () => Promise<unknown>,
): Promise<{ frames: number; blank: number }> {
  await page.evaluate(() => {
    const seen = { frames: 0, blank: 0, ended: false };
    Object.assign(window, { rowsSeen: seen });
    const list = document.querySelector('.long-list') as HTMLElement;
    const { top, bottom, left } = list.getBoundingClientRect();
    const look = () => {
      seen.frames += 1;
      for (let y = top + 40; y < bottom - 4; y += 12) {
        if (!document.elementFromPoint(left + 300, y)?.closest('tbody tr')) seen.blank += 1;
      }
      if (!seen.ended) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await scroll();
  return page.evaluate(() => {
    const { rowsSeen } = window as unknown as { rowsSeen: { frames: number; blank: number; ended: boolean } };
    rowsSeen.ended = true;
    return { frames: rowsSeen.frames, blank: rowsSeen.blank };
  });
}
