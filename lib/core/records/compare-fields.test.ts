import { expect, test } from 'vitest';
import { type ComparedField, differencesOf, firstChoice, undecided } from './compare-fields.ts';

const field = (
  name: string,
  platform: string | null,
  quickbooks: string | null,
  last_synced: string | null,
): ComparedField => ({ name, platform, quickbooks, last_synced });

const S08 = [
  field('number', '1050', '1050', '1050'),
  field('amount', '540.00', '520.00', '500.00'),
  field('due_date', '2026-03-15', '2026-03-31', '2026-03-15'),
  field('memo', null, 'call first', null),
];

test('only what differs is listed, with who changed it', () => {
  expect(differencesOf(S08).map(({ name, changed_by }) => [name, changed_by])).toEqual([
    ['amount', 'both'],
    ['due_date', 'quickbooks'],
    ['memo', 'quickbooks'],
  ]);
});

test('a side that alone has changed is chosen; what both have changed is left to the person', () => {
  const differences = differencesOf(S08);
  const choice = firstChoice(differences);
  expect(choice).toEqual({ due_date: 'quickbooks', memo: 'quickbooks' });
  expect(undecided(differences, choice)).toEqual(['amount']);
  expect(undecided(differences, { ...choice, amount: 'platform' })).toEqual([]);
});

test('amounts are the same whatever the zeros behind them', () => {
  expect(differencesOf([field('amount', '540.0', '540.00', '500.00')])).toEqual([]);
  expect(differencesOf([field('amount', '540', '520', '540.00')])[0]?.changed_by).toBe('quickbooks');
});

test('where nothing was ever synced nobody is said to have changed anything, and nothing is chosen', () => {
  const differences = differencesOf([field('name', 'Birch & Sons', 'Birch and Sons', null)]);
  expect(differences[0]?.changed_by).toBeNull();
  expect(firstChoice(differences)).toEqual({});
});
