import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecimal } from '../core/records/money.ts';
import type { PlatformRecord } from '../core/records/platform-record.ts';
import { neededTime } from './contract/fields.ts';
import * as fyle from './fyle/read-fyle.ts';
import { lookFacts, readLook, readPage, toRecord } from './invoice-ninja/read-invoice.ts';
import { dateOf, isoOf, moneyOf, timeOf } from './read-loose.ts';

test.each([
  [2310.75, 'USD', '2310.75'],
  [0.1 + 0.2, 'USD', '0.30'],
  [1_000_000, 'JPY', '1000000'],
  [12.3456, 'KWD', '12.346'],
  // Browsers write them without decimals; books have them.
  [1500.5, 'HUF', '1500.50'],
  [1_234.56, 'COP', '1234.56'],
  ['99.9', 'CAD', '99.90'],
  [-5, 'EUR', '-5.00'],
  [5, 'ZZZ', '5.00'],
])('the float %j in %s is %s', (value, currency, decimal) => {
  expect(moneyOf(value, currency)).toEqual({ value: decimal, currency });
});

test('without a currency, or a number that money can have, there is no amount', () => {
  for (const currency of [null, '', 'usd', 'X1', 'DOLLARS', 7]) expect(moneyOf(5, currency)).toBeNull();
  for (const amount of ['', 'many', null, 1e21, 'Infinity', 1e15]) expect(moneyOf(amount, 'USD')).toBeNull();
});

test('a time or date that is none reads as none', () => {
  expect(isoOf(1_772_000_000_000)).toBe('2026-02-25T06:13:20.000Z');
  for (const at of [Number.NaN, 1e21, 8.64e15, -8.64e15]) expect(isoOf(at)).toBeNull();
  for (const text of ['', 'soon', '+275760-09-13T00:00:00Z', 1e21]) expect(timeOf(text)).toBeNull();
  expect(dateOf('2026-02-27 10:00:00')).toBe('2026-02-27');
  for (const value of ['', '2026-02-30', '0000-00-00', 20_260_227, { toString: 1 }])
    expect(dateOf(value)).toBeNull();
});

/** What servers have been seen to send, and what they never should. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(1e21, -1e300, 8.64e18, 253_402_300_800, '1e21', 'X1', '0000-00-00', '\ud800', {
    toString: 1,
  }),
);

/** A good row in which one field, anywhere, has another value. */
function withOdd(row: object) {
  const paths = (value: unknown, before: readonly string[] = []): (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [
          [...before, name],
          ...paths(inner, [...before, name]),
        ])
      : [];
  return fc.tuple(fc.constantFrom(...paths(row)), odd).map(([path, value]) => {
    const changed: Record<string, unknown> = structuredClone({ ...row });
    let holder = changed;
    for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
    holder[path.at(-1) ?? ''] = value;
    return changed;
  });
}

/** What every surface, sum and order relies on. */
function expectSound({ amount, updated_at, created_at, date, url, sync }: PlatformRecord): void {
  for (const time of [
    updated_at,
    created_at ?? updated_at,
    sync.since ?? updated_at,
    sync.last_success_at ?? updated_at,
  ])
    expect(neededTime.safeParse(time).success, time).toBe(true);
  for (const money of [amount, sync.quickbooks?.amount ?? null])
    expect(money === null || (isDecimal(money.value) && /^[A-Z]{3}$/.test(money.currency))).toBe(true);
  expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
  expect(url === null || URL.canParse(url)).toBe(true);
}

const INVOICE = {
  id: 'VolejRejNm',
  number: '0042',
  amount: 2310.75,
  balance: 2310.75,
  date: '2026-02-27',
  created_at: 1_772_000_000,
  updated_at: 1_772_000_100,
  is_deleted: false,
  client_id: 'Opnel5aKBz',
  client: {
    name: 'Cedar Grove HOA',
    display_name: '',
    group_settings_id: '',
    settings: { currency_id: '1' },
  },
  sync: { qb_id: '145', qb_status: 'synced', qb_status_message: '', qb_sync_token: '1' },
};

test('no value of any field of an invoice loses another invoice of its page', () => {
  fc.assert(
    fc.property(withOdd(INVOICE), fc.option(fc.string()), (row, currency) => {
      const page = readPage({ data: [row, { ...INVOICE, id: 'other' }] }, 100);
      expect(page.good.length + page.set_aside.length).toBe(2);
      const of = { origin: 'https://books.example', direction: 'push', currency, look: null };
      const records = page.good.map((invoice) => toRecord(invoice, of));
      for (const record of records) expectSound(record);
      expect(records.map(({ id }) => id)).toContain('other');
    }),
    { numRuns: 800 },
  );
});

test('no value of a look loses the invoice that it is about', () => {
  const look = { outcome: 'synced', linked: true, message: '', checked_at: 1_772_000_000 };
  const quickbooks = { id: '145', number: '0042', total: 5, status: 'active' };
  const total = { matches: true, invoice_ninja: 5, quickbooks: 5 };
  const whole = { ...look, quickbooks, comparison: { number: total, total } };
  fc.assert(
    fc.property(withOdd(whole), (row) => {
      const found = readLook(row);
      if (found) lookFacts(found, 'USD');
    }),
    { numRuns: 500 },
  );
});

const GROUP = {
  id: 7,
  fund_source: 'CCC',
  description: { spent_at: '2026-02-27' },
  response_logs: { Bill: { Id: '145', DocNumber: 'F-7', TotalAmt: 30.3, TxnDate: '2026-02-28' } },
  employee_name: 'Ashwin T',
  export_url: 'https://qbo.example/app/bill?txnId=12',
  created_at: '2026-02-27T10:00:00.123456Z',
  exported_at: '2026-02-28T10:00:00Z',
  updated_at: '2026-02-28T10:00:00.123456Z',
  expenses: [{ amount: 10.1, currency: 'USD', expense_number: 'E/1' }],
};
const TASK = {
  expense_group: 7,
  status: 'FAILED',
  detail: [{ message: 'Vendor mapping not found' }],
  quickbooks_errors: [
    { type: 'ValidationFault / 6240', short_description: 'Duplicate', long_description: 'Name' },
  ],
  is_attachment_upload_failed: false,
  updated_at: '2026-02-28T11:00:00Z',
};

test('no value of any field of a group, a task or a skipped expense loses another of its page', () => {
  const skipped = {
    id: 3,
    expense_number: 'E/3',
    employee_name: 'A',
    amount: 5,
    currency: 'USD',
    spent_at: '2026-02-27',
    updated_at: GROUP.updated_at,
  };
  fc.assert(
    fc.property(withOdd(GROUP), withOdd(TASK), withOdd(skipped), odd, (group, task, expense, id) => {
      const groups = fyle.readGroups({ results: [group, { ...GROUP, id: 8 }] });
      const tasks = fyle.readTasks({ results: [task, { ...TASK, expense_group: 8 }] });
      const exportable = fyle.readExportable({ exportable_expense_group_ids: [id, 8] });
      const expenses = fyle.readSkipped({ results: [expense, { ...skipped, id: 4 }] });
      expect([groups.good.length + groups.set_aside.length, groups.count]).toEqual([2, 2]);
      expect([expenses.good.length + expenses.set_aside.length, expenses.count]).toEqual([2, 2]);
      const records = groups.good.map((each) => fyle.toRecord(each, tasks.get(String(each.id)), exportable));
      for (const record of [...records, ...expenses.good]) expectSound(record);
      expect(records.find((each) => each.id === '8')?.sync.error?.code).toBe('6240');
      expect(exportable.has('8')).toBe(true);
      expect(expenses.good.map((each) => each.id)).toContain('expense 4');
    }),
    { numRuns: 800 },
  );
});

test('a task that cannot be read makes an unknown state, not that of a group without a task', () => {
  const [group] = fyle.readGroups({ results: [{ ...GROUP, response_logs: null, export_url: null }] }).good;
  const tasks = fyle.readTasks({ results: [{ ...TASK, status: {} }] });
  expect(group && fyle.toRecord(group, tasks.get('7'), new Set(['7'])).sync.state).toBe('unknown');
});

test('a company that JSON has rounded is no company of Fyle', () => {
  const workspace = { id: 1, name: 'Maple', fyle_currency: 'USD', qbo_realm_id: '9341450122330011' };
  expect(
    fyle.readWorkspaces([workspace, { ...workspace, qbo_realm_id: 9_341_450_122_330_012 }]),
  ).toHaveLength(1);
  expect(() => fyle.readWorkspaces([{ ...workspace, qbo_realm_id: 9_341_450_122_330_012 }])).toThrow(
    expect.objectContaining({ code: 'not_a_platform' }),
  );
});
