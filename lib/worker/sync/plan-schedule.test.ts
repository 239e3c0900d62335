import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frequency } from '../../core/records/frequency.ts';
import { planNextDue } from './plan-schedule.ts';

const TORONTO = 'America/Toronto';
const at = (iso: string) => Date.parse(iso);
const next = (frequency: Frequency, from: string, zone = TORONTO) => {
  const due = planNextDue(frequency, at(from), zone);
  return due === null ? null : new Date(due).toISOString();
};

test('every frequency has its next run (Tuesday 2026-03-03, Toronto)', () => {
  expect(next({ kind: 'every_10_minutes' }, '2026-03-03T14:00:00Z')).toBe('2026-03-03T14:10:00.000Z');
  expect(next({ kind: 'hourly' }, '2026-03-03T14:05:00Z')).toBe('2026-03-03T15:05:00.000Z');
  expect(next({ kind: 'daily', at: '07:30' }, '2026-03-03T14:05:00Z')).toBe('2026-03-04T12:30:00.000Z');
  expect(next({ kind: 'weekly', day: 1, at: '06:00' }, '2026-03-03T14:05:00Z')).toBe(
    '2026-03-09T10:00:00.000Z',
  );
  expect(next({ kind: 'never' }, '2026-03-03T14:05:00Z')).toBeNull();
});

test('the daily run keeps its local time when the clocks change', () => {
  expect(next({ kind: 'daily', at: '07:30' }, '2026-03-07T13:00:00Z')).toBe('2026-03-08T11:30:00.000Z');
  expect(next({ kind: 'daily', at: '07:30' }, '2026-10-31T12:00:00Z')).toBe('2026-11-01T12:30:00.000Z');
});

test('a time that the clocks skip runs after the gap, one that occurs twice runs once', () => {
  expect(next({ kind: 'daily', at: '02:30' }, '2026-03-08T05:00:00Z')).toBe('2026-03-08T07:30:00.000Z');
  const first = '2026-11-01T05:30:00.000Z';
  expect(next({ kind: 'daily', at: '01:30' }, '2026-11-01T04:00:00Z')).toBe(first);
  expect(next({ kind: 'daily', at: '01:30' }, first)).toBe('2026-11-02T06:30:00.000Z');
});

test('today’s time counts while it is ahead, and no longer once it has come', () => {
  expect(next({ kind: 'daily', at: '07:30' }, '2026-03-03T12:29:00Z')).toBe('2026-03-03T12:30:00.000Z');
  expect(next({ kind: 'daily', at: '07:30' }, '2026-03-03T12:30:00Z')).toBe('2026-03-04T12:30:00.000Z');
});

test('the next run is in the future, within the interval, and at the chosen wall time', () => {
  const zones = [
    TORONTO,
    'UTC',
    'Europe/Paris',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Pacific/Apia',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.constantFrom(...zones),
      fc.option(fc.integer({ min: 1, max: 7 })),
      (from, hour, minute, zone, day) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const frequency: Frequency = day ? { kind: 'weekly', day, at: time } : { kind: 'daily', at: time };
        const due = planNextDue(frequency, from, zone) ?? 0;
        expect(due).toBeGreaterThan(from);
        expect(due - from).toBeLessThanOrEqual((day ? 7 : 1) * 86_400_000 + 2 * 3_600_000);
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          hour: '2-digit',
          minute: '2-digit',
        }).format(due);
        const skipped = Math.abs(
          Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3)) - (hour * 60 + minute),
        );
        expect(skipped === 0 || skipped <= 60 || skipped >= 23 * 60).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
