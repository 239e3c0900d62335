import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from 'puppeteer';
import { requireBrowser } from '../../set-up/require-browser.ts';
import { chromiumFlags, type SiteAddress } from './chromium-flags.ts';
import { type ConsoleError, type ConsoleLine, collectConsole } from './collect-errors.ts';
import { DEADLINE_MS, waitFor } from './wait-for.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
/** The build that tests run: as shipped, and allowed to reach the loopback host. */
export const SANDBOX_BUILD = join(PROJECT, '.output/chrome-mv3-sandbox');
export const PICTURES = join(PROJECT, 'test/output/pictures');

export interface OpenBrowserOptions {
  /** The time limit of one call into the browser, in milliseconds; a measurement there takes long. */
  readonly protocolTimeout?: number;
  /** The folder of the extension; null for a browser without one. */
  readonly extension?: string | null;
  /** The sandbox QuickBooks site that `*.intuit.com` leads to. */
  readonly site?: SiteAddress | null;
  /** A profile that outlives the browser, for restarts; without it a temporary one is used. */
  readonly userDataDir?: string;
  /** The browser's own language. */
  readonly language?: string;
  /** An IANA time zone; the machine's where absent. */
  readonly timeZone?: string;
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly flags?: readonly string[];
}

export interface OpenBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  openPage(url: string): Promise<Page>;
  /** A page of the extension in a tab, e.g. `popup.html`. */
  openExtensionPage(path: string): Promise<Page>;
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  /** The extension's worker; started if it sleeps. Ask again after each restart. */
  worker(): Promise<WebWorker>;
  /** Whether the worker runs now; does not wake it. */
  isWorkerRunning(): boolean;
  /** Ends the worker at once, whatever it does, and waits until it is gone. */
  killWorker(): Promise<void>;
  /** Errors of pages, frames, workers and content scripts since the start. Expected to be empty. */
  consoleErrors(): readonly ConsoleError[];
  /** Everything that was written to their consoles so far. */
  consoleLines(): readonly ConsoleLine[];
  /** Saves a picture of a page as `test/output/pictures/<name>.png`; returns its path. */
  screenshot(page: Page, name: string, options?: { readonly fullPage?: boolean }): Promise<string>;
  close(): Promise<void>;
}

/** The browser has told by then, in milliseconds, that a worker that has stopped is gone, or takes the next one for it. */
const REPLACED_MS = 2_000;

async function extensionIdOf(browser: Browser, folder: string): Promise<string> {
  const wanted = resolve(folder);
  return waitFor(`the extension of ${folder} to be loaded`, async () => {
    const extensions = await browser.extensions();
    return [...extensions.values()].find((extension) => resolve(extension.path) === wanted)?.id;
  });
}

/** Opens Chromium with the extension, cut off from every network but the sandbox's. */
export async function openBrowser(options: OpenBrowserOptions = {}): Promise<OpenBrowser> {
  const { extension = SANDBOX_BUILD, site = null, language = 'en-US', headless = true } = options;
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'tickmark-browser-')));
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless,
    pipe: true,
    timeout: 2 * DEADLINE_MS,
    ...(options.protocolTimeout === undefined ? {} : { protocolTimeout: options.protocolTimeout }),
    userDataDir,
    ...(extension === null ? {} : { enableExtensions: [resolve(extension)] }),
    defaultViewport: options.viewport === undefined ? { width: 1360, height: 860 } : options.viewport,
    // On Linux Chromium takes its language from the environment.
    env: {
      ...process.env,
      LANGUAGE: language.replace('-', '_'),
      LANG: `${language.replace('-', '_')}.UTF-8`,
      ...(options.timeZone === undefined ? {} : { TZ: options.timeZone }),
    },
    args: [...chromiumFlags(site, language), ...(options.flags ?? [])],
  });
  const lines = collectConsole(browser);
  const extensionId = extension === null ? '' : await extensionIdOf(browser, extension);
  const origin = `chrome-extension://${extensionId}/`;

  const workerTarget = (): Target | undefined =>
    browser.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(origin));

  async function openPage(url: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(DEADLINE_MS);
    const close = page.close.bind(page);
    // On a busy machine the browser may have closed it already when it answers.
    page.close = async (options) => {
      await close(options).catch((error: Error) => {
        if (!/No target with given id/.test(error.message)) throw error;
      });
    };
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** Starts a sleeping worker, as any event does. */
  async function startWorker(): Promise<void> {
    const page = await openPage(`${origin}manifest.json`);
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: origin });
    await page.close();
  }

  /**
   * Stops the worker at once, whatever it does.
   * @param isGone whether nothing is seen of it any more
   */
  async function stopWorker(isGone: () => boolean): Promise<void> {
    const pages = await browser.pages();
    const page = pages.find((each) => each.url() === 'about:blank') ?? pages[0];
    const session = await (page ?? (await browser.newPage())).createCDPSession();
    const running = new Set<string>();
    let stoppedAt = Number.POSITIVE_INFINITY;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, runningStatus } of versions) {
        if (!scriptURL.startsWith(origin)) continue;
        if (runningStatus !== 'stopped') running.add(versionId);
        else if (running.has(versionId)) stoppedAt = Math.min(stoppedAt, performance.now());
      }
    });
    await session.send('ServiceWorker.enable');
    await waitFor('the extension worker to be gone', async () => {
      // A worker that is just starting may miss the first request, and it may end by itself meanwhile.
      if (!isGone() && stoppedAt === Number.POSITIVE_INFINITY)
        await session.send('ServiceWorker.stopAllWorkers');
      // One that is woken at once may be taken for the one that has stopped.
      return isGone() || performance.now() - stoppedAt > REPLACED_MS;
    });
    await session.detach();
  }

  return {
    browser,
    extensionId,
    openPage,
    openExtensionPage: (path) => openPage(`${origin}${path}`),
    openPopup: () => openPage(`${origin}popup.html`),
    openOptions: () => openPage(`${origin}options.html`),
    worker: async () => {
      if (!workerTarget()) await startWorker();
      return waitFor('the extension worker to run', async () => workerTarget()?.worker());
    },
    isWorkerRunning: () => workerTarget() !== undefined,
    killWorker: async () => {
      const target = workerTarget();
      if (!target) return;
      // A session holds the target of a worker that stops and starts again at once: it would never be seen to go.
      const worker = await target.worker().catch(() => null);
      await worker?.client.detach().catch(() => undefined);
      await stopWorker(() => !browser.targets().includes(target));
    },
    consoleErrors: () => lines().filter(({ isError }) => isError),
    consoleLines: lines,
    screenshot: async (page, name, { fullPage = false } = {}) => {
      const path = join(PICTURES, `${name}.png`) as `${string}.png`;
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, fullPage });
      return path;
    },
    close: async () => {
      await browser.close();
      if (options.userDataDir === undefined)
        await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
