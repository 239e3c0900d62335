import { expect, test } from 'vitest';
import { planStall } from './plan-stall.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const ago = (minutes: number) => NOW - minutes * MINUTE;

test.each([
  ['nothing scheduled', null, ago(600), 10, null],
  ['automatic sync off', ago(600), ago(600), null, null],
  ['scheduled for 19 minutes', ago(19), ago(600), 10, null],
  ['scheduled for 20 minutes', ago(20), ago(600), 10, ago(600)],
  ['processed a minute ago', ago(600), ago(1), 10, null],
  ['processed 40 minutes ago', ago(600), ago(40), 10, ago(40)],
  ['hourly, processed 119 minutes ago', ago(600), ago(119), 60, null],
  ['hourly, processed 120 minutes ago', ago(600), ago(120), 60, ago(120)],
  ['never processed as far as is known', ago(30), null, 10, ago(30)],
])('%s', (_, scheduledSince, processedAt, interval, stalledSince) => {
  const intervalMs = interval === null ? null : interval * MINUTE;
  expect(planStall({ scheduledSince, processedAt, intervalMs }, NOW)).toBe(stalledSince);
});
