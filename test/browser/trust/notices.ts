import type { OpenBrowser } from '../harness/open-browser.ts';
import type { Asking } from './ask-worker.ts';

interface Seen {
  causes?: string[];
  titles?: string[];
}

/** Records the causes of notices from now on. @returns a function that gives them, oldest first */
export async function followNotices({ page }: Asking): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: {
          onChanged: {
            addListener(
              heard: (changes: Record<string, { oldValue?: object; newValue?: object }>) => void,
            ): void;
          };
        };
      };
    };
    const causes: string[] = [];
    (globalThis as unknown as Seen).causes = causes;
    // The extension stores when it told each cause, so that it tells none twice a day.
    chrome.storage.onChanged.addListener(({ notified }) => {
      const before = (notified?.oldValue ?? {}) as Record<string, number>;
      const after = (notified?.newValue ?? {}) as Record<string, number>;
      causes.push(...Object.keys(after).filter((cause) => after[cause] !== before[cause]));
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as Seen).causes ?? []);
}

/** Records the notices that this worker shows from now on. @returns a function that gives their titles */
export async function spyNotices({ worker }: OpenBrowser): Promise<() => Promise<string[]>> {
  const running = await worker();
  await running.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { notifications: { create(...given: unknown[]): unknown } };
    };
    const titles: string[] = [];
    (globalThis as unknown as Seen).titles = titles;
    const create = chrome.notifications.create.bind(chrome.notifications);
    chrome.notifications.create = (...given) => {
      titles.push((given[1] as { title: string }).title);
      return create(...given);
    };
  });
  return () => running.evaluate(() => (globalThis as unknown as Seen).titles ?? []);
}
