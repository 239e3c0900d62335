import type { ListedRecord } from './listed-record.ts';

/** A record that has left a list stays in its place for this long, so that the user sees it go. */
export const STAYS_MS = 4_000;

/** A record that is leaving a list. */
interface Departure {
  /** The record when it was last in the list; it stays in that place. */
  readonly was: ListedRecord;
  /** The record now. */
  readonly is: ListedRecord;
  /** When it left (milliseconds). */
  readonly since: number;
}

/** A list's query, its records, and those that are leaving it. */
export interface Shown {
  readonly question: unknown;
  readonly belong: readonly ListedRecord[];
  readonly records: readonly ListedRecord[];
  readonly leaving: Leaving;
}

/** Records that are leaving a list, by id. */
export type Leaving = ReadonlyMap<string, Departure>;

const NOBODY: Leaving = new Map();

/**
 * Tracks the records that are leaving a list: each stays for a moment, or longer while it is held. A new query shows no
 * leaving records.
 * @param question the query, compared by identity
 * @param belong the records in the list now
 * @param records all records, to look up those that have left; deleted ones are shown no longer
 * @param may whether a record that left may stay for a moment, given its current fields
 * @param held whether a record has to stay because the user is working with it
 * @param now milliseconds
 */
export function trackLeaving(
  before: Shown | null,
  {
    question,
    belong,
    records,
    may,
    held,
    now,
  }: {
    readonly question: unknown;
    readonly belong: readonly ListedRecord[];
    readonly records: readonly ListedRecord[];
    readonly may: (record: ListedRecord) => boolean;
    readonly held: (id: string) => boolean;
    readonly now: number;
  },
): Shown {
  if (!before || before.question !== question) return { question, belong, records, leaving: NOBODY };
  const stays = ([id, { since }]: [string, Departure]) => now - since < STAYS_MS || held(id);
  // At rest, the result does not depend on the records, so that re-reading the same list renders nothing.
  if (before.belong === belong && (before.records === records || before.leaving.size === 0)) {
    const leaving = new Map([...before.leaving].filter(stays));
    return leaving.size === before.leaving.size ? before : { ...before, leaving };
  }
  const here = new Set(belong.map(({ id }) => id));
  const left = new Map<string, Pick<Departure, 'was' | 'since'>>(
    [...before.leaving].filter((each) => !here.has(each[0]) && stays(each)),
  );
  for (const was of before.belong) {
    if (!here.has(was.id) && !left.has(was.id)) left.set(was.id, { was, since: now });
  }
  const leaving = new Map<string, Departure>();
  if (left.size > 0) {
    for (const is of records) {
      const departure = left.get(is.id);
      if (departure && may(is)) leaving.set(is.id, { ...departure, is });
    }
  }
  const same =
    leaving.size === before.leaving.size &&
    [...leaving].every(([id, { is }]) => before.leaving.get(id)?.is === is);
  return { question, belong, records, leaving: same ? before.leaving : leaving };
}
