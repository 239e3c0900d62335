import type { Page } from 'puppeteer';

interface Watched {
  tasks: number[];
  answered: Promise<number> | null;
}

/** Makes a page record its long tasks from the start. Call it before the page opens. */
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

/** Waits until the queue page has read all records: the line beside Refresh shows that reading goes on, and then when it ended. */
export async function untilAllRead(page: Page): Promise<void> {
  await page.waitForFunction(
    () => /\d\d:\d\d/.test(document.querySelector('footer .quiet')?.textContent ?? ''),
    { timeout: 120_000 },
  );
}

/** The longest task of the page's main thread since the last call, in milliseconds; 0 where none took 50. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The browser reports a task after its end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Math.max(0, ...(window as unknown as Watched).tasks.splice(0));
  });
}

/**
 * Milliseconds from a user's action until the page has painted its answer.
 * @param event the event of the action: `input`, `change`, `click`
 * @param act performs the action with trusted events
 */
export async function timeToAnswer(page: Page, event: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((name) => {
    (window as unknown as Watched).answered = new Promise((resolve) => {
      document.addEventListener(
        name,
        ({ timeStamp }) => {
          requestAnimationFrame(() => {
            // A message posted in a frame arrives after the frame has been painted.
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
 * Checks in every frame of the page during `scroll` whether a row covers each line of the list.
 * @returns the number of frames, and the number of places without a row
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
