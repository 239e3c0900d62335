import fc from 'fast-check';
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
  ['60.5', null, 60_500],
  ['1.5', null, 1_500],
  ['0.0001', null, 1],
  ['-1', null, null],
  ['Tuesday, 03-Mar-26 14:01:30 GMT', null, 90_000],
  ['Tue Mar  3 14:01:30 2026', null, 90_000],
  ['2026-03-03T14:01:30Z', null, 90_000],
  ['120', 'soon', 120_000],
  ['2026', null, 2_026_000],
  ['soon', null, null],
  ['', null, null],
  [null, null, null],
])('Retry-After %s in an answer of %s asks for %s ms', (value, sentAt, ms) => {
  expect(retryAfterMs(value, sentAt, NOW)).toEqual(ms);
});

test('decimal seconds are waited for in full, never 0 ms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399 }), fc.stringMatching(/^\d{1,6}$/), (whole, part) => {
      const asked = Number(`${whole}.${part}`);
      const ms = retryAfterMs(`${whole}.${part}`, null, NOW);
      expect(ms).toBeGreaterThanOrEqual(asked * 1_000);
      expect(ms).toBeLessThan(asked * 1_000 + 1);
    }),
  );
});

test('what is neither seconds nor a date asks for nothing', () => {
  const sign = fc.constantFrom('-', '+', '−', '~', '$');
  const number = fc.oneof(fc.nat().map(String), fc.stringMatching(/^\d{1,4}[.,/]\d{1,3}$/));
  const unit = fc.constantFrom('s', ' sec', 'ms', ',5', '.', '.5.5', 'e3', ', 120', '/2');
  const neighbour = fc.oneof(
    fc.tuple(sign, number).map((parts) => parts.join('')),
    fc.tuple(fc.nat(), unit).map((parts) => parts.join('')),
    fc.constantFrom('Infinity', 'NaN', 'null', '0x10', 'never', 'March 2026', '.5'),
  );
  fc.assert(
    fc.property(
      neighbour.filter((text) => !/^\d+(\.\d+)?$/.test(text)),
      (value) => {
        expect(retryAfterMs(value, null, NOW)).toBeNull();
      },
    ),
  );
});

test('a date in any of its three forms asks for the time until then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (seconds) => {
      const at = new Date(NOW + seconds * 1_000);
      const [day = '', date = '', month = '', year = '', time = ''] = at.toUTCString().split(/,? /);
      const long = at.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
      for (const text of [
        at.toUTCString(),
        `${long}, ${date}-${month}-${year.slice(2)} ${time} GMT`,
        `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`,
      ]) {
        expect(retryAfterMs(text, null, NOW)).toBe(seconds * 1_000);
      }
    }),
  );
});
