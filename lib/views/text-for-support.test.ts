import { expect, test } from 'vitest';
import { CARD_1043 } from '../../test/browser/views/gallery/sample-records.ts';
import { textForSupport } from './text-for-support.ts';

const CUSTOMER = {
  ...CARD_1043.record,
  type: 'customer',
  number: null,
  name: 'Birch & Sons',
  party: 'Cedar Grove HOA',
} as const;
const VIEW = {
  ...CARD_1043,
  record: CUSTOMER,
  dependents: [{ ...CUSTOMER, id: 'pay_1', name: 'Maple Tree Care' }],
  original: {
    code: '6240',
    message: 'Duplicate Name Exists Error',
    detail: 'birch & sons (of Cedar Grove HOA) clashes with MAPLE  TREE CARE, DisplayName=Oak Ltd; Id=12',
    request_id: 'req-1',
  },
};

test('the copy for support contains no customer name, and the copy with names does', () => {
  const { named, unnamed: without } = textForSupport(VIEW);
  expect(without).not.toMatch(/birch|cedar|maple|oak/i);
  expect(without).toContain('(name) (of (name)) clashes with (name), DisplayName=(name); Id=12');
  expect(without).toContain('code 6240');
  for (const name of ['customer Birch & Sons', 'customer Cedar Grove HOA', 'MAPLE  TREE CARE', 'Oak Ltd']) {
    expect(named).toContain(name);
  }
});
