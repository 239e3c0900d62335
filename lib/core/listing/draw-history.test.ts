import { expect, test } from 'vitest';
import { countWaits, drawHistory, medianWait } from './draw-history.ts';
import { listedRecord } from './list-record.fixture.ts';
import { logLine } from './log-line.fixture.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const NOW = Date.parse('2026-03-03T14:00:00Z');

test('each day counts what was synced and what failed, and a wait begins with the request', () => {
  const { days, waits } = drawHistory(
    [
      logLine({ id: '1', at: '2026-03-02T10:00:00Z', action: 'approve' }),
      logLine({ id: '2', at: '2026-03-02T10:30:00Z', outcome: 'failed' }),
      logLine({ id: '3', at: '2026-03-03T10:00:00Z' }),
      logLine({ id: '4', at: '2026-03-03T11:00:00Z', record_id: 'inv_2' }),
      logLine({ id: '5', at: '2026-01-01T11:00:00Z' }),
    ],
    [listedRecord({ id: 'inv_2', created_at: '2026-03-03T10:50:00Z' })],
    NOW,
    3,
    dayOf,
  );
  expect(days).toEqual([
    { day: '2026-03-01', synced: 0, failed: 0 },
    { day: '2026-03-02', synced: 0, failed: 1 },
    { day: '2026-03-03', synced: 2, failed: 0 },
  ]);
  expect(waits).toEqual([10 * 60_000, 24 * 3_600_000]);
  expect(countWaits(waits)).toEqual({ minutes: 1, hour: 0, day: 1, week: 0, more: 0 });
  expect(medianWait(waits)).toBe(10 * 60_000);
  expect(medianWait([])).toBeNull();
});

test.each([
  ['begin', '2026-03-09T04:30:00Z', ['2026-03-07', '2026-03-08', '2026-03-09']],
  ['end', '2026-11-02T04:30:00Z', ['2026-10-30', '2026-10-31', '2026-11-01']],
])('no day is missing or twice where summer hours %s', (_, now, days) => {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Toronto' });
  const drawn = drawHistory([], [], Date.parse(now), 3, (at) => calendar.format(at));
  expect(drawn.days.map(({ day }) => day)).toEqual(days);
});

test('a platform may name its own sending as it likes; its observations do not count', () => {
  const { days } = drawHistory(
    [
      logLine({ id: '1', action: 'approve', state_after: 'ready' }),
      logLine({ id: '2', action: 'pushed to ledger', state_after: 'synced_warn' }),
      logLine({ id: '3', action: 'pushed to ledger', outcome: 'failed', state_after: 'failed' }),
      logLine({ id: '4', action: 'noticed', state_after: 'link_broken' }),
      logLine({ id: '5', action: 'backfill', record_id: null }),
      logLine({ id: '6', action: 'resync', outcome: 'failed', code: 'not_allowed' }),
      logLine({ id: '7', action: 'pushed to ledger', outcome: 'unknown' }),
    ],
    [],
    NOW,
    1,
    dayOf,
  );
  expect(days).toEqual([{ day: '2026-03-03', synced: 1, failed: 1 }]);
});

test('where a log has only commands, the commands that send are counted', () => {
  const { days } = drawHistory(
    [
      logLine({ id: '1', action: 'resync', outcome: 'failed', code: '6140' }),
      logLine({ id: '2', action: 'resync' }),
      logLine({ id: '3', action: 'skip' }),
      logLine({ id: '4', action: 'resync', outcome: 'conflict' }),
    ],
    [],
    NOW,
    1,
    dayOf,
  );
  expect(days).toEqual([{ day: '2026-03-03', synced: 1, failed: 1 }]);
});

test('without a log, the records tell when each was last synced and since when each fails', () => {
  const { days, waits } = drawHistory(
    [],
    [
      listedRecord({
        id: '1',
        state: 'synced',
        created_at: '2026-03-03T11:00:00Z',
        last_success_at: '2026-03-03T12:00:00Z',
      }),
      listedRecord({ id: '2', state: 'failed', since: '2026-03-02T12:00:00Z' }),
    ],
    NOW,
    2,
    dayOf,
  );
  expect(days).toEqual([
    { day: '2026-03-02', synced: 0, failed: 1 },
    { day: '2026-03-03', synced: 1, failed: 0 },
  ]);
  expect(waits).toEqual([3_600_000]);
});
