import type { CDPSession, Page } from 'puppeteer';
import type { OpenBrowser } from './open-browser.ts';
import { waitFor } from './wait-for.ts';

/** What the worker did after a message. */
export interface Activity {
  /** Requests to IndexedDB. */
  readonly requests: number;
  /** From the message until nothing followed from it any more, in milliseconds. */
  readonly ms: number;
}

interface Watch {
  requests: number;
  lastAt: number;
}

/** Makes the running worker count its requests to IndexedDB. */
export async function watchWorker(open: OpenBrowser): Promise<void> {
  const worker = await open.worker();
  await worker.evaluate(() => {
    if ('watch' in globalThis) return;
    const watch: Watch = { requests: 0, lastAt: 0 };
    Object.assign(globalThis, { watch });
    const note = () => {
      watch.lastAt = Date.now();
    };
    const names = [
      'get',
      'getAll',
      'getKey',
      'getAllKeys',
      'count',
      'openCursor',
      'openKeyCursor',
      'put',
      'add',
      'delete',
    ];
    for (const { prototype } of [IDBObjectStore, IDBIndex]) {
      for (const name of names) {
        const real = (prototype as unknown as Record<string, unknown>)[name];
        if (typeof real !== 'function') continue;
        Object.assign(prototype, {
          [name](this: object, ...args: unknown[]) {
            watch.requests += 1;
            const request = real.apply(this, args) as IDBRequest;
            note();
            request.addEventListener('success', note);
            return request;
          },
        });
      }
    }
  });
}

/** What the worker does while something is done with it, until it is quiet again. */
export async function activityWhile(open: OpenBrowser, task: () => Promise<unknown>): Promise<Activity> {
  const worker = await open.worker();
  const read = () =>
    worker.evaluate(() => {
      const { requests, lastAt } = (globalThis as unknown as { watch: Watch }).watch;
      return { requests, lastAt, now: Date.now() };
    });
  const before = await read();
  await task();
  const after = await waitFor('the worker to be quiet', async () => {
    const seen = await read();
    return seen.requests > before.requests && seen.now - seen.lastAt > 400 ? seen : null;
  });
  return { requests: after.requests - before.requests, ms: after.lastAt - before.now };
}

/** Sends a message from a page of the extension, and waits until the worker is quiet again. */
export function activityAfter(open: OpenBrowser, page: Page, message: object): Promise<Activity> {
  return activityWhile(open, async () => {
    const reply = await page.evaluate(
      (sent) =>
        (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } };
          }
        ).chrome.runtime.sendMessage(sent),
      message,
    );
    if (!reply.ok) throw new Error(`The worker refuses: ${JSON.stringify(reply)}`);
  });
}

/** Sends messages from the content script's own world of a QuickBooks page. */
export interface PageSender {
  /** @returns when it was sent (milliseconds since 1970), milliseconds until the answer, and whether it tells of a company */
  ask(message: object): Promise<{ readonly sent: number; readonly ms: number; readonly ok: boolean }>;
}

export async function openSender(page: Page, extensionId: string): Promise<PageSender> {
  const session: CDPSession = await page.createCDPSession();
  let context: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
    if (origin.includes(extensionId) && auxData?.type === 'isolated') context = id;
  });
  await session.send('Runtime.enable');
  const contextId = await waitFor('the content script', async () => context);
  return {
    async ask(message) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        awaitPromise: true,
        returnByValue: true,
        expression: `(async () => {
          const from = performance.now();
          const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)});
          return { sent: performance.timeOrigin + from, ms: performance.now() - from, ok: reply?.ok === true && (reply.answer?.company ?? null) !== null };
        })()`,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
  };
}
