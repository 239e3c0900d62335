import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { openBrowser } from '../../../browser/harness/open-browser.ts';
import { waitFor } from '../../../browser/harness/wait-for.ts';
import { buildScript } from '../build-scripts.ts';
import { countEffects } from './count-effects.ts';

export interface Outcome {
  readonly seconds: number;
  readonly kills: number;
  readonly lost: number;
  readonly doubled: number;
}

/** A queue in a browser, started again after each kill. */
interface Running {
  fill(count: number): Promise<void>;
  /** Starts sending; starts the worker or page if necessary. */
  send(): Promise<void>;
  left(): Promise<number>;
  kill(): Promise<void>;
  close?(): Promise<void>;
}

type Start = (browser: Browser, url: string) => Promise<Running>;

const LOOK_MS = 500;
const GIVEN_UP_MS = 10 * 60_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

const PAGE = '<!doctype html><title>Queue</title>';

/** Lets a queue send its backlog, ends its worker or page at every fiftieth request, and counts the server's effects. */
export async function runContender(
  browser: Browser,
  entry: string,
  start: Start,
  count: number,
): Promise<Outcome> {
  const server = await countEffects({
    '/': PAGE,
    '/page': `${PAGE}<script src="/queue.js"></script>`,
    '/queue.js': await buildScript(entry),
  });
  let kills = 0;
  let queue: Running | undefined;
  try {
    queue = await start(browser, server.url);
    await queue.fill(count);
    const began = performance.now();
    await queue.send();
    let kill = server.nextKill();
    for (;;) {
      const killed = await Promise.race([kill.then(() => true), pause().then(() => false)]);
      if (killed) {
        kills += 1;
        kill = server.nextKill();
        await queue.kill();
        await queue.send();
      } else if ((await queue.left()) === 0) {
        break;
      } else if (performance.now() - began > GIVEN_UP_MS) {
        throw new Error(`${entry} does not come to its end: ${await queue.left()} left`);
      }
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const seen = [...server.effects.values()];
    return {
      seconds,
      kills,
      lost: count - seen.length,
      doubled: seen.reduce((sum, times) => sum + times - 1, 0),
    };
  } finally {
    await queue?.close?.();
    await server.close();
  }
}

/** Opens a page whose service worker is the queue. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/queue.js');
    await navigator.serviceWorker.ready;
  });
  return page;
}

/** The queue's functions that its service worker offers. */
function asking(page: () => Page): Pick<Running, 'fill' | 'send' | 'left'> {
  const ask = (what: string, count = 0) => askWorker(page(), what, count);
  return {
    fill: async (count) => void (await ask('fill', count)),
    send: async () => {
      // The answer comes after everything is sent, or never.
      void ask('send').catch(() => undefined);
    },
    left: async () => Number(await ask('left')),
  };
}

/** A queue in a service worker. */
export const inServiceWorker: Start = async (browser, url) => {
  const page = await openPage(browser, url);
  return {
    ...asking(() => page),
    kill: async () => {
      const target = browser
        .targets()
        .find((each) => each.type() === 'service_worker' && each.url().startsWith(url));
      await (await target?.worker())?.close();
      await waitFor(
        'the worker to be gone',
        () => target === undefined || !browser.targets().includes(target),
      );
    },
  };
};

/** A queue in a service worker of a browser of its own, all of which is killed: what has not reached the disk is lost. */
export const inKilledBrowser: Start = async (_browser, url) => {
  const userDataDir = await mkdtemp(join(tmpdir(), 'tickmark-queue-'));
  const open = () => openBrowser({ extension: null, userDataDir });
  let opened = await open();
  let page = await openPage(opened.browser, url);
  const queue = asking(() => page);
  return {
    ...queue,
    // As often as an alarm would: a request that the end of its browser has broken is tried again later.
    left: async () => {
      await queue.send();
      return queue.left();
    },
    kill: async () => {
      const process = opened.browser.process();
      const gone = new Promise((resolve) => process?.once('exit', resolve));
      process?.kill('SIGKILL');
      await gone;
      opened = await open();
      page = await openPage(opened.browser, url);
    },
    close: async () => {
      await opened.close();
      await rm(userDataDir, { recursive: true, force: true });
    },
  };
};

function askWorker(page: Page, what: string, count: number): Promise<unknown> {
  return page.evaluate(
    async (ask, many) => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const answered = new Promise((resolve, reject) => {
        port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.answer));
      });
      active?.postMessage({ ask, count: many }, [port2]);
      return answered;
    },
    what,
    count,
  );
}

/** A queue in a page; closing the page ends it. */
export const inPage: Start = async (browser, url) => {
  let page = await browser.newPage();
  const reopen = async (search: string) => {
    await page.close();
    page = await browser.newPage();
    await page.goto(`${url}/page${search}`);
  };
  type Asked = { contender: { fill(count: number): Promise<void>; left(): Promise<number> } };
  return {
    fill: async (count) => {
      await reopen('?offline');
      await page.evaluate((many) => (globalThis as unknown as Asked).contender.fill(many), count);
    },
    send: () => reopen(''),
    left: () => page.evaluate(() => (globalThis as unknown as Asked).contender.left()).catch(() => -1),
    kill: () => Promise.resolve(),
  };
};
