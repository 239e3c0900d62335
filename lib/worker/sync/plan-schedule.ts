import type { Frequency } from '../../core/records/frequency.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * When the next automatic run is due.
 * Daily and weekly times are wall-clock times of the company, so they do not move at a clock change. A time that the
 * clocks skip falls on the first moment after the gap; a time that occurs twice counts the first time.
 * @param from the start of the search, in milliseconds; the result is later
 * @param timeZone an IANA time zone
 * @returns milliseconds, or `null` if automatic sync is off
 */
export function planNextDue(frequency: Frequency, from: number, timeZone: string): number | null {
  switch (frequency.kind) {
    case 'every_10_minutes':
      return from + 10 * MINUTE;
    case 'hourly':
      return from + HOUR;
    case 'daily':
      return nextWallTime(from, timeZone, frequency.at, null);
    case 'weekly':
      return nextWallTime(from, timeZone, frequency.at, frequency.day);
    case 'never':
      return null;
  }
}

function nextWallTime(from: number, timeZone: string, at: string, weekday: number | null): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const today = wallTimeAt(from, timeZone);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = new Date(Date.UTC(today.year, today.month - 1, today.day + ahead));
    if (weekday !== null && (date.getUTCDay() || 7) !== weekday) continue;
    const due = momentOf(
      { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute },
      timeZone,
    );
    if (due > from) return due;
  }
  return from + 7 * DAY; // Unreachable: eight days contain every weekday and time.
}

/** The first moment at which a time zone's clocks show a wall time, or the first moment after the gap that skips it. */
function momentOf(wall: WallTime, timeZone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const before = asUtc - offsetAt(asUtc - DAY, timeZone);
  const after = asUtc - offsetAt(asUtc + DAY, timeZone);
  const shown = [before, after].filter((moment) => moment + offsetAt(moment, timeZone) === asUtc);
  return shown.length ? Math.min(...shown) : Math.max(before, after);
}

/** The offset of a time zone from UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const wall = wallTimeAt(moment, timeZone);
  const minute = Math.floor(moment / MINUTE) * MINUTE;
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) - minute;
}

function wallTimeAt(moment: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}
