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

test('only differences are listed, with the side that changed', () => {
  expect(differencesOf(S08).map(({ name, changed_by }) => [name, changed_by])).toEqual([
    ['amount', 'both'],
    ['due_date', 'quickbooks'],
    ['memo', 'quickbooks'],
  ]);
});

test('if one side changed, it is chosen; if both did, the user decides', () => {
  const differences = differencesOf(S08);
  const choice = firstChoice(differences);
  expect(choice).toEqual({ due_date: 'quickbooks', memo: 'quickbooks' });
  expect(undecided(differences, choice)).toEqual(['amount']);
  expect(undecided(differences, { ...choice, amount: 'platform' })).toEqual([]);
});

test('trailing zeros do not make amounts different', () => {
  expect(differencesOf([field('amount', '540.0', '540.00', '500.00')])).toEqual([]);
  expect(differencesOf([field('amount', '540', '520', '540.00')])[0]?.changed_by).toBe('quickbooks');
});

test('if nothing was ever synced, no side counts as changed and none is chosen', () => {
  const differences = differencesOf([field('name', 'Birch & Sons', 'Birch and Sons', null)]);
  expect(differences[0]?.changed_by).toBeNull();
  expect(firstChoice(differences)).toEqual({});
});
