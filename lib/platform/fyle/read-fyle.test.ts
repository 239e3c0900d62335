import { expect, test } from 'vitest';
import {
  readExportable,
  readGroups,
  readSkipped,
  readTasks,
  readWorkspaces,
  type Task,
  toRecord,
} from './read-fyle.ts';

const GROUP = {
  id: 7,
  fund_source: 'CCC',
  description: { spent_at: '2026-02-27', employee_email: 'a@books.example' },
  response_logs: null,
  employee_name: 'Ashwin T',
  export_url: null,
  created_at: '2026-02-27T10:00:00.123456Z',
  exported_at: null,
  updated_at: '2026-02-28T10:00:00.123456Z',
  expenses: [
    { amount: 10.1, currency: 'USD', expense_number: 'E/2026/02/T/1' },
    { amount: 20.2, currency: 'USD', expense_number: 'E/2026/02/T/2' },
  ],
};
const BILL = { Bill: { Id: '145', SyncToken: '0', DocNumber: 'F-7', TotalAmt: 30.3, TxnDate: '2026-02-28' } };
const ERROR = {
  type: 'ValidationFault / 6240',
  short_description: 'Duplicate Name Exists Error',
  long_description: 'The name supplied already exists.',
};

function read(group: object, task: object | null = null, exportable: readonly number[] = []) {
  const [found] = readGroups({ results: [{ ...GROUP, ...group }] }).good;
  if (!found) throw new Error('It cannot be read');
  const tasks = readTasks({
    results: task ? [{ expense_group: 7, updated_at: '2026-02-28T11:00:00Z', ...task }] : [],
  });
  return toRecord(found, tasks.get('7'), readExportable({ exportable_expense_group_ids: exportable }));
}

test.each([
  [{}, null, [], 'not_synced'],
  [{}, null, [7], 'ready'],
  [{ response_logs: BILL }, null, [], 'synced'],
  [{}, { status: 'READY' }, [], 'ready'],
  [{}, { status: 'ENQUEUED' }, [7], 'scheduled'],
  [{}, { status: 'IN_PROGRESS' }, [7], 'syncing'],
  [{ response_logs: BILL }, { status: 'COMPLETE' }, [], 'synced'],
  [{ response_logs: BILL }, { status: 'COMPLETE', is_attachment_upload_failed: true }, [], 'synced_warn'],
  [{}, { status: 'FAILED', detail: [{ message: 'Employee mapping not found' }] }, [7], 'waiting'],
  [{}, { status: 'FAILED', quickbooks_errors: [ERROR] }, [7], 'failed'],
  [{}, { status: 'FAILED' }, [7], 'failed'],
  [{}, { status: 'FATAL', detail: { error: 'Traceback (most recent call last)' } }, [], 'failed'],
  [{}, { status: 'PAUSED' }, [], 'unknown'],
])('%j with task %j, exportable %j, reads as %s', (group, task, exportable, state) => {
  const record = read(group, task, exportable);
  expect(record.sync.state).toBe(state);
  // An export is asked for on what waits for it.
  const waits = exportable.length > 0 && !['scheduled', 'syncing'].includes(state);
  expect(record.allowed).toEqual(waits ? ['export_all'] : []);
});

test('QuickBooks’ error is read from Fyle’s list and from QuickBooks’ own answer; a stack trace never', () => {
  const listed = read({}, { status: 'FAILED', quickbooks_errors: [ERROR] }).sync.error;
  expect(listed).toMatchObject({
    code: '6240',
    message: 'Duplicate Name Exists Error',
    detail: 'The name supplied already exists.',
  });
  const raw = {
    Fault: { Error: [{ Message: 'Stale Object Error', Detail: 'You and Ann were working', code: '5010' }] },
  };
  expect(read({}, { status: 'FAILED', quickbooks_errors: raw }).sync.error).toMatchObject({
    code: '5010',
    message: 'Stale Object Error',
  });
  const fatal = read({}, { status: 'FATAL', detail: { error: 'Traceback (most recent call last)' } });
  expect(JSON.stringify(fatal)).not.toContain('Traceback');
});

test('what is missing is a warning, and so is a lost attachment', () => {
  const waiting = read({}, { status: 'FAILED', detail: [{ message: 'Employee mapping not found' }] });
  expect(waiting.sync.warnings).toEqual([{ code: 'mapping', message: 'Employee mapping not found' }]);
});

test('the copy is known by QuickBooks’ own answer, else by the link to it', () => {
  expect(read({ response_logs: BILL })).toMatchObject({
    type: 'bill',
    number: 'F-7',
    date: '2026-02-28',
    sync: { quickbooks: { type: 'Bill', id: '145', amount: { value: '30.30', currency: 'USD' } } },
  });
  for (const [path, type] of [
    ['bill', 'Bill'],
    ['expense', 'Purchase'],
    ['journal', 'JournalEntry'],
  ]) {
    const record = read({ export_url: `https://qbo.example/app/${path}?txnId=12` });
    expect(record.sync.quickbooks, path).toMatchObject({ type, id: '12' });
  }
  expect(read({ export_url: 'https://qbo.example/app/homepage' }).sync.quickbooks).toBeNull();
});

test('amounts of one currency are added exactly; of several there is no amount', () => {
  expect(read({}).amount).toEqual({ value: '30.30', currency: 'USD' });
  const two = [
    { amount: 1, currency: 'USD' },
    { amount: 1, currency: 'CAD' },
  ];
  expect(read({ expenses: two }).amount).toBeNull();
});

test('the newest task of a group counts, whatever their order', () => {
  const task = (status: string, updated_at: string) => ({ expense_group: 7, status, updated_at });
  const both = [task('COMPLETE', '2026-03-02T00:00:00Z'), task('FAILED', '2026-03-01T00:00:00Z')];
  for (const results of [both, both.toReversed()]) {
    expect((readTasks({ results }).get('7') as Task).status).toBe('COMPLETE');
  }
});

test('a change of the task is a change of the record', () => {
  const versions = ['ENQUEUED', 'IN_PROGRESS', 'COMPLETE'].map((status) => read({}, { status }).version);
  expect(new Set(versions).size).toBe(3);
});

test('only workspaces with a QuickBooks company are companies', () => {
  const found = readWorkspaces([
    { id: 1, name: 'Maple', fyle_currency: 'USD', qbo_realm_id: '9341450122330011' },
    { id: 2, name: 'Birch', fyle_currency: 'CAD', qbo_realm_id: null },
  ]);
  expect(found).toEqual([{ id: 1, name: 'Maple', currency: 'USD', realm: '9341450122330011' }]);
});

test('what was left out of the export is skipped, and what cannot be read is set aside', () => {
  const left = {
    id: 3,
    expense_number: 'E/3',
    amount: 5,
    currency: 'USD',
    updated_at: '2026-03-01T00:00:00Z',
  };
  const expenses = readSkipped({ results: [left, { ...left, id: 4, amount: {} }] });
  expect([expenses.count, expenses.set_aside.map(({ id }) => id)]).toEqual([2, ['expense 4']]);
  expect(expenses.good[0]).toMatchObject({
    id: 'expense 3',
    amount: { value: '5.00' },
    sync: { state: 'skipped' },
  });
  const page = readGroups({ results: [GROUP, { id: 'x' }, { id: 9, expenses: 'none' }] });
  expect(page.good).toHaveLength(1);
  expect(page.set_aside.map(({ id }) => id)).toEqual([null, '9']);
});
