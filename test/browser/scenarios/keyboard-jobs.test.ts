import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../../../lib/core/languages.ts';
import { CARD_WORDS } from '../../../lib/locales/card/index.ts';
import { DIAGNOSIS_WORDS } from '../../../lib/locales/diagnosis/index.ts';
import { GUIDE_WORDS } from '../../../lib/locales/guide/index.ts';
import { OPTIONS_WORDS } from '../../../lib/locales/options/index.ts';
import { PAGE_WORDS } from '../../../lib/locales/page/index.ts';
import { PANEL_WORDS } from '../../../lib/locales/panel/index.ts';
import { POPUP_WORDS } from '../../../lib/locales/popup/index.ts';
import { QUEUE_WORDS } from '../../../lib/locales/queue/index.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldOfFailedUpdates, worldS02 } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { focusOn, hear, pressKeys, pressKeysOn, type Target, walkTo } from '../harness/keyboard.ts';
import type { OpenBrowser } from '../harness/open-browser.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from './open-testbed.ts';

/** The browser's API in the extension's pages. */
declare const chrome: {
  readonly runtime: {
    getManifest(): { readonly commands: Readonly<Record<string, { suggested_key?: { default?: string } }>> };
  };
};

const wordsOf = (language: Language) => ({
  card: CARD_WORDS[language],
  diagnosis: DIAGNOSIS_WORDS[language],
  guide: GUIDE_WORDS[language],
  options: OPTIONS_WORDS[language],
  page: PAGE_WORDS[language],
  panel: PANEL_WORDS[language],
  popup: POPUP_WORDS[language],
  queue: QUEUE_WORDS[language],
});
type Words = ReturnType<typeof wordsOf>;

/** One press of a key, and what follows from it. */
interface Step {
  /** The control that the Tab key leads to first, or the key named after it. */
  readonly at?: Target;
  readonly by?: string;
  /** The key that is pressed there, or the text that is typed there. */
  readonly key?: string;
  readonly type?: string;
  /** Where the focus is then; on the same control, if absent. */
  readonly focus?: Target;
  /** Part of what a live region says then, and did not say before. */
  readonly says?: string;
  /** The dialog that has the focus then, whose name is read with it. */
  readonly dialog?: Target;
  /** The option that is read then, while the field keeps the focus. */
  readonly option?: string;
  /** The page that opens then in another tab. */
  readonly opens?: string;
}

interface Job {
  readonly job: string;
  readonly open: (testbed: Testbed) => Promise<Page>;
  readonly steps: readonly Step[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const startsWith = (text: string) => new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);

const queueAt = (view: string) => async (testbed: Testbed) => {
  const page = await testbed.browser.openExtensionPage(`queue.html#${view}`);
  await page.setViewport({ width: 1280, height: 800 });
  await page.waitForSelector('[role=tab]');
  return page;
};

/** The company of S02 with a second such invoice, and with a name in QuickBooks that fits the customer without a match. */
function world(): World {
  const second = worldOfFailedUpdates(1, 1048).companies[0];
  const { companies, ...rest } = worldS02();
  const [company, ...others] = companies;
  if (!company || !second) throw new Error('The world has no company');
  const isSecond = ({ number }: { readonly number?: string | null }) => number === '1048';
  const birch = { type: 'Customer', id: '71', name: 'Birch and Sons' } as const;
  const records = [...company.records, ...[...second.records].filter(isSecond)];
  const documents = [...company.documents, ...[...second.documents].filter(isSecond), birch];
  return { ...rest, companies: [{ ...company, records, documents }, ...others] };
}

/** The jobs, in an order in which none takes another's records away. */
function jobs(w: Words): readonly Job[] {
  const { card, diagnosis, guide, options, page, panel, popup, queue } = w;
  const badge = (state: keyof typeof page.spoken, number: string) =>
    startsWith(page.badge(page.spoken[state], 'invoice', number, null));
  const resync = card.shared.command.resync('invoice', '1047');
  const clearId = card.shared.command.clear_id('invoice', '1042');
  const birch = queue.shared.record('customer', 'Birch & Sons');
  const chip = (group: keyof typeof queue.submissions.group_of_states) =>
    startsWith(queue.submissions.group_of_states[group](0).replace('(0)', '('));
  const openDialog: Step = {
    at: ['button', clearId],
    key: 'Enter',
    dialog: ['alertdialog', card.clear_title],
    focus: ['button', card.shared.cancel],
    says: card.clear_not_found('146'),
  };
  const confirm: Step = {
    at: ['button', card.clear_confirm],
    key: 'Enter',
    focus: ['button', clearId],
    says: page.done('invoice', '1042', page.names.state.ready),
  };
  return [
    {
      job: 'filter and search',
      open: queueAt('submissions'),
      steps: [
        { at: ['searchbox', queue.submissions.search], type: '1045', says: queue.records(1) },
        // The button that has been pressed is gone: the list around it goes on.
        {
          at: ['button', queue.submissions.clear],
          key: 'Enter',
          focus: ['tabpanel', queue.tabs.submissions(0)],
          says: queue.records(15),
        },
        { at: ['button', chip('done')], key: 'Space', says: queue.records(17) },
        { at: ['button', chip('needs_you')], by: 'Shift+Tab', key: 'Space', says: queue.records(6) },
      ],
    },
    {
      job: 'cancel all',
      open: queueAt('preview'),
      steps: [
        {
          at: ['button', queue.preview.cancel_all(4)],
          key: 'Enter',
          dialog: ['alertdialog', queue.preview.cancel_title(4)],
          focus: ['button', queue.preview.cancel_keep],
        },
        { key: 'Escape', focus: ['button', queue.preview.cancel_all(4)] },
        {
          key: 'Enter',
          dialog: ['alertdialog', queue.preview.cancel_title(4)],
          focus: ['button', queue.preview.cancel_keep],
        },
        {
          at: ['button', queue.preview.cancel_confirm(4)],
          key: 'Enter',
          focus: ['button', queue.preview.cancel_all(0)],
          says: queue.batch.canceled(4),
        },
      ],
    },
    {
      job: 'frequency',
      open: (testbed) => testbed.browser.openOptions(),
      steps: [
        {
          at: ['radio', options.frequency_kind.every_10_minutes],
          key: 'ArrowDown',
          focus: ['radio', options.frequency_kind.hourly],
          says: options.next_run,
        },
        {
          at: ['radio', options.frequency_kind.never],
          by: 'ArrowDown',
          says: options.automatic_off,
        },
      ],
    },
    {
      job: 'diagnosis',
      open: (testbed) => testbed.browser.openPopup(),
      steps: [
        { at: ['button', popup.diagnosis], key: 'Enter', opens: 'queue.html' },
        { at: ['button', diagnosis.again], key: 'Enter', says: diagnosis.all_pass },
        { at: ['DisclosureTriangle', queue.shortcuts.heading], key: 'Enter' },
      ],
    },
    {
      job: 'approve all',
      open: queueAt('approvals'),
      steps: [
        // What has been approved keeps its place for a moment; then the list is gone, and the view around it has the focus.
        {
          at: ['button', queue.approvals.approve(4)],
          key: 'Enter',
          focus: ['button', queue.approvals.approve(0)],
          says: queue.approvals.said_approved(4),
        },
        {
          at: ['button', queue.undo],
          key: 'Enter',
          focus: ['tabpanel', queue.tabs.approvals(4)],
          says: queue.undone(4),
        },
        {
          at: ['button', queue.approvals.approve(4)],
          key: 'Enter',
          focus: ['tabpanel', queue.tabs.approvals(0)],
          says: queue.approvals.said_approved(4),
        },
      ],
    },
    {
      job: 'Resync from a badge',
      open: (testbed) => openQuickBooks(testbed.browser, '/app/invoice?txnId=150'),
      steps: [
        {
          at: ['button', badge('failed', '1047')],
          key: 'Enter',
          dialog: ['dialog', capital(queue.shared.record('invoice', '1047'))],
          focus: ['button', card.shared.close],
        },
        {
          at: ['button', resync],
          key: 'Enter',
          focus: ['region', card.commands],
          says: page.synced('invoice', '1047'),
        },
        { key: 'Escape', focus: ['button', badge('synced', '1047')] },
      ],
    },
    {
      job: 'Resync beside a badge',
      open: (testbed) => openQuickBooks(testbed.browser, '/app/invoice?txnId=1048'),
      steps: [
        {
          at: ['button', card.shared.command.resync('invoice', '1048')],
          key: 'Enter',
          // What agrees has no command beside its badge any more.
          focus: ['button', badge('synced', '1048')],
          says: page.synced('invoice', '1048'),
        },
      ],
    },
    {
      job: 'Clear ID',
      open: (testbed) => openQuickBooks(testbed.browser, '/app/invoice?txnId=146'),
      steps: [
        openDialog,
        { key: 'Escape', focus: ['button', clearId] },
        openDialog,
        confirm,
        {
          at: ['button', card.undo],
          key: 'Enter',
          focus: ['button', clearId],
          says: page.taken_back('invoice', '1042'),
        },
        openDialog,
        confirm,
        { at: ['button', card.dismiss], key: 'Enter', focus: ['button', clearId] },
      ],
    },
    {
      job: 'match',
      open: queueAt('attention'),
      steps: [
        {
          at: ['button', `${guide.remedies.match}: ${birch}`],
          key: 'Enter',
          focus: ['combobox', panel.match_label],
          says: panel.match_count(1),
        },
        { type: 'birchx', focus: ['combobox', panel.match_label], says: panel.match_none('birchx') },
        { key: 'Backspace', focus: ['combobox', panel.match_label], says: panel.match_count(1) },
        { key: 'ArrowDown', option: 'Birch and Sons', focus: ['combobox', panel.match_label] },
        { key: 'Enter', focus: ['combobox', panel.match_label] },
        { key: 'Enter', says: 'Birch & Sons', focus: ['article', /Birch/] },
        { key: 'Escape', focus: ['tabpanel', queue.tabs.attention(3)] },
      ],
    },
  ];
}

/** The name of the option that a field points at. */
async function optionPointedAt(page: Page): Promise<string> {
  const options = await findAll(page, 'option');
  const selected = await Promise.all(
    options.map((each) =>
      each.evaluate(function () {
        return this.ariaSelected === 'true';
      }),
    ),
  );
  return options.find((_, at) => selected[at])?.name ?? '';
}

/** Takes a step. @returns the page on which the job goes on */
async function take({ browser }: OpenBrowser, page: Page, step: Step): Promise<Page> {
  const { at, by, key, type, says, dialog, option, opens, focus = at } = step;
  const act = async () => {
    const reached = at && (await walkTo(page, at, by));
    if (type) await page.keyboard.type(type);
    if (key) await (reached ? pressKeysOn(page, reached, key) : pressKeys(page, key));
  };
  const open = await browser.pages();
  // A page that leads elsewhere may close itself before the key is up.
  await (says ? hear(page, says, act) : opens ? act().catch(() => undefined) : act());
  if (opens) {
    const opened = await waitFor(`${opens} to be opened`, async () =>
      (await browser.pages()).find((each) => !open.includes(each) && each.url().includes(opens)),
    );
    await opened.bringToFront();
    return opened;
  }
  const focused = focus && (await focusOn(page, focus));
  if (dialog) {
    // A form of QuickBooks may be a dialog of the same name.
    expect(await findAll(page, ...dialog)).not.toEqual([]);
    expect(
      await focused?.evaluate(function () {
        return this.closest('[role=dialog], [role=alertdialog]') !== null;
      }),
    ).toBe(true);
  }
  if (option)
    await waitFor(`the option ${option}`, async () => (await optionPointedAt(page)).startsWith(option));
  return page;
}

describe.each(LANGUAGE_TAGS)('by keyboard alone, in %s', (language) => {
  let testbed: Testbed;
  beforeAll(async () => {
    testbed = await openTestbed({ world: world(), accessKey: ADMIN_KEY_A });
    const options = await testbed.browser.openOptions();
    await press(options, 'radio', LANGUAGES[language].name);
    await find(options, 'radiogroup', OPTIONS_WORDS[language].frequency);
    await options.close();
  });
  afterAll(async () => {
    expect(testbed.consoleErrors()).toEqual([]);
    await testbed.close();
  });

  test.each(jobs(wordsOf(language)))('$job', async ({ job, open, steps }) => {
    const first = await open(testbed);
    await first.bringToFront();
    let page = first;
    for (const [at, step] of steps.entries()) {
      try {
        page = await take(testbed.browser, page, step);
      } catch (error) {
        throw new Error(`${job}, step ${at + 1}`, { cause: error });
      }
    }
    if (page !== first) await page.close();
    if (!first.isClosed()) await first.close();
  });

  test('every shortcut is listed', async () => {
    const { shortcuts, next_record } = QUEUE_WORDS[language];
    const page = await queueAt('submissions')(testbed);
    await find(page, 'button', QUEUE_WORDS[language].submissions.refresh);
    await pressKeys(page, 'Alt+ArrowDown');
    await find(page, 'button', next_record);
    const used = await page.evaluate(() => [
      ...[...document.querySelectorAll('[aria-keyshortcuts]')].map((each) =>
        each.getAttribute('aria-keyshortcuts'),
      ),
      ...Object.values(chrome.runtime.getManifest().commands).flatMap(
        (each) => each.suggested_key?.default ?? [],
      ),
    ]);
    const signs: readonly [RegExp, string][] = [
      [/ArrowDown/, '↓'],
      [/ArrowUp/, '↑'],
      [/Shift/, LANGUAGES[language].tag === 'fr' ? 'Maj' : 'Shift'],
    ];
    const written = used.map((keys) =>
      signs.reduce((text, [name, sign]) => text.replace(name, sign), keys ?? ''),
    );
    expect(written.length).toBeGreaterThanOrEqual(4);
    expect(shortcuts.keys.map(([keys]) => keys)).toEqual(expect.arrayContaining(written));
    await page.close();
  });
});
