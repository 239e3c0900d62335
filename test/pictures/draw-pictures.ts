import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import type { Page } from 'puppeteer';
import { QUEUE_TABS } from '../../components/queue/queue-frame.ts';
import { LANGUAGE_TAGS, type Language } from '../../lib/core/languages.ts';
import { findAll, sessionOf } from '../browser/harness/accessible.ts';
import { PICTURES } from '../browser/harness/open-browser.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { darken, lighten } from '../browser/page/dark-page.ts';
import { openTestbed, type Testbed } from '../browser/scenarios/open-testbed.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { allViews, POPUP, SLIM, type View } from '../browser/views/all-views.ts';
import { openGallery } from '../browser/views/open-gallery.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { believableCompany } from '../sandbox/world/believable-company.ts';
import { SCENARIO_NOW } from '../sandbox/world/scenario-world.ts';

/*
 * Draws every surface and state in light, dark and forced colours, in each language and at the widths that count, into
 * test/output/pictures/all/<language>/<mode>. Arguments draw only what has one of them in its name.
 */

const only = process.argv.slice(2);
const asked = (name: string) => only.length === 0 || only.some((part) => name.includes(part));
const MODES = {
  light: { 'prefers-color-scheme': 'light', 'forced-colors': 'none' },
  dark: { 'prefers-color-scheme': 'dark', 'forced-colors': 'none' },
  forced: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
} as const;
type Mode = keyof typeof MODES;
const MODE_NAMES = ['light', 'dark', 'forced'] as const satisfies readonly Mode[];
const WIDTHS = [1280, 1024] as const;
/** Time for fades and second answers; nothing is checked here. */
const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let drawn = 0;

/** Emulates a mode in a page and in its frames, which have sessions of their own. */
async function setMode(page: Page, mode: Mode): Promise<void> {
  const features = Object.entries({ 'prefers-reduced-motion': 'reduce', ...MODES[mode] });
  const list = features.map(([name, value]) => ({ name, value }));
  for (const session of new Set(page.frames().map(sessionOf)))
    await session.send('Emulation.setEmulatedMedia', { features: list }).catch(() => undefined);
}

async function draw(
  testbed: Pick<Testbed, 'browser'>,
  page: Page,
  name: string,
  fullPage = false,
): Promise<void> {
  await rest(120);
  await testbed.browser.screenshot(page, `all/${name}`, { fullPage });
  drawn += 1;
}

async function speak(asking: Asking, page: Page, language: Language): Promise<void> {
  await asking.ask({ type: 'set_preferences', preferences: { language } });
  await page.bringToFront();
  await waitFor(`the page to be in ${language}`, () =>
    page.evaluate((wanted) => document.documentElement.lang === wanted, language),
  );
  await rest(300);
}

/** One of Tickmark's own pages, in all languages, modes and widths. */
async function drawView(
  testbed: Testbed,
  asking: Asking,
  view: View,
  widths: readonly number[],
): Promise<void> {
  const page = await view.open();
  const height = page.viewport()?.height ?? 800;
  for (const language of LANGUAGE_TAGS) {
    // A page that is loaded in forced colours keeps their background afterwards.
    await setMode(page, 'light');
    await speak(asking, page, language);
    if (language !== 'en') await view.again?.(page);
    for (const mode of MODE_NAMES) {
      await setMode(page, mode);
      for (const width of view.wideOnly ? widths.slice(0, 1) : widths) {
        await page.setViewport({ width, height });
        await draw(testbed, page, `${language}/${mode}/${view.name}-${width}`);
      }
    }
  }
  await speak(asking, page, 'en');
  await page.close();
}

/** What stands on QuickBooks' pages: its address, and the presses that lead to it. */
interface OnPage {
  readonly name: string;
  readonly path: string;
  readonly open?: (page: Page, language: Language) => Promise<unknown>;
  /** Takes back what was done, for the next picture. */
  readonly undo?: (page: Page) => Promise<unknown>;
}

const CHANGED = /^(Sync: changed|Synchro\s*: chang\p{L}+)/u;
const BADGE: Readonly<Record<Language, RegExp>> = { en: /^Sync: /, 'fr-CA': /^Synchro/ };

/** Presses the first control of a role with a name, once it may act. */
async function pressFirst(page: Page, name: RegExp, role = 'button'): Promise<void> {
  const [first] = await waitFor(`${role} ${name}`, async () => {
    const found = await findAll(page, role, name);
    return found.length > 0 && found;
  });
  await first?.evaluate(function () {
    this.scrollIntoView({ block: 'center' });
  });
  await rest(700);
  await first?.click();
  await rest(700);
}

function onPages(testbed: Testbed): OnPage[] {
  const pageOf = (state: string) => {
    const records = testbed.sandbox.platform.control.records(COMPANY_A);
    const found = records.find(({ type, sync }) => type === 'invoice' && sync.state === state);
    return `/app/invoice?txnId=${found?.sync.quickbooks?.id}`;
  };
  const list = '/app/invoices';
  return [
    { name: 'list', path: list },
    {
      name: 'list-tip',
      path: list,
      open: async (page, language) => {
        const [badge] = await findAll(page, 'button', BADGE[language]);
        const box = await badge?.box();
        if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await rest(700);
      },
    },
    {
      name: 'list-only',
      path: list,
      open: (page) => pressFirst(page, /^(Show only these|Montrer seulement)/),
    },
    {
      name: 'card-synced',
      path: list,
      open: (page) => pressFirst(page, /^(Sync: synced|Synchro\s*: à jour), (invoice|facture) /),
    },
    {
      name: 'card-changed',
      path: list,
      open: (page) => pressFirst(page, CHANGED),
    },
    {
      name: 'card-menu',
      path: list,
      open: async (page) => {
        await pressFirst(page, CHANGED);
        await pressFirst(page, /^(More actions|Plus d’actions)/);
      },
    },
    { name: 'record', path: pageOf('synced') },
    { name: 'record-broken', path: pageOf('link_broken') },
    {
      name: 'card-broken',
      path: pageOf('link_broken'),
      open: (page) => pressFirst(page, /^(Sync: link|Synchro\s*: lien)/),
    },
    {
      name: 'clear-id',
      path: pageOf('link_broken'),
      open: (page) => pressFirst(page, /^(Clear ID|Effacer l)/),
    },
    {
      name: 'toast',
      path: list,
      open: async (page) => {
        await pressFirst(page, CHANGED);
        await pressFirst(page, /^(More actions|Plus d’actions)/);
        await pressFirst(page, /^(Skip|Exclure)/, 'menuitem');
      },
      undo: async (page) => {
        await pressFirst(page, /^(Undo|Annuler)$/);
        await waitFor('it to be as before', async () => (await findAll(page, 'button', CHANGED)).length > 0);
      },
    },
    { name: 'other-page', path: '/app/homepage' },
  ];
}

async function drawOnPage(
  testbed: Testbed,
  asking: Asking,
  { name, path, open, undo }: OnPage,
): Promise<void> {
  for (const language of LANGUAGE_TAGS) {
    await asking.ask({ type: 'set_preferences', preferences: { language } });
    for (const width of WIDTHS) {
      for (const mode of MODE_NAMES) {
        const page = await openQuickBooks(testbed.browser, path);
        await page.setViewport({ width, height: 800 });
        await (mode === 'dark' ? darken(page) : lighten(page));
        await setMode(page, mode);
        if (path !== '/app/homepage')
          await waitFor('badges', async () => (await findAll(page, 'button', BADGE[language])).length > 0);
        await rest(500);
        await open?.(page, language);
        await setMode(page, mode);
        await rest(300);
        await draw(testbed, page, `${language}/${mode}/page-${name}-${width}`);
        await undo?.(page);
        await page.close();
      }
    }
  }
  await asking.ask({ type: 'set_preferences', preferences: { language: 'en' } });
}

/** The states of popup, card, dialog, toast and options that only samples have. */
async function drawSamples(testbed: Testbed): Promise<void> {
  const gallery = await openGallery();
  const page = await testbed.browser.openPage(gallery.url);
  await page.waitForFunction(() => 'gallery' in window);
  const names = await page.evaluate(
    () => (window as unknown as { gallery: { names: string[] } }).gallery.names,
  );
  for (const name of names.filter(asked)) {
    for (const language of LANGUAGE_TAGS) {
      for (const mode of MODE_NAMES) {
        const width = name.startsWith('popup') ? 360 : name.startsWith('options') ? 1024 : 420;
        await page.setViewport({ width, height: 640 });
        await setMode(page, mode);
        await page.evaluate(
          (shown, spoken) =>
            (window as unknown as { gallery: { show(name: string, language: string): void } }).gallery.show(
              shown,
              spoken,
            ),
          name,
          language,
        );
        await draw(testbed, page, `${language}/${mode}/sample-${name}`, true);
      }
    }
  }
  await page.close();
  await gallery.close();
}

/** What is there before anything is connected: the chip on QuickBooks' page, and the example company. */
async function drawUnconnected(): Promise<void> {
  const world = believableCompany(1, { now: Date.parse(SCENARIO_NOW), hold: true });
  for (const language of LANGUAGE_TAGS) {
    const testbed = await openTestbed({ world, accessKey: null });
    try {
      const asking = await openAsking(testbed.browser);
      await asking.ask({ type: 'set_preferences', preferences: { language } });
      const page = await openQuickBooks(testbed.browser, '/app/invoices');
      await waitFor('the chip', async () => (await findAll(page, 'region', 'Tickmark')).length > 0);
      for (const path of ['welcome.html', 'options.html', 'popup.html']) {
        const own = await testbed.browser.openExtensionPage(path);
        const width = path === 'popup.html' ? 360 : 1024;
        await own.setViewport({ width, height: path === 'popup.html' ? 600 : 800 });
        await rest(700);
        for (const mode of MODE_NAMES) {
          await setMode(own, mode);
          await draw(testbed, own, `${language}/${mode}/first-${path.replace('.html', '')}-${width}`);
        }
        if (path === 'welcome.html') await asking.page.bringToFront();
        else await own.close();
      }
      for (const mode of MODE_NAMES) {
        await page.bringToFront();
        await (mode === 'dark' ? darken(page) : lighten(page));
        await setMode(page, mode);
        await rest(500);
        await draw(testbed, page, `${language}/${mode}/page-unconnected-1280`);
      }
      const pages = await testbed.browser.browser.pages();
      const welcome = pages.find((each) => each.url().includes('welcome.html'));
      if (!welcome) throw new Error('The welcome page is closed.');
      await welcome.bringToFront();
      await pressFirst(welcome, /example|exemple/);
      const queue = await waitFor('the queue', async () =>
        (await testbed.browser.browser.pages()).find((each) => each.url().includes('queue.html')),
      );
      await queue.bringToFront();
      for (const tab of QUEUE_TABS) {
        await queue.evaluate((hash) => {
          location.hash = hash;
        }, tab);
        // A tab may have tabs of its own.
        await waitFor('the tab', async () => (await findAll(queue, 'tabpanel', /./)).length > 0);
        await rest(900);
        for (const mode of MODE_NAMES) {
          await setMode(queue, mode);
          for (const width of WIDTHS) {
            await queue.setViewport({ width, height: 800 });
            await draw(testbed, queue, `${language}/${mode}/example-${tab}-${width}`);
          }
        }
      }
    } finally {
      await testbed.close();
    }
  }
}

if (only.length === 0) rmSync(`${PICTURES}/all`, { recursive: true, force: true });
const world = believableCompany(1, { now: Date.parse(SCENARIO_NOW), hold: true });
const testbed = await openTestbed({ world, accessKey: ADMIN_KEY_A });
/** Draws one thing, and says which could not be drawn. */
async function attempt(name: string, body: () => Promise<void>): Promise<void> {
  if (!asked(name)) return;
  await body().catch((error: Error) => {
    process.exitCode = 1;
    console.error(`${name}: ${error.message}`);
  });
}
try {
  const asking = await openAsking(testbed.browser);
  const { inQueue, panels, pages } = allViews(() => testbed);
  for (const each of onPages(testbed))
    await attempt(`page-${each.name}`, () => drawOnPage(testbed, asking, each));
  for (const view of inQueue) await attempt(view.name, () => drawView(testbed, asking, view, WIDTHS));
  for (const view of panels) await attempt(view.name, () => drawView(testbed, asking, view, [SLIM.width]));
  for (const view of pages) {
    const widths = view.name === 'popup' ? [POPUP.width] : WIDTHS;
    await attempt(view.name, () => drawView(testbed, asking, view, widths));
  }
  await drawSamples(testbed);
} finally {
  await testbed.close();
}
await attempt('first and example', drawUnconnected);
console.log(`${drawn} pictures are in ${relative(process.cwd(), PICTURES)}/all.`);
