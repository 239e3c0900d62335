import { expect, test } from 'vitest';
import { tickedOf, tickGroup, tickOne } from './select-records.ts';

test('a group is ticked, mixed or empty; a press selects all unless all are selected [EL-09]', () => {
  const ids = ['1', '2', '3'];
  const all = tickGroup(new Set(), ids);
  expect(tickedOf(ids, all)).toBe('all');
  const some = tickOne(all, '2');
  expect(tickedOf(ids, some)).toBe('some');
  expect(tickedOf(ids, tickGroup(some, ids))).toBe('all');
  expect(tickedOf(ids, tickGroup(all, ids))).toBe('none');
  expect(tickOne(some, '2')).toEqual(all);
});

test('a selection outside the group does not change', () => {
  expect(tickGroup(new Set(['9']), ['1'])).toEqual(new Set(['9', '1']));
  expect(tickGroup(new Set(['9', '1']), ['1'])).toEqual(new Set(['9']));
});

test('an empty group is not ticked', () => {
  expect(tickedOf([], new Set(['1']))).toBe('none');
});
