import type { CDPSession, Page } from 'puppeteer';
import { taskTime } from '../figures/task-time.ts';

/** What a page did while its list was scrolled. */
export interface Scrolled {
  readonly frames: number;
  /** The 95th percentile of the time between two frames, in milliseconds. */
  readonly frame95: number;
  /** The slowest of ten presses on rows, from the event to the paint, in milliseconds. */
  readonly press: number;
  /** Time of the main thread in tasks while scrolling, in milliseconds. */
  readonly busy: number;
  /** Processor time of all of the browser's processes of a type while scrolling, in milliseconds. */
  readonly renderer: number;
  readonly gpu: number;
  /** Badges put into rows while scrolling. */
  readonly badges: number;
}

interface Watch {
  times: number[];
  badges: number;
  presses: number[];
  stop(): void;
  end(): void;
}

const SPEED = 1_600;
const DISTANCE = 3_200;

/** Scrolls the list down and up again with a wheel, as fast as a person looks for something, and presses ten rows. */
export async function scrollList(page: Page): Promise<Scrolled> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('HeapProfiler.collectGarbage');
  const box = await page.$eval('.sb-scroller', (list) => {
    list.scrollTop = 0;
    return list.getBoundingClientRect().toJSON();
  });
  await page.evaluate(startWatch);
  const browser = await page.browser().target().createCDPSession();
  const spentBefore = await spent(browser);
  const before = await taskTime(session);
  for (const distance of [DISTANCE, -DISTANCE]) {
    await session.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: -distance,
      speed: SPEED,
      gestureSourceType: 'mouse',
    });
  }
  const busy = (await taskTime(session)) - before;
  const spentAfter = await spent(browser);
  await browser.detach();
  const by = (type: string) => (spentAfter.get(type) ?? 0) - (spentBefore.get(type) ?? 0);
  const { frames, frame95, badges } = await page.evaluate(endWatch);
  const boxes = await page.$$('.sb-virtual tbody input[type=checkbox]');
  for (const each of boxes.slice(1, 11)) await each.click();
  const press = await page.evaluate(async () => {
    const { watch } = window as unknown as { watch: Watch };
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    watch.end();
    return Math.max(0, ...watch.presses);
  });
  await session.detach();
  return {
    frames,
    frame95,
    press,
    busy,
    badges,
    renderer: by('renderer'),
    gpu: by('GPU'),
  };
}

async function spent(session: CDPSession): Promise<Map<string, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const times = new Map<string, number>();
  for (const { type, cpuTime } of processInfo) times.set(type, (times.get(type) ?? 0) + cpuTime * 1_000);
  return times;
}

function startWatch(): void {
  const watch: Watch = { times: [], badges: 0, presses: [], stop: () => undefined, end: () => undefined };
  Object.assign(window, { watch });
  let isOver = false;
  const frame = (at: number) => {
    watch.times.push(at);
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const seen = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.nodeName === 'TICKMARK-BADGE') watch.badges += 1;
  });
  seen.observe(document.body, { childList: true, subtree: true });
  watch.stop = () => {
    isOver = true;
    seen.disconnect();
  };
  const pressed = ({ timeStamp }: Event) => {
    requestAnimationFrame(() => {
      // A message posted in a frame arrives after the frame has been painted.
      const painted = new MessageChannel();
      painted.port1.onmessage = () => watch.presses.push(performance.now() - timeStamp);
      painted.port2.postMessage(null);
    });
  };
  document.addEventListener('click', pressed, { capture: true });
  watch.end = () => document.removeEventListener('click', pressed, { capture: true });
}

function endWatch(): { frames: number; frame95: number; badges: number } {
  const { watch } = window as unknown as { watch: Watch };
  watch.stop();
  const gaps = watch.times.slice(1).map((at, place) => at - (watch.times[place] ?? at));
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    frames: watch.times.length,
    frame95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    badges: watch.badges,
  };
}
