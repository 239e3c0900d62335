import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/open-sandbox.ts';
import { SCENARIO_NOW } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { type OpenBrowser, type OpenBrowserOptions, openBrowser } from '../harness/open-browser.ts';
import { type ShiftedBuild, shiftClock } from '../harness/shift-clock.ts';
import { waitFor } from '../harness/wait-for.ts';
import { watchExtensionRequests } from '../harness/watch-extension-requests.ts';
import { connect as connectTo } from '../page/open-connected.ts';

/**
 * What a scenario works with: the sandbox, a browser with the extension and a clock that the scenario sets, and the company
 * connected through the options page.
 */
export interface Testbed {
  readonly sandbox: Sandbox;
  /** The running browser; a new one after each restart. */
  readonly browser: OpenBrowser;
  /** The extension's clock. */
  readonly clock: Pick<ShiftedBuild, 'now' | 'folder'>;
  /** Closes the browser; its stored data stay. */
  closeBrowser(): Promise<void>;
  /** Kills the browser's process, as a power cut does; what has reached the disk stays. */
  killBrowser(): Promise<void>;
  /**
   * Starts the browser with its stored data, at this time (RFC 3339) of the extension and of the platform.
   * @param speed seconds of the extension's clock per second of the machine's; unchanged if absent
   */
  startBrowser(at?: string, speed?: number): Promise<OpenBrowser>;
  /** The network requests of the extension's worker and pages, in all browsers of this scenario. */
  extensionRequests(): readonly string[];
  /** Errors on the consoles of all browsers of this scenario, as texts. */
  consoleErrors(): readonly string[];
  close(): Promise<void>;
}

export interface TestbedOptions extends Pick<OpenBrowserOptions, 'language' | 'flags'> {
  readonly world: World;
  /** The key to connect with; `null` for no connection. */
  readonly accessKey: string | null;
  /** RFC 3339; the usual time of scenarios if absent. */
  readonly startsAt?: string;
  /** Seconds of the extension's clock per second of the machine's; 1 if absent. */
  readonly speed?: number;
  readonly openRealm?: string;
  readonly sandbox?: Omit<SandboxOptions, 'world' | 'openRealm'>;
}

const TIME_ZONE = 'America/Toronto';

export async function openTestbed(options: TestbedOptions): Promise<Testbed> {
  const { world, accessKey, openRealm, startsAt = SCENARIO_NOW, speed, language, flags } = options;
  const sandbox = await openSandbox({
    ...options.sandbox,
    world,
    ...(openRealm === undefined ? {} : { openRealm }),
  });
  const build = await shiftClock(startsAt, undefined, speed);
  const userDataDir = await mkdtemp(join(tmpdir(), 'tickmark-profile-'));
  const requests: (() => readonly string[])[] = [];
  const errors: OpenBrowser['consoleErrors'][] = [];
  let browser: OpenBrowser | null = null;

  async function closeBrowser(): Promise<void> {
    // Errors during the shutdown do not count.
    const seen = browser?.consoleErrors() ?? [];
    if (browser) errors[errors.length - 1] = () => seen;
    await browser?.close();
    browser = null;
  }

  async function killBrowser(): Promise<void> {
    const process = browser?.browser.process();
    if (!process?.pid) throw new Error('There is no browser to kill.');
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
    browser = null;
  }

  async function startBrowser(at?: string, pace?: number): Promise<OpenBrowser> {
    if (browser) throw new Error('The browser runs already.');
    if (at !== undefined) {
      sandbox.platform.control.setTime(at);
      build.startAt(at, pace);
    }
    browser = await openBrowser({
      site: sandbox.site,
      extension: build.folder,
      userDataDir,
      timeZone: TIME_ZONE,
      ...(language === undefined ? {} : { language }),
      ...(flags === undefined ? {} : { flags }),
    });
    requests.push(watchExtensionRequests(browser.browser));
    errors.push(browser.consoleErrors);
    return browser;
  }

  const testbed: Testbed = {
    sandbox,
    get browser() {
      if (!browser) throw new Error('The browser is closed.');
      return browser;
    },
    clock: build,
    closeBrowser,
    killBrowser,
    startBrowser,
    extensionRequests: () => requests.flatMap((each) => each()),
    consoleErrors: () => errors.flatMap((each) => each().map(({ where, text }) => `${text} (${where})`)),
    close: async () => {
      await closeBrowser();
      await sandbox.close();
      build.remove();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    await startBrowser();
    if (accessKey !== null) await connect(testbed, accessKey);
    return testbed;
  } catch (error) {
    await testbed.close();
    throw error;
  }
}

/** Connects as a user does, and waits until the first read is over. */
export async function connect(
  { sandbox, browser }: Pick<Testbed, 'sandbox' | 'browser'>,
  accessKey: string,
): Promise<void> {
  await connectTo(browser, sandbox.platform.url, accessKey);
  await settled(browser);
}

/** Waits until no cycle is under way and every company has been read. */
export async function settled(browser: OpenBrowser): Promise<void> {
  await waitFor('the cycle to be over', async () => {
    const state = await readStore(browser, ['companies', 'cycles']);
    const [companies = [], cycles = []] = state as [{ first_read_done: boolean }[], unknown[]];
    return (
      companies.length > 0 && companies.every((company) => company.first_read_done) && cycles.length === 0
    );
  });
}

/** Reads whole tables of the extension's store. */
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
