import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-03-03T14:00:00Z');

test.each([
  ['120', null, 120_000],
  [' 0 ', null, 0],
  ['Tue, 03 Mar 2026 14:01:30 GMT', null, 90_000],
  ['Tue, 03 Mar 2026 13:00:00 GMT', null, 0],
  ['Tue, 03 Mar 2026 15:01:30 GMT', 'Tue, 03 Mar 2026 15:00:00 GMT', 90_000],
  ['999999999999', null, 86_400_000],
  ['soon', null, null],
  ['', null, null],
  [null, null, null],
])('Retry-After %s sent at %s asks for %s ms', (value, sentAt, ms) => {
  expect(retryAfterMs(value, sentAt, NOW)).toEqual(ms);
});
