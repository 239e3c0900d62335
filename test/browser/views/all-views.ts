import type { Page } from 'puppeteer';
import { COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openPanel, untilCompared } from '../panel/open-panel.ts';
import { chooseReport, reportOfInvoices } from '../queue/choose-report.ts';
import type { Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { commandOn, itemOf } from '../trust/command-requests.ts';
import { onlyCompany, readStored } from '../trust/stored-state.ts';

/* The views of Tickmark's own pages over a company with records in all states. They open in English. */

/** A view: its address, and the presses that lead to it. */
export interface View {
  readonly name: string;
  readonly open: () => Promise<Page>;
  /** Whether it is checked only at the width at which it opened. */
  readonly wideOnly?: boolean;
  /** Opens in French what is worded at the moment at which it opens. */
  readonly again?: (page: Page) => Promise<void>;
}

export const WIDE = { width: 1280, height: 800 } as const;
export const POPUP = { width: 360, height: 600 } as const;
export const SLIM = { width: 320, height: 800 } as const;
/** All views, by the page that they stand on. */
export function allViews(testbed: () => Testbed) {
  async function queue(
    tab: string,
    then: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<Page> {
    const page = await testbed().browser.openExtensionPage(`queue.html#${tab}`);
    await page.setViewport(WIDE);
    // A check or picture during a fade would be wrong.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await find(page, 'tab', 'All records');
    // Everything is read.
    await waitFor('the page to be read', () =>
      page.evaluate(
        () => document.querySelector('.long-list, .empty, .list, .checks, .history, .report-start') !== null,
      ),
    );
    await then(page);
    return page;
  }

  async function panel(
    id: string,
    then: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<Page> {
    const page = await openPanel(testbed(), id);
    await page.waitForSelector('article.panel');
    await untilCompared(page);
    await then(page);
    return page;
  }

  /** Opens the first row menu with this item, and chooses the item. */
  async function pick(page: Page, item: RegExp): Promise<void> {
    const [menu] = await findAll(page, 'button', /^Actions for invoice/);
    await menu?.click();
    await press(page, 'menuitem', item);
  }

  /** The log after three invoices were resynced, of those that a Resync helps. */
  async function logOfResyncs(): Promise<Page> {
    const asking = await openAsking(testbed().browser);
    const stored = await readStored(asking);
    const failed = stored.records.filter(({ id, state }) => id.startsWith('inv_') && state === 'failed');
    let taken = 0;
    for (const row of failed) {
      const answer = await asking.ask(commandOn(onlyCompany(stored), 'resync', itemOf(row)));
      if (answer.status !== 'refused') taken += 1;
      if (taken === 3) break;
    }
    await asking.page.close();
    return queue('log', (page) =>
      waitFor('three lines', async () => (await page.$$('tbody .cell-when')).length >= 3),
    );
  }

  /** The result of a report with differences of several kinds. */
  function checkedReport(): Promise<Page> {
    return queue('report', async (page) => {
      const records = testbed().sandbox.platform.control.records(COMPANY_A);
      await chooseReport(page, 'Invoices.csv', reportOfInvoices(records));
      await find(page, 'heading', /^Amount differs \(\d+\)$/);
    });
  }

  const inQueue: readonly View[] = [
    { name: 'submissions', open: () => queue('submissions') },
    {
      name: 'submissions-filters',
      open: () => queue('submissions', (page) => press(page, 'button', 'More filters')),
    },
    {
      name: 'submissions-selected',
      open: () => queue('submissions', (page) => press(page, 'checkbox', 'Select all on this page')),
    },
    {
      name: 'submissions-older',
      open: () => queue('submissions', (page) => press(page, 'button', /^Older|older/)),
    },
    { name: 'approvals', open: () => queue('approvals') },
    { name: 'preview', open: () => queue('preview') },
    {
      name: 'preview-cancel-all',
      open: () => queue('preview', (page) => press(page, 'button', /^Cancel all/)),
      again: async (page) => {
        await page.keyboard.press('Escape');
        await press(page, 'button', /^Tout annuler/);
        await find(page, 'alertdialog', /^Annuler la synchro/);
      },
    },
    { name: 'attention', open: () => queue('attention') },
    {
      name: 'attention-menu',
      // A menu closes when the window's size changes.
      wideOnly: true,
      open: () =>
        queue('attention', async (page) => {
          await (await findAll(page, 'button', /^Actions for invoice/))[2]?.click();
          await find(page, 'menuitem', /^Open record/);
        }),
    },
    { name: 'attention-hold', open: () => queue('attention', (page) => pick(page, /^Hold/)) },
    {
      name: 'attention-record',
      open: () =>
        queue('attention', async (page) => {
          await pick(page, /^Open record/);
          await page.waitForSelector('.drawer article.panel');
        }),
    },
    {
      name: 'log',
      open: () => logOfResyncs(),
      again: async (page) => {
        await page.reload();
        await page.waitForSelector('tbody .cell-when');
      },
    },
    { name: 'log-platform', open: () => queue('log', (page) => press(page, 'radio', 'Log of the platform')) },
    { name: 'report', open: () => queue('report', (page) => find(page, 'heading', 'How to export it')) },
    { name: 'report-result', open: () => checkedReport() },
    {
      name: 'report-refused',
      open: () =>
        queue('report', async (page) => {
          await chooseReport(page, 'Invoices.csv', 'Invoice List by Date\n\nDate,Name,Amount\n');
          await find(page, 'StaticText', /^The report has no column Num/);
        }),
    },
    { name: 'reference', open: () => queue('reference') },
    { name: 'reference-classes', open: () => queue('reference', (page) => press(page, 'tab', 'Classes')) },
    { name: 'connection', open: () => queue('connection') },
    {
      name: 'connection-help',
      open: () =>
        queue('connection', async (page) => {
          await press(page, 'DisclosureTriangle', 'If reconnecting doesn’t help');
          await press(page, 'DisclosureTriangle', 'Guide to errors');
          await find(page, 'searchbox', 'Search by code or words');
        }),
    },
    {
      name: 'connection-disconnect',
      open: () => queue('connection', (page) => press(page, 'button', 'Disconnect')),
    },
  ];

  /** The records whose panels differ most, with their dialogs. */
  const panels: readonly View[] = [
    { name: 'panel-failed', open: () => panel(first('failed')) },
    { name: 'panel-customer', open: () => panel('cus_401') },
    { name: 'panel-service', open: () => panel('svc_61') },
    {
      name: 'panel-clear-id',
      open: () => panel(first('link_broken'), (page) => press(page, 'button', /^Clear ID of/)),
    },
    { name: 'panel-changed', open: () => panel(first('changed')) },
    { name: 'panel-payment', open: () => panel(first('synced', 'payment')) },
  ];

  const pages: readonly View[] = [
    { name: 'options', open: () => own('options.html', 'radiogroup', 'Sync frequency') },
    ...(['Invoice Ninja', 'Fyle'] as const).map((kind) => ({
      name: `options-${kind.toLowerCase().replace(' ', '-')}`,
      open: () => optionsWith(kind),
    })),
    { name: 'welcome', open: () => own('welcome.html', 'heading', 'Welcome to Tickmark') },
    { name: 'popup', open: () => own('popup.html', 'button', 'Sync now') },
  ];

  /** The form for one more connection, with the fields of a kind of platform. */
  async function optionsWith(kind: string): Promise<Page> {
    const page = await own('options.html', 'radiogroup', 'Sync frequency');
    await press(page, 'button', 'Connect your platform');
    const options = await page.$$eval('select option', (all) =>
      all.map(({ value, text }) => ({ value, text })),
    );
    const { value = '' } = options.find(({ text }) => text.includes(kind)) ?? {};
    const [form] = await page.$$('select:has(option[value=fyle])');
    await form?.select(value);
    return page;
  }

  /** The first record of the company in a state. */
  function first(state: string, type = 'invoice'): string {
    const found = testbed()
      .sandbox.platform.control.records(COMPANY_A)
      .find((record) => record.sync.state === state && record.type === type);
    if (!found) throw new Error(`No ${type} is ${state}`);
    return found.id;
  }

  async function own(path: string, role: string, name: string): Promise<Page> {
    const page = await testbed().browser.openExtensionPage(path);
    await page.setViewport(path === 'popup.html' ? POPUP : WIDE);
    await find(page, role, name);
    return page;
  }

  return { inQueue, panels, pages, queue };
}

/** Waits until lists have redrawn their rows, which they do after layout. */
export const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
