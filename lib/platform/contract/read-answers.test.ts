import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDecimal } from '../../core/records/money.ts';
import { PlatformError } from '../platform-error.ts';
import { readCheck } from './check.ts';
import { readOperation, readOutcome, readResult, readResults } from './command.ts';
import { readConnection } from './connection.ts';
import { readCandidates } from './customers.ts';
import { readChanges, readLookup } from './feed.ts';
import { readEditedItem, readListPage } from './lists.ts';
import { readBackfill, readLogPage } from './log.ts';
import { readProblem } from './problem.ts';
import { readOneRecord, readRecord } from './record.ts';
import { readRun } from './run.ts';

const READERS = {
  connection: (json: unknown) => readConnection(json, 'host'),
  changes: readChanges,
  lookup: readLookup,
  record: readRecord,
  oneRecord: readOneRecord,
  result: readResult,
  results: (json: unknown) => readResults(json, ['k1']),
  operation: readOperation,
  run: readRun,
  check: readCheck,
  candidates: readCandidates,
  listPage: readListPage,
  editedItem: readEditedItem,
  logPage: readLogPage,
  backfill: readBackfill,
  problem: readProblem,
};

/** Names and values of the contract, so that what is made up comes near to it. */
const NAMES =
  'id type version updated_at sync state records cursor has_more companies realm_id name capabilities results key status problem by effects run customers items entries quickbooks amount value currency party warnings error allowed same_number fields kind at code message';
const field = fc.constantFrom(...NAMES.split(' '));
const leaf = fc.oneof(
  fc.constantFrom(
    'invoice',
    'Invoice',
    'ready',
    'done',
    'running',
    '2026-03-03',
    '2026-03-03T14:00:00Z',
    '5.00',
    'USD',
    '145',
    'k1',
    '',
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { json: nearlyContract } = fc.letrec((tie) => ({
  json: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('json'), { maxLength: 4 }),
  object: fc.dictionary(field, tie('json'), { maxKeys: 10 }),
}));

test.each(Object.entries(READERS))(
  'reading anything as %s gives a value or a PlatformError with words',
  (_name, read) => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyContract), (json) => {
        try {
          read(json);
        } catch (error) {
          expect(error).toBeInstanceOf(PlatformError);
          expect((error as PlatformError).code).toBe('not_a_platform');
          expect((error as PlatformError).message).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  },
);

/** Ways in which a result breaks the contract although it names its command. */
const badPart = fc.constantFrom<object>(
  { operation_id: 17 },
  { operation_id: {} },
  { status: 'perhaps' },
  { status: 4 },
  { status: null },
  { by: 'Office' },
  { problem: 'Closed' },
  { problem: { code: 9 } },
  { effects: [] },
);

test('results are told by their keys, whatever their order and number; what cannot be read of one is told of that one', () => {
  const part = fc.record({ bad: fc.option(badPart), sent: fc.boolean(), place: fc.double({ noNaN: true }) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.array(fc.jsonValue()), (parts, other) => {
      const sent = parts.map((each, at) => ({ ...each, key: `k${at}` }));
      const keys = sent.filter((each) => each.sent).map(({ key }) => key);
      const results = [
        ...other,
        ...sent
          .toSorted((a, b) => a.place - b.place)
          .map(({ key, bad }) => ({ key, status: 'done', ...bad })),
      ];
      const read = new Map(readResults({ results }, keys).map((result) => [result.key, result]));
      expect([...read.keys()].toSorted()).toEqual(keys.toSorted());
      for (const { key, bad } of sent.filter((each) => each.sent)) {
        expect(read.get(key)?.status).toBe(bad ? 'unreadable' : 'done');
        if (bad) expect(read.get(key)?.problem?.detail).toMatch(/^The answer is no command result: /);
      }
    }),
  );
});

test('an unreadable outcome of the command asked for is told apart from an answer about no or another command', () => {
  fc.assert(
    fc.property(
      badPart,
      fc.oneof(fc.jsonValue(), fc.constant({ status: 'done', key: 'k2' })),
      (bad, other) => {
        expect(readOutcome({ key: 'k1', status: 'done', ...bad }, 'k1')).toMatchObject({
          status: 'unreadable',
          problem: { code: 'result_unreadable' },
        });
        expect(() => readOutcome(other, 'k1')).toThrow(expect.objectContaining({ code: 'not_a_platform' }));
      },
    ),
  );
  expect(readOutcome({ key: 'k1', status: 'accepted', operation_id: 17 }, 'k1').problem?.detail).toContain(
    'operation_id: not a text',
  );
});

test('the reason for setting a record aside never repeats a value', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), field, (secret, name) => {
      const value = `§${secret}§`;
      const reading = readRecord({
        id: 'a',
        type: 'invoice',
        version: '1',
        updated_at: value,
        [name]: [value],
      });
      expect(reading.ok ? '' : reading.reason).not.toContain(value);
    }),
  );
});

test('the contract and lib/core accept the same decimals', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d{0,17}\.?\d{0,8}$/)), (value) => {
      const record = {
        id: 'a',
        type: 'invoice',
        version: '1',
        updated_at: '2026-03-03T14:00:00Z',
        sync: { state: 'ready' },
      };
      expect(readRecord({ ...record, amount: { value, currency: 'USD' } }).ok).toBe(isDecimal(value));
    }),
  );
});

test('the answers of each section are read', () => {
  expect(
    readResult({
      key: 'k1',
      status: 'refused',
      problem: { code: 'closed_period', detail: 'Closed', retryable: false },
    }),
  ).toEqual({
    key: 'k1',
    status: 'refused',
    record: null,
    operation_id: null,
    by: null,
    problem: {
      status: null,
      code: 'closed_period',
      title: null,
      detail: 'Closed',
      retryable: false,
      request_id: null,
    },
    effects: null,
  });
  expect(
    readResult({
      key: 'k1',
      status: 'done',
      effects: {
        creates: true,
        duplicate_of: { type: 'Invoice', id: '9', number: '1043' },
        releases: ['pay_502'],
      },
    }).effects,
  ).toEqual({
    creates: true,
    duplicate_of: { type: 'Invoice', id: '9', number: '1043' },
    releases: ['pay_502'],
    affects: null,
  });

  const run = { id: 'r1', state: 'running', total: 10, done: 3 };
  expect(readRun({ run })).toEqual({ ...run, failed: null, started_at: null });
  expect(readRun(run)).toEqual(readRun({ run }));

  expect(
    readCheck({
      exists: 'sometimes',
      same_number: [
        {
          type: 'CreditMemo',
          id: '111',
          number: '1043',
          party: { id: 'c', name: 'Cedar' },
          amount: null,
          date: '2026-02-01',
        },
        { type: 'Thing', id: '1' },
      ],
      fields: [{ name: 'amount', platform: '540.00', quickbooks: '500.00' }],
      locked_by: { kind: 'moonlight' },
      inactive: { type: 'Item', name: 'Mulch' },
    }),
  ).toEqual({
    exists: 'unknown',
    quickbooks: null,
    same_number: [
      { type: 'CreditMemo', id: '111', number: '1043', party: 'Cedar', amount: null, date: '2026-02-01' },
    ],
    fields: [{ name: 'amount', platform: '540.00', quickbooks: '500.00', last_synced: null }],
    locked_by: { kind: 'unknown', detail: null },
    inactive: { type: 'Item', name: 'Mulch' },
    checked_at: null,
  });

  const candidate = {
    quickbooks_id: '71',
    name: 'Birch and Sons',
    kind: 'customer',
    active: true,
    linked_to: null,
  };
  expect(readCandidates({ customers: [candidate, { ...candidate, kind: 'robot' }, {}] })).toEqual([
    candidate,
  ]);

  const page = readListPage({
    items: [{ id: 'c1', name: 'North', used_by: 14 }, { name: 'no id' }],
    has_more: true,
  });
  expect(page).toMatchObject({
    items: [{ id: 'c1', name: 'North', active: true, used_by: 14 }],
    cursor: null,
    has_more: false,
  });
  expect(readEditedItem({ item: { id: 'c1' } })).toEqual(readEditedItem({ id: 'c1' }));
  expect(readEditedItem(undefined)).toBeNull();

  const log = readLogPage({
    entries: [
      {
        id: 'l1',
        at: '2026-03-03T14:00:00Z',
        actor: { id: null, name: 'FieldPro' },
        action: 'resync',
        outcome: 'odd',
      },
      {},
    ],
    cursor: 'c',
    has_more: true,
  });
  expect(log.entries).toEqual([
    expect.objectContaining({
      id: 'l1',
      actor: { id: '', name: 'FieldPro' },
      outcome: 'unknown',
    }),
  ]);
  expect(readBackfill({ count: 3, total: { value: '9.50', currency: 'USD' } }).total?.value).toBe('9.50');
  expect(readProblem({ title: 'Odd' })).toMatchObject({ code: 'unknown', title: 'Odd', retryable: false });
  expect(readProblem('<html>')).toBeNull();
});
