import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { manyInvoices, worldS02, worldS06, worldS23 } from '../../sandbox/world/scenario-world.ts';
import type { World } from '../../sandbox/world/world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openPanel } from '../panel/open-panel.ts';
import { openQueue } from '../queue/open-queue.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

/** Everything that is read out on a page at this moment, politely or at once. */
async function saidNow(page: Page): Promise<string[]> {
  const regions = [...(await findAll(page, 'status')), ...(await findAll(page, 'alert'))];
  const texts = await Promise.all(regions.map((each) => each.text().catch(() => '')));
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** Keeps all that one of Tickmark's own pages ever says, however shortly. @returns what it has said so far */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const hear = () => {
      for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
        const text = region.textContent?.trim() ?? '';
        if (text && !heard.includes(text)) heard.push(text);
      }
    };
    new MutationObserver(hear).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

async function openDrawer(view: string, record: string): Promise<Page> {
  const page = await openQueue(testbed, view);
  await press(page, 'button', `Actions for ${record}`);
  await press(page, 'menuitem', /^Open record/);
  await find(page, 'button', 'Close record');
  return page;
}

/** Presses the last button of this name: the drawer's stands after the row's. */
async function pressLast(page: Page, name: string): Promise<void> {
  const button = await waitFor(`the drawer's ${name}`, async () => {
    const all = await findAll(page, 'button', name);
    return all.length > 1 && all.at(-1);
  });
  await button.click();
}

/** The common world with three more failed invoices of one cause. */
function worldOfOneCause(): World {
  const world = worldS02();
  const error = { code: '6000', message: 'Business Validation Error', detail: null, request_id: null };
  const failed = manyInvoices(3, 8001, 'failed').map((record) => ({
    ...record,
    sync: { ...record.sync, error },
  }));
  const [company, ...others] = world.companies;
  if (!company) throw new Error('The world has no company');
  return { ...world, companies: [{ ...company, records: [...company.records, ...failed] }, ...others] };
}

interface Surface {
  readonly world: () => World;
  readonly open: () => Promise<Page>;
  readonly press: (page: Page) => Promise<void>;
  /** How many records the platform has to answer for. */
  readonly records: number;
  readonly said: RegExp;
}

const resync = (page: Page) => press(page, 'button', 'Resync invoice 1047');
const SURFACES: Record<string, Surface> = {
  'the badge': {
    world: worldS02,
    open: () => openQuickBooks(testbed.browser, '/app/invoice?txnId=150'),
    press: resync,
    records: 1,
    said: /Invoice 1047 synced/,
  },
  'a row of the queue': {
    world: worldS02,
    open: () => openQueue(testbed, 'attention'),
    press: resync,
    records: 1,
    said: /^Invoice 1047: Synced\./,
  },
  'a group of the queue': {
    world: worldOfOneCause,
    open: () => openQueue(testbed, 'attention'),
    press: (page) => press(page, 'button', /^Resync 3 with this cause/),
    records: 3,
    said: /^3 synced\./,
  },
  'the drawer, by Resync': {
    world: worldS02,
    open: () => openDrawer('attention', 'invoice 1047'),
    press: (page) => pressLast(page, 'Resync invoice 1047'),
    records: 1,
    said: /^Invoice 1047: Synced/,
  },
  'the drawer, by Save and resync': {
    world: worldS06,
    open: () => openDrawer('attention', 'invoice 1043'),
    press: async (page) => {
      await press(page, 'button', 'Change number on FieldPro');
      await (await find(page, 'textbox', 'Number')).type('1043-A');
      await press(page, 'button', 'Save and resync');
    },
    records: 1,
    said: /^Invoice 1043-A: Synced/,
  },
  'the drawer, by matching': {
    world: worldS23,
    open: () => openDrawer('attention', 'customer Birch & Sons'),
    press: async (page) => {
      await (await find(page, 'combobox', 'QuickBooks customer')).focus();
      await page.keyboard.type('birch and sons');
      await find(page, 'option', /^Birch and Sons/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    },
    records: 0,
    said: /^Customer Birch & Sons: Synced/,
  },
  'the side panel': {
    world: worldS02,
    open: () => openPanel(testbed, 'inv_1047'),
    press: resync,
    records: 1,
    said: /^Invoice 1047: Synced/,
  },
};

test.each(Object.entries(SURFACES))(
  'pressed in %s, a command is told of by its own end, however slow the platform is [SY-03]',
  async (name, surface) => {
    testbed = await openTestbed({ world: surface.world(), accessKey: ADMIN_KEY_A });
    const { control } = testbed.sandbox.platform;
    control.setRunSpeed('manual');
    const page = await surface.open();
    const heard = name === 'the badge' ? () => saidNow(page) : await listen(page);
    control.addFault({ kind: 'hold', times: null, method: 'POST', path: '/commands$' });
    await surface.press(page);
    await waitFor('the command', () => control.calls({ method: 'POST', path: '/commands$' }).length > 0);
    control.clearFaults();
    if (surface.records > 0) {
      // The platform has accepted it, and its record stands there as it stood before.
      await waitFor('the run', () => control.calls({ path: '/runs/' }).length > 1);
      expect((await heard()).filter((text) => /failed|synced|done/i.test(text))).toEqual([]);
      control.step(surface.records);
    }
    await waitFor('the end to be said', async () => {
      const texts = await heard();
      if (!texts.some((text) => surface.said.test(text))) throw new Error(texts.join(' | '));
      return true;
    });
    expect((await heard()).filter((text) => /failed/i.test(text))).toEqual([]);
    expect(testbed.consoleErrors()).toEqual([]);
  },
);

test.each([
  ['the badge', () => openQuickBooks(testbed.browser, '/app/invoice?txnId=150')],
  ['a row of the queue', () => openQueue(testbed, 'attention')],
  ['the side panel', () => openPanel(testbed, 'inv_1047')],
] as const)(
  'pressed in %s, a command that somebody was faster with says so, and not that it failed',
  async (name, open) => {
    testbed = await openTestbed({ world: worldS02(), accessKey: ADMIN_KEY_A });
    const { control } = testbed.sandbox.platform;
    const page = await open();
    await find(page, 'button', 'Resync invoice 1047');
    const heard = name === 'the badge' ? () => saidNow(page) : await listen(page);
    control.changeRecord(COMPANY_A, 'inv_1047', { due_date: '2026-04-01' });
    await resync(page);
    await waitForValue(
      'the end',
      async () => (await heard()).some((text) => /Invoice 1047: .*changed this record first\./.test(text)),
      true,
    );
    expect((await heard()).filter((text) => /Sync failed|synced/i.test(text))).toEqual([]);
    expect(commandsReceived(testbed)).toHaveLength(1);
  },
);
