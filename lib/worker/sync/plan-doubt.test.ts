import { expect, test } from 'vitest';
import { planDoubt } from './plan-doubt.ts';

test('a record is looked at 3, 10, 30 and 60 seconds after its command, and then a person decides', () => {
  const waits = [0, 1, 2, 3, 4].map(planDoubt);
  const times = waits
    .slice(0, 4)
    .map((_, at) => waits.slice(0, at + 1).reduce<number>((sum, wait) => sum + (wait ?? 0), 0));
  expect(times).toEqual([3_000, 10_000, 30_000, 60_000]);
  expect(waits[4]).toBeNull();
});
