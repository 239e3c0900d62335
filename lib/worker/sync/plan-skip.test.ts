import { expect, test } from 'vitest';
import { planSkip } from './plan-skip.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

test.each([
  ['a run is going', true, null, 10, true],
  ['nothing is known', false, null, 10, false],
  ['processed four minutes ago', false, NOW - 4 * MINUTE, 10, true],
  ['processed five minutes ago', false, NOW - 5 * MINUTE, 10, false],
  ['processed by a clock that is a minute ahead', false, NOW + MINUTE, 10, true],
  ['processed by a clock that is an hour ahead', false, NOW + 60 * MINUTE, 10, false],
  ['hourly, processed twenty minutes ago', false, NOW - 20 * MINUTE, 60, false],
])('%s', (_, running, processedAt, interval, skipped) => {
  expect(planSkip(running, false, processedAt, interval * MINUTE, NOW)).toBe(skipped);
});

test('records that wait are run whatever was processed just now, unless a run is going', () => {
  expect(planSkip(false, true, NOW - MINUTE, 10 * MINUTE, NOW)).toBe(false);
  expect(planSkip(true, true, NOW - MINUTE, 10 * MINUTE, NOW)).toBe(true);
});
