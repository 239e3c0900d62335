import type { PlatformRecord } from '../../core/records/platform-record.ts';
import { STATES } from '../../core/records/sync-state.ts';

/** What tells of a record whether a command on it is done. */
type Followed = Pick<PlatformRecord, 'version'> & { readonly sync: Pick<PlatformRecord['sync'], 'state'> };

/** Accepted commands are followed closely for this long; afterwards scheduled cycles read their results. */
const LAST_MS = 60_000;
/** The first look comes soon: most commands are done within seconds. */
const SOON_MS = 12_000;
/** Ages of a command at which its own operation or record is read, besides the feed. */
const OWN_LOOKS_MS = [3_000, 10_000, 30_000, 60_000] as const;

/**
 * How long to wait before the next look at accepted commands: results on the platform are seen within five seconds.
 * @param ages how long ago each was accepted, in milliseconds
 * @returns milliseconds, or `null` if all have been followed long enough
 */
export function planLook(ages: readonly number[]): number | null {
  // The clock may have been set back.
  const youngest = Math.min(...ages.map(Math.abs));
  if (youngest >= LAST_MS) return null;
  return youngest < SOON_MS ? 3_000 : 4_000;
}

/**
 * Whether a command's own operation or record is due to be read.
 * @param looks how often it was read
 */
export function isOwnLookDue(looks: number, age: number): boolean {
  return age >= (OWN_LOOKS_MS[looks] ?? Number.POSITIVE_INFINITY);
}

/**
 * Whether an accepted command is done, according to its record.
 * @param accepted the version of the record when the command was accepted; `null` if it was done at once
 * @param record the platform's current record; absent if it was deleted
 */
export function isOver(accepted: string | null, record: Followed | undefined): boolean {
  if (!record) return true;
  const { progress } = STATES[record.sync.state];
  if (progress === 'queued' || progress === 'running') return false;
  return accepted === null || record.version !== accepted;
}
