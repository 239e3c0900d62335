import { expect, test } from 'vitest';
import { compareSides, copyAfter } from './compare-sides.ts';
import type { QuickBooksCopy, SyncStatus } from './platform-record.ts';

const usd = (value: string) => ({ value, currency: 'USD' });
const COPY: QuickBooksCopy = {
  type: 'Invoice',
  id: '150',
  number: '1047',
  name: null,
  party: 'Cedar Grove HOA',
  date: '2026-02-10',
  amount: usd('1300.00'),
  status: 'active',
  checked_at: '2026-03-03T14:00:00Z',
};

function record(copy: QuickBooksCopy | null, state: SyncStatus['state'] = 'changed') {
  const sync: SyncStatus = {
    state,
    reported_state: null,
    since: null,
    attempts: null,
    last_attempt_at: null,
    last_success_at: '2026-02-28T14:00:00Z',
    next_attempt_at: null,
    position: null,
    error: null,
    warnings: [],
    quickbooks: copy,
    changed: { by: 'quickbooks', at: '2026-03-02T14:00:00Z' },
    decided: null,
  };
  return { number: '1047', name: null, date: '2026-02-10', amount: usd('1250.00'), sync };
}

test('both amounts and the gap between them are told', () => {
  expect(compareSides(record(COPY))).toMatchObject({
    differs: ['amount'],
    gap: usd('50.00'),
    missing: null,
    equal_at: '2026-02-28T14:00:00Z',
  });
  expect(compareSides(record({ ...COPY, amount: usd('1200') })).gap).toEqual(usd('-50.00'));
});

test('equal values in another notation are no difference', () => {
  const sides = compareSides(record({ ...COPY, amount: usd('1250') }, 'synced'));
  expect([sides.differs, sides.gap]).toEqual([[], null]);
});

test('amounts in two currencies differ and are not subtracted', () => {
  const sides = compareSides(record({ ...COPY, amount: { value: '1250.00', currency: 'CAD' } }));
  expect([sides.differs, sides.gap]).toEqual([['amount'], null]);
});

test('what one side does not tell is no difference', () => {
  const sides = compareSides(record({ ...COPY, amount: null, number: null }));
  expect([sides.differs, sides.gap, sides.missing]).toEqual([[], null, null]);
});

test.each([
  ['no copy', null, 'failed', 'no_copy'],
  ['a deleted copy', { ...COPY, status: 'deleted' }, 'changed', 'gone'],
  ['a broken link', COPY, 'link_broken', 'gone'],
  ['a copy without values', { ...COPY, amount: null, date: null }, 'synced', 'not_told'],
] as const)('%s: QuickBooks’ values are missing, and why is told', (_, copy, state, missing) => {
  expect(compareSides(record(copy, state))).toMatchObject({ quickbooks: null, missing, differs: [] });
});

test.each([
  ['is there, and its values are not told', 'yes', COPY, 'synced', null],
  ['cannot be told', 'unknown', COPY, 'synced', null],
  ['is gone', 'no', COPY, 'synced', 'gone'],
  ['never was', 'no', null, 'failed', 'no_copy'],
] as const)(
  'after a look, a copy that %s is not told as something else',
  (_, exists, own, state, missing) => {
    const copy = copyAfter(own, { exists, quickbooks: null });
    expect(compareSides(record(own, state), copy)).toMatchObject({ missing });
  },
);

test('a fresher copy counts instead of the record’s own', () => {
  const fresh = { ...COPY, amount: usd('1250.00'), date: '2026-02-11' };
  expect(compareSides(record(COPY), fresh).differs).toEqual(['date']);
});
