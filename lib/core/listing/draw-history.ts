import { addDays } from '../add-days.ts';
import { isAction, needsRun } from '../records/actions.ts';
import { isSynced, isSyncState, STATES } from '../records/sync-state.ts';
import type { ListedRecord } from './listed-record.ts';
import type { LogLine } from './log-lines.ts';

const DAY_MS = 86_400_000;

/** One day of a company's calendar. */
export interface HistoryDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly synced: number;
  readonly failed: number;
}

/** How long records waited until they were synced, in milliseconds, ascending. */
export interface History {
  readonly days: readonly HistoryDay[];
  readonly waits: readonly number[];
}

/**
 * The log lines that report a sending. The contract names the commands (§4) and lets a platform name its own activity:
 * a line about a record that is no command counts as the platform's sending. Where a log has only commands, the
 * commands that send are counted.
 */
function sendingsOf(lines: readonly LogLine[]): LogLine[] {
  const about = lines.filter((line) => line.record_id !== null);
  const own = about.filter(({ action }) => !isAction(action));
  return own.length > 0 ? own : about.filter(({ action }) => isAction(action) && needsRun(action));
}

/** The result of a sending; `null` where the line reports only an observation, or no result. */
function endOf({ outcome, state_after }: LogLine): 'synced' | 'failed' | null {
  if (outcome === 'failed') return 'failed';
  return outcome === 'succeeded' &&
    (state_after === null || (isSyncState(state_after) && isSynced(state_after)))
    ? 'synced'
    : null;
}

/**
 * Counts, for each of the last days, what was synced and what failed, and how long records waited: from the command
 * that queued a record, or else from its creation, until it was synced.
 * @param lines the platform's log; where it is empty, the records are used instead: when each was last synced, and
 * since when each has failed
 * @param dayOf the calendar day of a time in the company's time zone, `YYYY-MM-DD`
 */
export function drawHistory(
  lines: readonly LogLine[],
  records: readonly ListedRecord[],
  now: number,
  days: number,
  dayOf: (at: number) => string,
): History {
  const counts = new Map<string, { synced: number; failed: number }>();
  // By the calendar: when clocks change, a day has 23 or 25 hours.
  const today = dayOf(now);
  for (let back = days - 1; back >= 0; back -= 1) counts.set(addDays(today, -back), { synced: 0, failed: 0 });
  const count = (at: string, what: 'synced' | 'failed') => {
    const day = counts.get(dayOf(Date.parse(at)));
    if (day) day[what] += 1;
  };
  const waits: number[] = [];
  const sent = sendingsOf(lines);
  if (sent.length > 0) {
    for (const line of sent) {
      const end = endOf(line);
      if (end) count(line.at, end);
    }
    waits.push(...waitsOf(lines, new Set(sent), records, now - days * DAY_MS));
  } else {
    for (const record of records) {
      if (record.last_success_at) count(record.last_success_at, 'synced');
      const { attention } = STATES[record.state];
      if (attention === 'failed' || attention === 'link_broken') count(record.since, 'failed');
      const wait = waitBetween(record.created_at, record.last_success_at);
      const recent = Date.parse(record.last_success_at ?? '') > now - days * DAY_MS;
      if (wait !== null && recent) waits.push(wait);
    }
  }
  return {
    days: [...counts].map(([day, { synced, failed }]) => ({ day, synced, failed })),
    waits: waits.sort((a, b) => a - b),
  };
}

function waitBetween(from: string | null, to: string | null): number | null {
  if (!from || !to) return null;
  const wait = Date.parse(to) - Date.parse(from);
  return wait >= 0 ? wait : null;
}

function waitsOf(
  lines: readonly LogLine[],
  sent: ReadonlySet<LogLine>,
  records: readonly ListedRecord[],
  since: number,
): number[] {
  const made = new Map(records.map((record) => [record.id, record.created_at]));
  const queued = new Map<string, string>();
  const synced = new Set<string>();
  const waits: number[] = [];
  const inOrder = [...lines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const line of inOrder) {
    const { record_id: id, at } = line;
    if (id === null) continue;
    if (!sent.has(line)) {
      if (!queued.has(id)) queued.set(id, at);
      continue;
    }
    if (endOf(line) !== 'synced') continue;
    const from = queued.get(id) ?? (synced.has(id) ? null : (made.get(id) ?? null));
    const wait = waitBetween(from, at);
    if (wait !== null && Date.parse(at) > since) waits.push(wait);
    queued.delete(id);
    synced.add(id);
  }
  return waits;
}

/** Upper bounds of the waiting times that the chart distinguishes, in milliseconds. */
export const WAITS = [
  { key: 'minutes', most: 600_000 },
  { key: 'hour', most: 3_600_000 },
  { key: 'day', most: DAY_MS },
  { key: 'week', most: 7 * DAY_MS },
  { key: 'more', most: Number.POSITIVE_INFINITY },
] as const;

/** Counts the waits in each range. */
export function countWaits(waits: readonly number[]): Record<(typeof WAITS)[number]['key'], number> {
  const counts = { minutes: 0, hour: 0, day: 0, week: 0, more: 0 };
  for (const wait of waits) {
    const length = WAITS.find(({ most }) => wait <= most);
    if (length) counts[length.key] += 1;
  }
  return counts;
}

/**
 * The median wait in milliseconds; `null` without waits.
 * @param waits ascending
 */
export function medianWait(waits: readonly number[]): number | null {
  return waits[Math.floor((waits.length - 1) / 2)] ?? null;
}
