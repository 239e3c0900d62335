import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChanges, readLookup } from './feed.ts';
import { TEXT_MAX } from './fields.ts';
import { readRecord, readRecordIfGood } from './record.ts';

/** The paper's own example (Source Platform API §3). */
const EXAMPLE = {
  id: 'inv_1043',
  type: 'invoice',
  number: '1043',
  name: null,
  party: { id: 'cus_201', name: 'Cedar Grove HOA' },
  date: '2026-02-27',
  amount: { value: '2310.75', currency: 'USD' },
  fee: null,
  version: '7',
  created_at: '2026-02-27T15:00:00Z',
  updated_at: '2026-03-03T13:50:00Z',
  deleted: false,
  url: 'https://fieldpro.example/invoices/1043',
  direction: 'export',
  depends_on: ['cus_201'],
  sync: {
    state: 'failed',
    since: '2026-03-02T20:00:00Z',
    attempts: 2,
    last_attempt_at: '2026-03-03T13:50:00Z',
    last_success_at: null,
    next_attempt_at: null,
    position: null,
    error: {
      code: '6140',
      message: 'Duplicate Document Number Error',
      detail: 'DocNumber=1043',
      request_id: 'r1',
    },
    warnings: [{ code: 'tax_differs', message: 'Tax differs' }],
    quickbooks: {
      type: 'Invoice',
      id: '145',
      number: '1043',
      name: null,
      party: 'Cedar Grove HOA',
      date: '2026-02-27',
      amount: { value: '2310.75', currency: 'USD' },
      status: 'active',
      checked_at: '2026-03-03T13:50:00Z',
    },
    changed: null,
    decided: { by: { id: 'u2', name: 'Office' }, at: '2026-03-01T12:00:00Z', reason: 'later' },
  },
  allowed: ['resync', 'skip', 'link'],
};
const LEAST = {
  id: 'a',
  type: 'invoice',
  version: '1',
  updated_at: '2026-03-03T13:50:00Z',
  sync: { state: 'ready' },
};

function reasonAgainst(json: unknown): string {
  const reading = readRecord(json);
  return reading.ok ? expect.fail('expected a bad record') : reading.reason;
}

function goodRecord(json: unknown) {
  const reading = readRecord(json);
  return reading.ok ? reading.value : expect.fail(reading.reason);
}

test('every field of the example in the contract is read', () => {
  const record = goodRecord(EXAMPLE);
  expect(record).toEqual({
    ...EXAMPLE,
    sync: { ...EXAMPLE.sync, reported_state: null },
    allowed: expect.toSatisfy((allowed: string[]) => allowed.toSorted().join() === 'link,resync,skip'),
  });
});

test('absent and null read the same', () => {
  const nulls = Object.fromEntries(Object.keys(EXAMPLE).map((field) => [field, null]));
  const syncNulls = Object.fromEntries(Object.keys(EXAMPLE.sync).map((field) => [field, null]));
  const sparse = goodRecord(LEAST);
  expect(goodRecord({ ...nulls, ...LEAST, sync: { ...syncNulls, state: 'ready' } })).toEqual(sparse);
  expect(sparse).toMatchObject({
    deleted: false,
    direction: 'export',
    depends_on: [],
    allowed: [],
    amount: null,
  });
  expect(Object.keys(sparse).sort()).toEqual(Object.keys(EXAMPLE).sort());
  expect(JSON.stringify(sparse)).not.toContain('undefined');
});

test('unknown fields are ignored and unknown words read as unknown', () => {
  const record = goodRecord({
    ...EXAMPLE,
    type: 'subscription',
    surprise: { nested: true },
    direction: 'sideways',
    allowed: ['resync', 'teleport', 'resync'],
    sync: {
      ...EXAMPLE.sync,
      state: 'parked',
      changed: { by: 'someone', at: null },
      quickbooks: { ...EXAMPLE.sync.quickbooks, status: 'archived' },
    },
  });
  expect(record).not.toHaveProperty('surprise');
  expect(record).toMatchObject({ type: 'other', direction: 'export', allowed: ['resync'] });
  expect(record.sync).toMatchObject({
    state: 'unknown',
    reported_state: 'parked',
    changed: { by: 'both', at: null },
    quickbooks: { status: 'unknown', id: '145' },
  });
});

test.each([
  ['a type that is none of ours', { type: 'RecurringTransaction', id: '1' }],
  ['no id', { type: 'Invoice', id: null }],
  ['nothing', {}],
])('a QuickBooks copy with %s reads as none', (_name, quickbooks) => {
  expect(goodRecord({ ...LEAST, sync: { state: 'synced', quickbooks } }).sync.quickbooks).toBeNull();
});

test.each(['id', 'type', 'version', 'updated_at', 'sync'])('without %s a record is set aside', (field) => {
  expect(reasonAgainst({ ...EXAMPLE, [field]: undefined })).toBe(`${field}: missing`);
  expect(reasonAgainst({ ...EXAMPLE, [field]: null })).toBe(`${field}: missing`);
});

test.each<[string, object, string]>([
  ['no state', { sync: {} }, 'sync.state: missing'],
  ['a state that is no text', { sync: { state: 4 } }, 'sync.state: not a text'],
  ['a number where text belongs', { number: 1043 }, 'number: not a text'],
  ['an amount in words', { amount: { value: 'ten', currency: 'USD' } }, 'amount.value: not a decimal'],
  ['an amount as a number', { amount: { value: 10.5, currency: 'USD' } }, 'amount.value: not a text'],
  ['an amount in exponents', { amount: { value: '1e9', currency: 'USD' } }, 'amount.value: not a decimal'],
  ['a currency sign', { amount: { value: '1', currency: '$' } }, 'amount.currency: not an ISO 4217 code'],
  ['a date that is none', { date: '2026-02-30' }, 'date: not a date as YYYY-MM-DD'],
  ['a date with a time', { date: '2026-02-27T00:00:00Z' }, 'date: not a date as YYYY-MM-DD'],
  ['a time without a zone', { updated_at: '2026-03-03T13:50:00' }, 'updated_at: not an RFC 3339 time'],
  ['an endless id', { id: 'x'.repeat(201) }, 'id: longer than 200 characters'],
  ['an endless name', { name: 'x'.repeat(TEXT_MAX + 1) }, `name: longer than ${TEXT_MAX} characters`],
])('a record with %s is set aside; the reason names the place, not the value', (_name, part, reason) => {
  expect(reasonAgainst({ ...LEAST, ...part })).toBe(reason);
});

test.each([
  ['a negative count', { sync: { state: 'failed', attempts: -1 } }, 'sync.attempts: negative'],
  ['an endless list of parents', { depends_on: Array(1_001).fill('a') }, 'depends_on: too many'],
  ['a parent that is no id', { depends_on: ['a', 5] }, 'depends_on.1: not a text'],
  ['a fee as a number', { fee: { value: 2.5, currency: 'USD' } }, 'fee.value: not a text'],
  ['an error as a text', { sync: { state: 'failed', error: 'Oh no' } }, 'sync.error: not an object'],
  ['a type of its own', { type: 'RecurringInvoice' }, 'type: not a known word'],
])(
  'a record with %s is read without it; the reason names the place, not the value',
  (_name, part, reason) => {
    const reading = readRecord({ ...LEAST, ...part });
    expect(reading.ok && reading.odd[0]).toBe(reason);
  },
);

test('no value of a field that a record can do without loses the record or another field', () => {
  const good = {
    ...{ ...LEAST, created_at: '2026-02-27T16:20:00Z', fee: { value: '2.50', currency: 'USD' } },
    ...{ url: 'https://fieldpro.example/1', direction: 'import', depends_on: ['a'], allowed: ['resync'] },
  };
  const sync = {
    ...{ state: 'failed', since: '2026-02-27T16:20:00Z', attempts: 2, position: 3 },
    ...{ error: { code: '610', message: 'Gone' }, changed: { by: 'both', at: null } },
    ...{ warnings: [{ code: 'a', message: 'b' }], decided: { by: null, at: null, reason: 'Twice' } },
  };
  const expected = goodRecord({ ...good, sync });
  const ofRecord = ['created_at', 'fee', 'url', 'direction', 'depends_on', 'allowed'];
  const ofSync = Object.keys(sync).filter((name) => name !== 'state');
  fc.assert(
    fc.property(fc.constantFrom(...ofRecord, ...ofSync), fc.jsonValue(), (field, value) => {
      const isOfSync = ofSync.includes(field);
      const given = isOfSync
        ? { ...good, sync: { ...sync, [field]: value } }
        : { ...good, [field]: value, sync };
      const got = goodRecord(given);
      if (isOfSync)
        expect({ ...got, sync: { ...got.sync, [field]: 0 } }).toEqual({
          ...expected,
          sync: { ...expected.sync, [field]: 0 },
        });
      else expect({ ...got, [field]: 0 }).toEqual({ ...expected, [field]: 0 });
    }),
  );
});

test('long error texts are cut with an ellipsis, and at most 50 warnings are kept', () => {
  const endless = 'x'.repeat(100_000);
  const { sync } = goodRecord({
    ...LEAST,
    sync: {
      state: 'failed',
      error: { code: '610', message: endless, detail: endless },
      warnings: Array(500).fill({ message: endless }),
    },
  });
  expect(sync.error?.message).toHaveLength(TEXT_MAX);
  expect(sync.error?.detail?.endsWith('x…')).toBe(true);
  expect(sync.warnings).toHaveLength(50);
  expect(sync.warnings[0]?.message).toHaveLength(TEXT_MAX);
});

test('missing parts of warnings and amounts are not invented', () => {
  const { sync, amount, party } = goodRecord({
    ...LEAST,
    amount: { value: '5.00', currency: null },
    party: { id: 'cus_1', name: null },
    sync: { state: 'synced_warn', error: {}, warnings: [{ code: 'tax_differs' }, { message: 'Odd' }, {}] },
  });
  expect(amount).toBeNull();
  expect(party).toEqual({ id: 'cus_1', name: 'cus_1' });
  expect(sync.error).toEqual({ code: null, message: null, detail: null, request_id: null });
  expect(sync.warnings).toEqual([
    { code: 'tax_differs', message: 'tax_differs' },
    { code: 'unknown', message: 'Odd' },
  ]);
});

test('only a web address becomes a link', () => {
  const linkOf = (url: string) => goodRecord({ ...LEAST, url }).url;
  expect(linkOf('https://fieldpro.example/1')).toBe('https://fieldpro.example/1');
  for (const url of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '/invoices/1',
    'https://',
    '',
  ]) {
    expect(linkOf(url)).toBeNull();
  }
});

test('one bad record never stops its page, in the feed and in a look-up', () => {
  const records = [LEAST, { ...LEAST, id: 'b', date: 'soon' }, null, [], 'x', { ...LEAST, id: 'c' }];
  const page = readChanges({ records, cursor: 'next', has_more: null, extra: 1 });
  expect(page).toMatchObject({ cursor: 'next', has_more: false });
  for (const { records: good, set_aside } of [page, readLookup({ records })]) {
    expect(good.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(set_aside.map(({ id }) => id)).toEqual(['b', null, null, null]);
    expect(set_aside.every(({ reason }) => reason.length > 0)).toBe(true);
  }
});

test.each([
  ['no records', { cursor: 'c' }],
  ['no cursor', { records: [] }],
  ['an empty cursor', { records: [], cursor: '' }],
])('a page with %s is refused', (_name, json) => {
  expect(() => readChanges(json)).toThrow(expect.objectContaining({ code: 'not_a_platform' }));
});

test('a bad record beside another answer is left out', () => {
  expect(readRecordIfGood({ ...LEAST, date: 'soon' })).toBeNull();
  expect(readRecordIfGood(undefined)).toBeNull();
  expect(readRecordIfGood(LEAST)?.id).toBe('a');
});

test('errors, warnings and reasons are read without the secrets that they quote', () => {
  const secret = 's3cr3t-0123456789abcdef';
  const sync = {
    state: 'failed',
    error: { code: '3100', message: `access_token=${secret}`, detail: `Cookie: qbn=${secret}` },
    warnings: [{ code: 'w', message: `{"api_key":"${secret}"}` }],
    decided: { reason: `sent with Bearer ${secret}` },
  };
  const reading = readRecord({ ...LEAST, sync });
  expect(reading).toMatchObject({ ok: true, value: { sync: { error: { message: 'access_token=••••' } } } });
  expect(JSON.stringify(reading)).not.toContain(secret);
});
