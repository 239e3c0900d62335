import { expect, test } from 'vitest';
import { lettered } from './open-record.ts';

test('a proposed number has a letter of its own behind it, and is no longer than QuickBooks takes', () => {
  expect(lettered('1043').slice(0, 2)).toEqual(['1043-A', '1043-B']);
  expect(lettered('1043-A')[0]).toBe('1043-A');
  for (const number of lettered('PROJECT-2026-000001043')) {
    expect(number).toMatch(/^PROJECT-2026-000001-[A-H]$/);
    expect(number.length).toBeLessThanOrEqual(21);
  }
});
