import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_TAGS } from '../../../lib/core/languages.ts';
import { card as cardWords } from '../../../lib/locales/card/en.ts';
import { popup as popupWords } from '../../../lib/locales/popup/en.ts';
import { find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { foreignWords } from '../harness/foreign-words.ts';
import { type OpenBrowser, openBrowser } from '../harness/open-browser.ts';
import { waitFor } from '../harness/wait-for.ts';
import { type Gallery, openGallery } from './open-gallery.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Words that the English popup has and the French one must not have. */
const ENGLISH = /\b(sync|failed|pending|last|next|run|of)\b/i;
type Language = (typeof LANGUAGE_TAGS)[number];

/** What the samples say, which is as a worker has worded it: in English. */
const SAMPLES = (
  await Promise.all(
    ['sample-records.ts', 'card-views.tsx', 'options-views.tsx', 'popup-views.tsx'].map((name) =>
      readFile(new URL(`gallery/${name}`, import.meta.url), 'utf8'),
    ),
  )
)
  .flatMap((source) => [...source.matchAll(/'([^'\n]*)'/g)].map(([, text = '']) => text))
  .filter((text) => /[A-Z ]/.test(text))
  // A reason begins a sentence where it stands alone.
  .flatMap((text) => [text, text.charAt(0).toUpperCase() + text.slice(1)]);

let gallery: Gallery;
let browser: OpenBrowser;
let page: Page;
let names: readonly string[];

interface GalleryWindow {
  timers: Map<number, { ms: number; run: () => void }>;
  gallery: {
    names: readonly string[];
    calls: string[];
    show: (name: string, language: Language) => void;
    answering: { hold: () => void; letGo: () => void };
  };
}

const widthOf = (name: string, narrow: boolean) =>
  narrow ? 320 : name.startsWith('popup') ? 360 : name.startsWith('options') ? 820 : 480;

async function show(name: string, language: Language, { narrow = false, dark = false } = {}): Promise<void> {
  await page.setViewport({ width: widthOf(name, narrow), height: 700 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.evaluate((shown, spoken) => window.gallery.show(shown, spoken), name, language);
}

const textShown = () =>
  page.evaluate(() => {
    // The text as laid out: without hidden parts, and with separated blocks.
    return document.body.innerText;
  });

const calls = () => page.evaluate(() => window.gallery.calls);

/** The tag and text of each element that sticks out of the window sideways. */
function overflowing(): Promise<string[]> {
  return page.evaluate(() => {
    const inside = [...document.querySelectorAll('#root *')];
    return inside
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > window.innerWidth + 0.5 || box.left < -0.5);
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });
}

async function axeViolations(): Promise<string[]> {
  const { violations } = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const axe = (window as any).axe;
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // The gallery's card stands alone; in QuickBooks the page has its own main region and headings.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    }) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

beforeAll(async () => {
  [gallery, browser] = await Promise.all([openGallery(), openBrowser({ extension: null })]);
  page = await browser.openPage(gallery.url);
  await page.waitForFunction(() => 'gallery' in window);
  await page.evaluate(axeSource);
  names = await page.evaluate(() => window.gallery.names);
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

declare global {
  interface Window extends GalleryWindow {}
}

describe('every view, in every state', () => {
  test('is accessible, and French without a word of English, in light and dark', async () => {
    const found: string[] = [];
    for (const name of names) {
      for (const language of LANGUAGE_TAGS) {
        for (const dark of [false, true]) {
          await show(name, language, { dark });
          // The gallery's own title is the view's name.
          if (language === 'fr-CA' && !dark)
            found.push(...(await foreignWords(page, [name, ...SAMPLES])).map((text) => `${name} ${text}`));
          found.push(
            ...(await axeViolations()).map(
              (text) => `${name} ${language} ${dark ? 'dark' : 'light'} ${text}`,
            ),
          );
          if (language === 'en' || !dark) {
            await browser.screenshot(page, `views/${name}-${language}${dark ? '-dark' : ''}`, {
              fullPage: true,
            });
          }
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('fits 320 px, with text at its own size and at double size', async () => {
    const found: string[] = [];
    for (const name of names) {
      for (const language of LANGUAGE_TAGS) {
        await show(name, language, { narrow: true });
        found.push(...(await overflowing()).map((text) => `${name} ${language} ${text}`));
        await browser.screenshot(page, `views-320/${name}-${language}`, { fullPage: true });
        if (name.startsWith('popup') || name.startsWith('options')) {
          await page.evaluate(() => {
            const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
            document.documentElement.style.fontSize = `${size * 2}px`;
          });
          found.push(...(await overflowing()).map((text) => `${name} ${language} 200 % ${text}`));
          await browser.screenshot(page, `views-320/${name}-${language}-200`, { fullPage: true });
          await page.evaluate(() => document.documentElement.removeAttribute('style'));
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('has buttons, links and fields of at least 24 px', async () => {
    const found: string[] = [];
    for (const name of names) {
      await show(name, 'en');
      const small = await page.evaluate(() => {
        const inside = document.querySelectorAll('button, a, summary, select, label.choice');
        return [...inside].flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 0 && (width < 24 || height < 24)
            ? [`${element.textContent} ${width}×${height}`]
            : [];
        });
      });
      found.push(...small.map((text) => `${name} ${text}`));
    }
    expect(found).toEqual([]);
  });
});

describe('the popup', () => {
  test('names the company of its numbers, and uses their fixed names', async () => {
    await show('popup-morning', 'en');
    await find(page, 'heading', 'Maple Landscaping Inc.');
    await find(page, 'heading', 'FieldPro');
    for (const name of ['To approve 4', 'Pending 4', 'Failed 4', 'Sync now'])
      await find(page, 'button', name);
    const text = await textShown();
    expect(text).toContain('Oldest: 3 days');
    expect(text).toMatch(/Last success\s+08:50/);
    expect(text).toMatch(/Next run\s+09:10/);
  });

  test('names the open company that is not connected, and offers to connect it', async () => {
    await show('popup-other-company', 'en');
    const text = await textShown();
    expect(text).toContain('Open company: Bluebird Dental LLC — not connected to FieldPro');
    await find(page, 'button', 'Connect');
  });

  test('says that the queue is stalled, that a sync takes long, and what is left to set up [SY-02, EL-01, SS-05]', async () => {
    await show('popup-stalled', 'en');
    const stalled = popupWords.connection.stalled('');
    expect(await textShown()).toContain(`${stalled}08:20`);
    await show('popup-morning', 'en');
    expect(await textShown()).not.toContain(stalled);
    await show('popup-running', 'en');
    expect(await textShown()).not.toContain(popupWords.slow);
    await show('popup-slow', 'en');
    expect(await textShown()).toMatch(
      /This is taking longer than usual\. You can close this window; the sync keeps running\./,
    );
    await show('popup-first-sync', 'en');
    expect(await textShown()).toContain('Finish setup (2 of 3)');
  });

  test('writes French without a word of English, and zero in the singular', async () => {
    await show('popup-well', 'fr-CA');
    const none = await textShown();
    expect(none).toMatch(/Aucun échec/);
    await show('popup-manual', 'en');
    expect(await textShown()).toMatch(ENGLISH);
    await show('popup-manual', 'fr-CA');
    const text = await textShown();
    expect(text).toContain('1\u00a0234,56\u00a0$');
    expect(text).toContain('1 échec');
    expect(text).not.toMatch(ENGLISH);
  });
});

describe('the card', () => {
  test('names its commands with the record and sends the one pressed', async () => {
    await show('card-link-broken', 'en');
    const clear = await find(page, 'button', 'Clear ID of invoice 1042');
    await clear.click();
    await press(page, 'button', 'More actions for invoice 1042');
    const resync = await find(page, 'menuitem', /^Resync invoice 1042/);
    expect(resync.disabled).toBe(true);
    expect(resync.name).toContain('there is nothing to resync');
    await resync.click();
    expect(await calls()).toEqual(['clear_id']);
    await press(page, 'menuitem', 'Skip invoice 1042');
    expect(await calls()).toEqual(['clear_id', 'skip']);
  });

  test('shows what both sides say of a synced record, and no button that stands out', async () => {
    const commands = () =>
      page.$$eval('.card .commands button', (buttons) =>
        buttons.map((each) => [each.textContent, each.matches('.primary')]),
      );
    await show('card-failed', 'en');
    expect(await commands()).toEqual([
      ['Change number', true],
      ['More', false],
    ]);
    await show('card-synced', 'en');
    expect(await commands()).toEqual([['More', false]]);
    expect(await textShown()).toMatch(/Both say \$2,310\.75 · Feb\s27 · checked 08:50/);
    await press(page, 'button', 'More actions for invoice 1043');
    await find(page, 'menuitem', 'Resync invoice 1043');
  });

  test('says that nothing moves where its record waits in a queue that stands', async () => {
    await show('card-stands', 'en');
    const said = cardWords.stands('08:20');
    expect(await textShown()).toContain(said);
    await show('card-busy', 'en');
    expect(await textShown()).not.toContain(said);
  });

  test('ignores events that a script made', async () => {
    await show('card-link-broken', 'en');
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('button')) button.click();
    });
    expect(await calls()).toEqual([]);
  });

  test('links only to web addresses, whatever a platform sends', async () => {
    await show('card-synced', 'en');
    await find(page, 'link', 'Open in QuickBooks');
    await findNone(page, 'link', worded(cardWords.open_platform('FieldPro')));
  });

  test('shows the original text unchanged, marked as English [SO-22]', async () => {
    await show('card-failed', 'fr-CA');
    await (await find(page, 'DisclosureTriangle', 'Détails')).click();
    const english = await page.evaluate(() => document.querySelector('[lang="en"]')?.textContent);
    expect(english).toContain('TxnType=Credit Memo with TxnId=111');
  });
});

describe('the confirmation of Clear ID', () => {
  test('says what was found, what will be created and what waits, with the focus on Cancel', async () => {
    await show('dialog-clear', 'en');
    const dialog = await find(page, 'alertdialog', 'Clear ID — unlink from this QuickBooks record');
    const text = await dialog.text();
    expect(text).toContain('Invoice 1042, $480.00, Cedar Grove HOA, 2026-02-12');
    expect(text).toContain('QuickBooks record 146 was not found.');
    expect(text).toContain('A new invoice will be created in QuickBooks.');
    expect(text).toContain('Payment PAY-502, $480.00');
    await find(page, 'DisclosureTriangle', 'What does Clear ID do?');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe('Cancel');
    await page.keyboard.press('Escape');
    await waitFor('Esc to cancel', async () => (await calls()).includes('cancel'));
    expect(await calls()).toEqual(['cancel']);
  });

  test('waits for the check of QuickBooks, and offers no confirmation if it is refused', async () => {
    await show('dialog-checking', 'en');
    expect((await find(page, 'button', 'Clear ID')).disabled).toBe(true);
    await show('dialog-refused', 'en');
    await find(page, 'button', 'Cancel');
    await findNone(page, 'button', 'Clear ID');
  });

  test('has a confirming button named after the command', async () => {
    await show('dialog-clear', 'en');
    await (await find(page, 'button', 'Clear ID')).click();
    expect(await calls()).toEqual(['confirm']);
  });
});

describe('a toast', () => {
  /** Stops long timers in the page; `window.timers` holds their delays and callbacks. */
  async function holdTimers(): Promise<void> {
    await page.evaluate(() => {
      const held = new Map<number, { ms: number; run: () => void }>();
      const [setReal, clearReal] = [window.setTimeout, window.clearTimeout];
      let last = 1_000_000_000;
      window.timers = held;
      window.setTimeout = ((run: () => void, ms = 0) => {
        if (ms < 1000) return setReal(run, ms);
        last += 1;
        held.set(last, { ms, run });
        return last;
      }) as typeof window.setTimeout;
      window.clearTimeout = (id) => {
        if (!held.delete(Number(id))) clearReal(id);
      };
    });
  }
  const delays = () => page.evaluate(() => [...window.timers.values()].map(({ ms }) => ms));

  test('stays ten seconds, pauses while the pointer or the focus is on it, and then reports that it lapsed', async () => {
    await holdTimers();
    await show('toast-undo', 'en');
    await waitFor('the toast to count', async () => (await delays()).length === 1);
    expect(await delays()).toEqual([10_000]);

    const undo = await find(page, 'button', 'Undo');
    const { x, y } = await undo.box();
    await page.mouse.move(x + 2, y + 2);
    await waitFor('the toast to wait', async () => (await delays()).length === 0);
    await page.mouse.move(400, 600);
    await waitFor('the toast to go on', async () => (await delays()).length === 1);
    await undo.focus();
    await waitFor('the toast to wait for the focus', async () => (await delays()).length === 0);
    await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement) focused.blur();
    });
    await waitFor('the toast to go on', async () => (await delays()).length === 1);

    expect(await calls()).toEqual([]);
    await page.evaluate(() => {
      for (const { run } of window.timers.values()) run();
    });
    expect(await calls()).toEqual(['lapsed']);
  });

  test('distinguishes Undo from closing', async () => {
    await show('toast-undo', 'en');
    await (await find(page, 'button', 'Undo')).click();
    await (await find(page, 'button', 'Dismiss')).click();
    expect(await calls()).toEqual(['undo', 'closed']);
  });
});

describe('the options', () => {
  test('keep the typed text when the platform refuses, and show the reason beside the field [SY-21]', async () => {
    await show('options-first', 'en');
    await (await find(page, 'textbox', 'Platform address')).type('https://api.fieldpro.example/v1');
    await (await find(page, 'textbox', 'Access key')).type('a-key');
    await (await find(page, 'button', 'Activate')).click();
    const key = await waitFor('the refusal beside the key', async () => {
      const field = await find(page, 'textbox', 'Access key');
      return field.description.includes('belongs to Bluebird Dental LLC') ? field : undefined;
    });
    expect(key.description).toContain('Maple Landscaping Inc.');
    expect((await find(page, 'textbox', 'Platform address')).value).toBe('https://api.fieldpro.example/v1');
    expect(await calls()).toEqual(['activate https://api.fieldpro.example/*']);
  });

  test('request nothing while the address is invalid', async () => {
    await show('options-first', 'en');
    await (await find(page, 'textbox', 'Platform address')).type('http://fieldpro.example');
    await (await find(page, 'textbox', 'Access key')).type('a-key');
    await (await find(page, 'button', 'Activate')).click();
    const address = await find(page, 'textbox', 'Platform address');
    expect(address.description).toContain('start with https://');
    expect(await calls()).toEqual([]);
  });

  test('send each frequency as it is chosen [SS-07]', async () => {
    await show('options-connected', 'en');
    await find(page, 'radiogroup', 'Sync frequency');
    for (const name of ['Hourly', 'Daily', 'Weekly', 'Never', 'Every 10 minutes']) {
      await (await find(page, 'radio', name)).click();
    }
    expect((await calls()).map((call) => JSON.parse(call))).toEqual([
      { kind: 'hourly' },
      { kind: 'daily', at: '07:30' },
      { kind: 'weekly', at: '07:30', day: 1 },
      { kind: 'never' },
      { kind: 'every_10_minutes' },
    ]);
  });

  test('do not overwrite a text being typed when an answer is late, and store the last text [SS-07]', async () => {
    await show('options-connected', 'en');
    await page.evaluate(() => window.gallery.answering.hold());
    await (await find(page, 'radio', 'Weekly')).click();
    const time = () => page.$eval('input[type="time"]', (field) => field.value);
    await page.focus('input[type="time"]');
    await page.keyboard.type('05');
    expect(await time()).toBe('05:00');
    await page.evaluate(() => window.gallery.answering.letGo());
    await waitFor('the first time to be sent', async () => (await calls()).length === 2);
    await page.keyboard.type('45AM');
    expect(await time()).toBe('05:45');
    for (const sent of [3, 3]) {
      await page.evaluate(() => window.gallery.answering.letGo());
      await waitFor('the last time to be sent', async () => (await calls()).length === sent);
      expect(await time()).toBe('05:45');
    }
    expect((await calls()).map((call) => JSON.parse(call).at)).toEqual(['06:00', '05:00', '05:45']);
    await page.keyboard.press('Tab');
    expect(await time()).toBe('05:45');
  });

  test('show the next run with its day if it is not today', async () => {
    await show('options-several', 'en');
    const text = await textShown();
    expect(text).toContain('Next run: Mon\u00a02026-03-09\u00a006:00');
    expect(text).toContain('Automatic sync is off');
  });

  test('ask before disconnecting, and name what is lost [SY-16]', async () => {
    await show('options-connected', 'en');
    await (await find(page, 'button', 'Disconnect')).click();
    const dialog = await find(page, 'alertdialog', 'Disconnect from FieldPro?');
    expect(await dialog.text()).toContain('are deleted from this browser profile.');
    const [confirm] = (await findAll(page, 'button', 'Disconnect')).slice(-1);
    await confirm?.click();
    expect(await calls()).toEqual(['disconnect c1']);
  });
});
