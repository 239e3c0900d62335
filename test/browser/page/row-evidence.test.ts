import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import {
  BIRCH_AND_SONS,
  baseDocuments,
  CEDAR_GROVE,
  CEDAR_GROVE_ID,
  scenarioRecord,
  worldOf,
} from '../../sandbox/world/common-world.ts';
import { find, findNone } from '../harness/accessible.ts';
import { navigateSoftly, openQuickBooks, setPage } from '../harness/quickbooks-page.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { waitUntilQuiet } from './seen-badges.ts';

/*
 * Reported confusions of documents that share a number or a name. Each list also holds a record whose badge must come, so
 * that its absence elsewhere says something.
 */

const CEDAR = { id: CEDAR_GROVE_ID, name: CEDAR_GROVE.name };
const BIRCH = { id: '71', name: 'Birch and Sons' };
const HYDRO = { id: '92', name: 'Hydro One' };
const FAILED = { code: '6000', message: 'Business Validation Error', detail: '' };
/** As QuickBooks writes it: decomposed, with a no-break space, two spaces and a character that cannot be seen. */
const CAFE = 'Café\u00a0du  Nord\u200b';

let connected: Connected;
let page: Page;

function evidenceWorld() {
  const records = [
    {
      id: CEDAR_GROVE.id,
      type: 'customer',
      state: 'synced',
      name: CEDAR_GROVE.name,
      quickbooks: { id: CEDAR.id },
    },
    // Known in QuickBooks under another name.
    {
      id: BIRCH_AND_SONS.id,
      type: 'customer',
      state: 'synced',
      name: BIRCH_AND_SONS.name,
      quickbooks: { id: BIRCH.id, name: BIRCH.name },
    },
    { id: 'cus_cafe', type: 'customer', state: 'synced', name: 'Café du Nord', quickbooks: { id: '73' } },
    { id: 'cus_cedar', type: 'customer', state: 'failed', name: 'Larch Roofing', error: FAILED },
    // Another party's and another amount under one number.
    {
      id: 'inv_2101',
      type: 'invoice',
      state: 'failed',
      number: '2101',
      party: CEDAR_GROVE,
      date: '2026-02-20',
      amount: '500.00',
      error: FAILED,
    },
    // A number of seven years ago, used again.
    {
      id: 'inv_3001',
      type: 'invoice',
      state: 'synced',
      number: '3001',
      party: CEDAR_GROVE,
      date: '2026-03-01',
      amount: '500.00',
      quickbooks: { id: '950' },
    },
    // QuickBooks shows the copy's party and day, which are not those of the platform.
    {
      id: 'inv_3002',
      type: 'invoice',
      state: 'synced',
      number: 'n-3002',
      party: BIRCH_AND_SONS,
      date: '2026-02-27',
      amount: '610.00',
      quickbooks: { id: '952', party: BIRCH.name, date: '2026-02-25' },
    },
    // One number for a customer and for its sub-customer.
    {
      id: 'inv_4001',
      type: 'invoice',
      state: 'synced',
      number: '4001',
      party: CEDAR_GROVE,
      date: '2026-02-24',
      amount: '10.00',
      quickbooks: { id: '970' },
    },
    // The account number of a supplier, which stands on each month's bill.
    {
      id: 'bill_march',
      type: 'bill',
      state: 'failed',
      number: 'ACCT-7781',
      party: { id: 'ven_1', name: HYDRO.name },
      date: '2026-03-01',
      amount: '120.00',
      error: FAILED,
    },
    {
      id: 'bill_january',
      type: 'bill',
      state: 'synced',
      number: 'ACCT-7781',
      party: { id: 'ven_1', name: HYDRO.name },
      date: '2026-01-05',
      amount: '318.20',
      quickbooks: { id: '960' },
    },
    {
      id: 'acc_gas',
      type: 'account',
      state: 'synced',
      name: 'Gas',
      quickbooks: { id: '40', name: 'Automobile:Gas' },
    },
    { id: 'acc_rent', type: 'account', state: 'synced', name: 'Rent', quickbooks: { id: '42' } },
  ] as const;
  return worldOf(records.map(scenarioRecord), [
    ...baseDocuments(),
    { type: 'Customer', ...BIRCH },
    { type: 'Customer', id: '74', name: `${CEDAR.name}:Phase 2` },
    { type: 'Customer', id: '73', name: CAFE.normalize('NFD') },
    { type: 'Vendor', ...HYDRO },
    { type: 'Invoice', id: '947', number: '2101', party: BIRCH, date: '2026-02-20', amount: '5000.00' },
    { type: 'Invoice', id: '950', number: '3001', party: CEDAR, date: '2026-03-01', amount: '500.00' },
    { type: 'Invoice', id: '951', number: '3001', party: CEDAR, date: '2019-03-01', amount: '75.10' },
    { type: 'Invoice', id: '952', number: 'N-3002', party: BIRCH, date: '2026-02-25', amount: '610.00' },
    { type: 'Invoice', id: '970', number: '4001', party: CEDAR, date: '2026-02-24', amount: '10.00' },
    {
      type: 'Invoice',
      id: '971',
      number: '4001',
      party: { id: '74', name: `${CEDAR.name}:Phase 2` },
      date: '2026-02-26',
      amount: '20.00',
    },
    { type: 'Bill', id: '960', number: 'ACCT-7781', party: HYDRO, date: '2026-01-05', amount: '318.20' },
    { type: 'Bill', id: '961', number: 'ACCT-7781', party: HYDRO, date: '2026-02-05', amount: '340.00' },
    { type: 'Account', id: '40', name: 'Automobile:Gas' },
    { type: 'Account', id: '41', name: 'Gas' },
    { type: 'Account', id: '42', name: 'Rent' },
  ]);
}

beforeAll(async () => {
  connected = await openConnected({ world: evidenceWorld() }, ADMIN_KEY_A);
  page = await openQuickBooks(connected.open, '/app/homepage');
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  await connected.close();
});

/** All rows of the list on show: what each says (of the columns, by id), and the records of its badges. */
function rows(columns: readonly string[]): Promise<Record<string, string[]>> {
  return page.evaluate(
    (ids) =>
      Object.fromEntries(
        [...document.querySelectorAll('.sb-list-page tbody tr')].map((row) => [
          ids
            .map(
              (id) =>
                row.querySelector(`[data-column-id="${id}"] .sb-text`)?.textContent?.normalize('NFC') ?? '',
            )
            .join(' | '),
          [...row.querySelectorAll<HTMLElement>('tickmark-badge')].map(
            ({ dataset }) => `${dataset.state} ${dataset.record}`,
          ),
        ]),
      ),
    columns,
  );
}

/** Opens a list and waits until its badges are these: of rows that are not named, none. */
async function expectBadges(
  address: string,
  columns: readonly string[],
  right: Readonly<Record<string, string>>,
): Promise<void> {
  await navigateSoftly(page, address);
  const shown = async () =>
    Object.entries(await rows(columns))
      .filter(([, badges]) => badges.length > 0)
      .sort();
  const expected = Object.entries(right)
    .map(([says, badge]): [string, string[]] => [says, [badge]])
    .sort();
  await waitForValue('the right badges', shown, expected);
  await waitUntilQuiet(page);
  expect(await shown()).toEqual(expected);
}

/** The record page of a document shows this badge, or none; the list that names it has said the same. */
async function expectOnPage(address: string, record: string | null): Promise<void> {
  await navigateSoftly(page, address);
  const shown = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('tickmark-badge, tickmark-pill')]
        .filter((host) => !host.closest('tr'))
        .map(({ dataset }) => `${dataset.state} ${dataset.record}`),
    );
  await waitForValue(`the badge of ${address}`, shown, record === null ? [] : [record]);
  await waitUntilQuiet(page);
  expect(await shown()).toEqual(record === null ? [] : [record]);
}

test('invoices that share a number are told apart by party, amount and date, and the copy’s values count', async () => {
  await expectBadges('/app/invoices', ['referenceNumber', 'amount'], {
    '3001 | $500.00': 'synced Invoice:950',
    'N-3002 | $610.00': 'synced Invoice:952',
    '4001 | $10.00': 'synced Invoice:970',
  });
  expect(Object.keys(await rows(['referenceNumber', 'amount']))).toEqual(
    expect.arrayContaining(['2101 | $5,000.00', '3001 | $75.10']),
  );
  await expectOnPage('/app/invoice?txnId=950', 'synced Invoice:950');
  await expectOnPage('/app/invoice?txnId=951', null);
  await expectOnPage('/app/invoice?txnId=952', 'synced Invoice:952');
  await expectOnPage('/app/invoice?txnId=947', null);
});

test('of two rows that may both show one record, as far as their columns go, neither has its badge', async () => {
  await setPage(page, { columns: ['referenceNumber', 'customer', 'status'] });
  await expectBadges('/app/invoices', ['referenceNumber', 'customer'], {
    [`N-3002 | ${BIRCH.name}`]: 'synced Invoice:952',
  });
  await setPage(page, { columns: null });
});

test('a bill of another month under the supplier’s account number has no badge', async () => {
  await expectBadges('/app/bills', ['referenceNumber', 'date'], {
    'ACCT-7781 | 01/05/2026': 'synced Bill:960',
  });
  await expectOnPage('/app/bill?txnId=961', null);
  await expectOnPage('/app/bill?txnId=960', 'synced Bill:960');
});

test('a customer is found by the name of its copy, however that is written', async () => {
  await expectBadges('/app/customers', ['name'], {
    [CEDAR.name]: 'synced Customer:58',
    [BIRCH.name]: 'synced Customer:71',
    [CAFE.normalize('NFC')]: 'synced Customer:73',
  });
  await expectOnPage('/app/customerdetail?nameId=71', 'synced Customer:71');
});

test('an account that shares its last name with a linked one has no badge', async () => {
  await expectBadges('/app/chartofaccounts', ['name'], {
    'Automobile:Gas': 'synced Account:40',
    Rent: 'synced Account:42',
  });
  await expectOnPage('/app/register?accountId=41', null);
});

test('the column of dates is found by its id of another generation, whatever stands over it', async () => {
  await navigateSoftly(page, '/app/homepage');
  await navigateSoftly(page, '/app/bills');
  await page.evaluate(() => {
    for (const cell of document.querySelectorAll('.sb-list-page [data-column-id="date"]')) {
      cell.setAttribute('data-column-id', 'txn_date');
      if (cell.localName === 'th') cell.textContent = 'When';
      // The date alone tells these bills apart.
      for (const other of cell.parentElement?.querySelectorAll('[data-column-id="amount"]') ?? [])
        other.remove();
    }
  });
  await waitForValue(
    'the badge of January alone',
    async () => Object.entries(await rows(['txn_date'])).filter(([, badges]) => badges.length > 0),
    [['01/05/2026', ['synced Bill:960']]],
  );
});

test('the card of a row says which record it speaks of, with date and amount, before any command', async () => {
  await navigateSoftly(page, '/app/invoices');
  await (await find(page, 'button', 'Sync: synced, invoice 3001')).click();
  const card = await find(page, 'dialog', 'Invoice 3001');
  const order = await card.evaluate(function () {
    const first = this.querySelector('.commands button, .card-body button');
    const head = this.querySelector('.card-head');
    return {
      head: head?.textContent ?? '',
      day: head?.querySelector('time')?.dateTime ?? '',
      commandsFollow:
        !!first && !!head && (head.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    };
  });
  expect(order.head).toContain('Invoice 3001');
  expect(order.head).toContain(CEDAR_GROVE.name);
  expect(order.head).toContain('$500.00');
  expect(order.day).toBe('2026-03-01');
  expect(order.commandsFollow).toBe(true);
  await page.keyboard.press('Escape');
  await findNone(page, 'dialog', 'Invoice 3001');
});
