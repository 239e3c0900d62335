import { expect, test } from 'vitest';
import { type NameFound, planRelink } from './plan-relink.ts';

const birch: NameFound = {
  quickbooks_id: '71',
  name: 'Birch & Sons',
  kind: 'customer',
  active: true,
  linked_to: null,
};

test.each<[string, NameFound[], string | null]>([
  ['the only one', [birch], '71'],
  ['the only exact one', [birch, { ...birch, quickbooks_id: '72', name: 'Birch & Sons Ltd' }], '71'],
  ['case and spaces aside', [{ ...birch, name: ' birch  & sons' }], '71'],
  ['nothing found', [], null],
  ['nothing exact', [{ ...birch, name: 'Birch and Sons' }], null],
  ['two of them', [birch, { ...birch, quickbooks_id: '72' }], null],
  ['a vendor as well', [birch, { ...birch, quickbooks_id: '9', kind: 'vendor' }], null],
  ['a vendor', [{ ...birch, kind: 'vendor' }], null],
  ['an inactive one', [{ ...birch, active: false }], null],
  ['one that is linked', [{ ...birch, linked_to: { id: 'c9', name: 'Birch Holdings' } }], null],
])('%s', (_, found, id) => {
  expect(planRelink('Birch & Sons', found)).toBe(id);
});
