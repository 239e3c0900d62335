import { expect, test } from 'vitest';
import { readMoment, readRange } from './read-range.ts';

test.each([
  ['January 1-September 29, 2026', '2026-01-01', '2026-09-29'],
  ['January 1 - September 29, 2026', '2026-01-01', '2026-09-29'],
  ['December 1, 2025 - February 28, 2026', '2025-12-01', '2026-02-28'],
  ['November-January 2026', '2025-11-01', '2026-01-31'],
  ['September 2026', '2026-09-01', '2026-09-30'],
  ['September 1-29, 2026', '2026-09-01', '2026-09-29'],
  ['February, 2024', '2024-02-01', '2024-02-29'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['All Dates', null, null],
  ['As of June 30, 2026', null, '2026-06-30'],
  ['1 janvier au 29 septembre 2026', '2026-01-01', '2026-09-29'],
  ['Du 1er janvier au 29 septembre 2026', '2026-01-01', '2026-09-29'],
  ['Janvier-Septembre 2026', '2026-01-01', '2026-09-30'],
  ['Toutes les dates', null, null],
  ['Au 30 juin 2026', null, '2026-06-30'],
  ['2026-01-01 - 2026-09-29', '2026-01-01', '2026-09-29'],
  ['01/13/2026 - 09/29/2026', '2026-01-13', '2026-09-29'],
  ['As of 01/02/2026', null, '2026-01-02'],
])('%s is a range', (text, from, to) => {
  expect(readRange(text, 'month_first')).toEqual({ from, to });
});

test.each([
  'Maple Landscaping Inc.',
  'Invoice List by Date',
  'April Fresh Cleaning',
  'May & Sons 2026 Ltd.',
  'Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00',
  '',
])('%s is no range', (text) => {
  expect(readRange(text, 'month_first')).toBeNull();
});

test.each([
  ['Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00', '2026-09-30T01:30:00Z'],
  ['Tuesday, September 29, 2026 12:05 AM GMT+05:30', '2026-09-28T18:35:00Z'],
  ['Comptabilité d’exercice mardi 29 septembre 2026 21 h 30 GMT-04:00', '2026-09-30T01:30:00Z'],
])('%s tells when the report was made', (text, at) => {
  expect(readMoment(text)).toEqual({ at: Date.parse(at) });
});

test.each([
  'Tuesday, September 29, 2026 09:30 PM',
  'Tuesday, September 29, 2026 09:30 PM GMT-0',
  'Tuesday, September 29, 2026 09:30 PM GMT-04:0',
])('%s does not tell its time zone', (text) => {
  expect(readMoment(text)).toEqual({ at: null });
});
