import { expect, test } from 'vitest';
import { changedBy, compareSides } from './compare-sides.ts';

const LAST = { amount: '500.00', due_date: '2026-03-15' };

test('each field says which side has changed since both agreed', () => {
  const fields = compareSides(
    { amount: '540.00', due_date: '2026-03-15' },
    { amount: '520.00', due_date: '2026-03-31', memo: 'call first' },
    LAST,
  );
  expect(fields.map(({ name, changed_by }) => [name, changed_by])).toEqual([
    ['amount', 'both'],
    ['due_date', 'quickbooks'],
    ['memo', 'quickbooks'],
  ]);
  expect(changedBy(fields)).toBe('both');
});

test('the same change on both sides is no difference', () => {
  expect(changedBy(compareSides({ amount: '7.00' }, { amount: '7.00' }, LAST))).toBeNull();
});

test('changes of different fields on different sides count as changed by both', () => {
  const fields = compareSides(
    { amount: '540.00', due_date: '2026-03-15' },
    { amount: '500.00', due_date: '2026-03-31' },
    LAST,
  );
  expect(fields.map((field) => field.changed_by)).toEqual(['platform', 'quickbooks']);
  expect(changedBy(fields)).toBe('both');
});

test('an accepted difference stays quiet until one side changes again', () => {
  const tolerated = { amount: ['108.26', '108.25'] } as const;
  const last = { amount: '108.25' };
  expect(changedBy(compareSides({ amount: '108.26' }, { amount: '108.25' }, last, tolerated))).toBeNull();
  expect(changedBy(compareSides({ amount: '108.26' }, { amount: '90.00' }, last, tolerated))).toBe('both');
});
