import { describe, expect, test } from 'vitest';
import {
  dayOf,
  formatAge,
  formatAgo,
  formatClock,
  formatDate,
  formatEstimate,
  formatInFull,
  formatMoment,
  formatWeekday,
} from './format-time.ts';

const TORONTO = 'America/Toronto';
/** Tuesday 2026-03-03 09:00 in Toronto. */
const NOW = Date.parse('2026-03-03T14:00:00Z');

describe('a moment', () => {
  test.each([
    ['2026-03-03T15:05:00Z', '10:05'],
    ['2026-03-03T13:50:00Z', '08:50'],
    ['2026-03-04T12:30:00Z', 'Wed 07:30'],
    ['2026-03-09T10:00:00Z', 'Mon 2026-03-09 06:00'],
    ['2026-02-24T14:00:00Z', 'Tue 2026-02-24 09:00'],
    ['2026-03-03T04:59:00Z', 'Mon 23:59'],
  ])('%s is %s', (at, text) => {
    expect(formatMoment(at, NOW, TORONTO, 'en')).toBe(text.replaceAll(' ', '\u00a0'));
  });

  test('uses the company’s wall clock across a clock change', () => {
    // Clocks go forward on Sunday 2026-03-08: half past seven is one hour of UTC earlier.
    const saturday = Date.parse('2026-03-07T14:00:00Z');
    expect(formatMoment('2026-03-08T11:30:00Z', saturday, TORONTO, 'en')).toBe('Sun\u00a007:30');
  });

  test('uses 24 hours in French, and never breaks over two lines', () => {
    expect(formatMoment('2026-03-04T19:30:00Z', NOW, TORONTO, 'fr-CA')).toBe('mer.\u00a014\u00a0h\u00a030');
    expect(formatClock('2026-03-03T05:05:00Z', TORONTO, 'en')).toBe('00:05');
  });

  test('names the zone in full', () => {
    expect(formatInFull('2026-03-03T13:50:00Z', TORONTO, 'en')).toMatch(
      /^Tuesday, March 3, 2026 at 08:50 (EST|GMT-5)$/,
    );
  });

  test('uses UTC if the zone is unknown', () => {
    expect(formatClock('2026-03-03T13:50:00Z', 'Mars/Olympus', 'en')).toBe('13:50');
  });
});

test.each([
  ['2026-03-03T13:59:30Z', 'now', 'maintenant'],
  ['2026-03-03T14:00:30Z', 'now', 'maintenant'],
  ['2026-03-03T13:50:00Z', '10 min ago', 'il y a 10 min'],
  ['2026-03-03T10:59:00Z', '3 hr ago', 'il y a 3 h'],
  ['2026-02-28T18:30:00Z', '3 days ago', 'il y a 3 jours'],
])('%s was %s', (at, english, french) => {
  expect(formatAgo(at, NOW, TORONTO, 'en')).toBe(english);
  // Browsers differ in the kind of space before the unit.
  expect(formatAgo(at, NOW, TORONTO, 'fr-CA').replace(/\s/g, ' ')).toBe(french);
});

test.each([
  ['2026-02-28T18:30:00Z', '3 days', '3\u00a0jours'],
  ['2026-03-02T14:00:00Z', '1 day', '1\u00a0jour'],
  ['2026-03-03T03:00:00Z', '11 hours', '11\u00a0heures'],
  ['2026-03-03T13:48:00Z', '12 min', '12\u00a0min'],
  ['2026-03-03T14:00:00Z', '1 min', '1\u00a0min'],
])('what began at %s is %s old', (since, english, french) => {
  expect(formatAge(since, NOW, TORONTO, 'en')).toBe(english);
  expect(formatAge(since, NOW, TORONTO, 'fr-CA')).toBe(french);
});

test.each([
  [0, '1 sec'],
  [4.2, '5 sec'],
  [27, '30 sec'],
  [89, '90 sec'],
  [200, '3 min'],
])('%d seconds are about %s', (seconds, text) => {
  expect(formatEstimate(seconds, 'en')).toBe(text);
});

test('dates show their year unless it is this one', () => {
  expect(formatDate('2026-02-27', NOW, TORONTO, 'en')).toBe('Feb\u00a027');
  expect(formatDate('2025-12-31', NOW, TORONTO, 'en')).toBe('Dec\u00a031,\u00a02025');
  expect(formatDate('2026-03-03', NOW, TORONTO, 'fr-CA')).toBe('3\u00a0mars');
  expect(formatDate('soon', NOW, TORONTO, 'en')).toBe('soon');
});

test('weeks begin on Monday', () => {
  expect(formatWeekday(1, 'en')).toBe('Monday');
  expect(formatWeekday(7, 'fr-CA')).toBe('dimanche');
});

test.each([
  ['America/Toronto', '2026-03-02T02:30:00Z', '2026-03-01'],
  ['Pacific/Auckland', '2026-03-01T11:30:00Z', '2026-03-02'],
  ['Mars/Olympus', '2026-03-01T23:59:59Z', '2026-03-01'],
])('in %s, %s is of %s', (timeZone, at, day) => {
  expect(dayOf(Date.parse(at), timeZone)).toBe(day);
});
