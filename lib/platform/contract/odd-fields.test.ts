import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConnection } from './connection.ts';
import { readChanges } from './feed.ts';
import { readLogPage } from './log.ts';
import { readRecord } from './record.ts';

const COMPANY = { realm_id: '9341450122330011', name: 'Maple Landscaping Inc.' };
const LEAST = {
  id: 'a',
  type: 'invoice',
  version: '1',
  updated_at: '2026-03-03T14:00:00Z',
  sync: { state: 'synced' },
};

function readCompany(more: object) {
  return readConnection({ companies: [{ ...COMPANY, ...more }] }, 'host');
}

test.each([
  [{ last_processed_at: '' }, { last_processed_at: null }, 'last_processed_at: not an RFC 3339 time'],
  [
    { books_closed_through: '0000-00-00' },
    { books_closed_through: null },
    'books_closed_through: not a date as YYYY-MM-DD',
  ],
  [{ currency: 'usd' }, { currency: 'USD' }, 'currency: not an ISO 4217 code'],
  [{ currency: '$' }, { currency: null }, 'currency: not an ISO 4217 code'],
  [
    { last_processed_at: '0001-01-01T00:00:00Z' },
    { last_processed_at: null },
    'last_processed_at: a zero value',
  ],
  [{ next_run_at: '1970-01-01T00:00:00Z' }, { next_run_at: null }, 'next_run_at: a zero value'],
])('a company with %j is read, and the odd field is told', (more, expected, reason) => {
  const { companies, odd } = readCompany(more);
  expect(companies[0]).toMatchObject({ ...COMPANY, ...expected });
  expect(odd).toEqual([`companies.0.${reason}`]);
});

/** Every optional field of a company, with a good value. */
const OPTIONAL = {
  currency: 'CAD',
  time_zone: 'America/Toronto',
  books_closed_through: '2026-01-31',
  class_tracking: true,
  location_tracking: true,
  records_since: '2026-02-01T00:00:00Z',
  quickbooks: { connected: false, reason: 'Expired', who_can_reconnect: ['Office'] },
  last_processed_at: '2026-03-03T13:50:00Z',
  next_run_at: '2026-03-03T15:00:00Z',
  running: true,
};

test('no value of any optional field loses the company or another field', () => {
  const good = readCompany(OPTIONAL).companies[0];
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(OPTIONAL)), fc.jsonValue(), (field, value) => {
      const { companies } = readCompany({ ...OPTIONAL, [field]: value });
      expect({ ...companies[0], [field]: null }).toEqual({ ...good, [field]: null });
    }),
  );
});

test('no value inside capabilities, user, plan or platform hides the companies', () => {
  const part = fc.constantFrom('capabilities', 'user', 'plan', 'platform');
  const field = fc.constantFrom(
    ...'commands batch_max runs lists id name role unavailable support learn version'.split(' '),
  );
  fc.assert(
    fc.property(part, field, fc.jsonValue(), fc.jsonValue(), (name, inner, value, whole) => {
      for (const odd of [{ [inner]: value }, whole]) {
        expect(readConnection({ companies: [COMPANY], [name]: odd }, 'host').companies).toHaveLength(1);
      }
    }),
  );
});

test('an unreadable company is set aside with its id and reason, apart from one that is not there', () => {
  const { companies, set_aside } = readConnection(
    { companies: [COMPANY, { realm_id: '77', name: 5 }, { name: 'No id' }] },
    'host',
  );
  expect(companies).toHaveLength(1);
  expect(set_aside).toEqual([
    { realm_id: '77', reason: 'companies.1.name: not a text' },
    { realm_id: null, reason: 'companies.2.realm_id: missing' },
  ]);
});

test('currencies in any mixture of small letters and capitals are read in capitals', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z]{3}$/), (currency) => {
      expect(readCompany({ currency }).companies[0]?.currency).toBe(currency.toUpperCase());
      const reading = readRecord({ ...LEAST, amount: { value: '5.00', currency } });
      expect(reading.ok && reading.value.amount).toEqual({ value: '5.00', currency: currency.toUpperCase() });
    }),
  );
});

test('times and dates before 1970-01-02 are zero values and read as null, later ones as they are', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const first = new Date('1970-01-02T00:00:00Z');
  fc.assert(
    fc.property(fc.oneof(day, fc.constantFrom(new Date(0), first)), (at) => {
      const time = at.toISOString();
      const reading = readRecord({
        ...LEAST,
        date: time.slice(0, 10),
        sync: { state: 'failed', since: time },
      });
      const isReal = at >= first;
      expect(reading.ok && [reading.value.date, reading.value.sync.since]).toEqual(
        isReal ? [time.slice(0, 10), time] : [null, null],
      );
    }),
  );
});

test.each(['', '0000-00-00', '0000-00-00 00:00:00', '0001-01-01T00:00:00', '1970-01-01'])(
  'the blank time %j of a record reads as null, that of a needed field sets the record aside',
  (blank) => {
    const reading = readRecord({ ...LEAST, created_at: blank, date: blank });
    expect(reading.ok && [reading.value.created_at, reading.value.date]).toEqual([null, null]);
    expect(readRecord({ ...LEAST, updated_at: blank })).toEqual({
      ok: false,
      reason: 'updated_at: not an RFC 3339 time',
    });
  },
);

test('no part of a QuickBooks copy sets its record aside', () => {
  const copy = {
    type: 'Invoice',
    id: '145',
    number: '1043',
    name: 'Copy',
    party: 'Cedar Grove HOA',
    date: '2026-02-27',
    amount: { value: '5.00', currency: 'USD' },
    status: 'active',
    checked_at: '2026-03-03T14:00:00Z',
  };
  const read = (quickbooks: unknown) => {
    const reading = readRecord({ ...LEAST, sync: { state: 'synced', quickbooks } });
    return reading.ok ? reading.value.sync.quickbooks : expect.fail(reading.reason);
  };
  expect(read({ ...copy, name: 7, party: ['x'], date: 'soon' })).toEqual({
    ...copy,
    name: null,
    party: null,
    date: null,
  });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(copy)), fc.jsonValue(), (field, value) => {
      const got = read({ ...copy, [field]: value });
      if (field !== 'type' && field !== 'id') expect({ ...got, [field]: 0 }).toEqual({ ...copy, [field]: 0 });
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      read(value);
    }),
  );
});

test('a log entry with a small-letter currency is kept', () => {
  const entry = { id: 'l1', at: '2026-03-03T14:00:00Z', action: 'resync' };
  const amount = { value: '5.00', currency: 'usd' };
  expect(readLogPage({ entries: [{ ...entry, amount }] }).entries[0]?.amount?.currency).toBe('USD');
});

test('fields of a record that read as null are listed with the record', () => {
  const record = { id: 'a', type: 'invoice', version: '1', updated_at: '2026-03-03T13:50:00Z' };
  const copy = { type: 'Invoice', id: '145' };
  const withCopy = (quickbooks: object, id = 'a') => ({
    ...record,
    id,
    sync: { state: 'synced', quickbooks },
  });
  const page = readChanges({
    records: [
      withCopy(copy, 'good'),
      withCopy({ ...copy, type: 'invoice' }),
      withCopy({ ...copy, date: 'soon' }, 'b'),
    ],
    cursor: 'c',
  });
  expect(page.records).toHaveLength(3);
  expect(page.odd).toEqual([
    { id: 'a', reasons: ['sync.quickbooks.type: not a type of QuickBooks'] },
    { id: 'b', reasons: ['sync.quickbooks.date: not a date as YYYY-MM-DD'] },
  ]);
  expect(readChanges({ records: [withCopy(copy)], cursor: 'c' }).odd).toBeUndefined();
});
