import { openSandbox, type Sandbox } from '../../sandbox/open-sandbox.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find } from '../harness/accessible.ts';
import { type OpenBrowser, type OpenBrowserOptions, openBrowser } from '../harness/open-browser.ts';
import { waitFor } from '../harness/wait-for.ts';

/** A bookkeeper's desk: the sandbox, a browser with the extension, and the company connected through the options page. */
export interface Desk {
  readonly sandbox: Sandbox;
  readonly browser: OpenBrowser;
  close(): Promise<void>;
}

export interface DeskOptions extends Pick<OpenBrowserOptions, 'language' | 'userDataDir' | 'flags'> {
  readonly world: World;
  /** The key to connect with; `null` for a desk that is not connected yet. */
  readonly accessKey: string | null;
  readonly openRealm?: string;
}

export async function openDesk({ world, accessKey, openRealm, ...options }: DeskOptions): Promise<Desk> {
  const sandbox = await openSandbox({ world, ...(openRealm === undefined ? {} : { openRealm }) });
  const browser = await openBrowser({ site: sandbox.site, ...options });
  const desk = {
    sandbox,
    browser,
    close: async () => {
      await browser.close();
      await sandbox.close();
    },
  };
  if (accessKey !== null) await connect(desk, accessKey);
  return desk;
}

/** Connects as a user would, and waits until the first read is over. */
export async function connect(
  { sandbox, browser }: Pick<Desk, 'sandbox' | 'browser'>,
  accessKey: string,
): Promise<void> {
  const page = await browser.openOptions();
  await (await find(page, 'textbox', 'Platform address')).type(sandbox.platform.url);
  await (await find(page, 'textbox', 'Access key')).type(accessKey);
  await (await find(page, 'button', 'Activate')).click();
  await find(page, 'button', /^Disconnect/);
  await settled(browser);
  await page.close();
}

/** Waits until no cycle is under way and every company has been read. */
export async function settled(browser: OpenBrowser): Promise<void> {
  await waitFor('the first read to be over', async () => {
    const state = await readStore(browser, ['companies', 'cycles']);
    const [companies = [], cycles = []] = state as [{ first_read_done: boolean }[], unknown[]];
    return (
      companies.length > 0 && companies.every((company) => company.first_read_done) && cycles.length === 0
    );
  });
}

/** Reads whole tables of the extension's store, as they are now. */
export async function readStore(browser: OpenBrowser, tables: readonly string[]): Promise<unknown[][]> {
  const worker = await browser.worker();
  return worker.evaluate(async (names) => {
    const open = indexedDB.open('tickmark');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    try {
      return await Promise.all(
        names.map(
          (name) =>
            new Promise<unknown[]>((resolve, reject) => {
              const all = db.transaction(name).objectStore(name).getAll();
              all.onsuccess = () => resolve(all.result);
              all.onerror = () => reject(all.error);
            }),
        ),
      );
    } finally {
      db.close();
    }
  }, tables);
}
