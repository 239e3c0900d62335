import { expect, test } from 'vitest';
import { tickedOf, tickGroup, tickOne } from './select-records.ts';

test('a group is ticked, mixed or empty, and a press on it ticks all before it ticks none [EL-09]', () => {
  const ids = ['1', '2', '3'];
  const all = tickGroup(new Set(), ids);
  expect(tickedOf(ids, all)).toBe('all');
  const some = tickOne(all, '2');
  expect(tickedOf(ids, some)).toBe('some');
  expect(tickedOf(ids, tickGroup(some, ids))).toBe('all');
  expect(tickedOf(ids, tickGroup(all, ids))).toBe('none');
  expect(tickOne(some, '2')).toEqual(all);
});

test('what is selected outside a group stays selected', () => {
  expect(tickGroup(new Set(['9']), ['1'])).toEqual(new Set(['9', '1']));
  expect(tickGroup(new Set(['9', '1']), ['1'])).toEqual(new Set(['9']));
});

test('an empty group is not ticked', () => {
  expect(tickedOf([], new Set(['1']))).toBe('none');
});
