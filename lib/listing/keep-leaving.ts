import type { ListedRecord } from './listed-record.ts';

/** A record that no longer belongs to a list stays in its place so long, so that it is seen where it goes. */
export const STAYS_MS = 4_000;

interface Departure {
  /** The record as it last belonged to the list: it stays where that stood. */
  readonly was: ListedRecord;
  /** When it ceased to belong (milliseconds). */
  readonly since: number;
}

/** What a list was asked for, what belonged to it, and what is about to leave it. */
export interface Shown {
  readonly question: unknown;
  readonly belong: readonly ListedRecord[];
  readonly leaving: ReadonlyMap<string, Departure>;
}

const NOBODY: Shown['leaving'] = new Map();

/**
 * What is still shown of what has left a list: each for a moment, and longer while it is held. The answer to another
 * question is exact.
 * @param question what the list is asked for, compared by identity
 * @param belong the records that belong to the list now
 * @param records all records, in which the ones that have left are looked up; one that is gone is shown no more
 * @param may whether a record that belonged may stay for a moment, as it is now
 * @param held whether it has to stay for now, because somebody is at it
 * @param now milliseconds
 */
export function keepLeaving(
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
  if (!before || before.question !== question) return { question, belong, leaving: NOBODY };
  if (before.belong === belong && before.leaving.size === 0) return before;
  const here = new Set(belong.map(({ id }) => id));
  const left = new Map<string, Departure>();
  for (const [id, departure] of before.leaving) {
    if (!here.has(id) && (now - departure.since < STAYS_MS || held(id))) left.set(id, departure);
  }
  if (before.belong !== belong) {
    for (const was of before.belong) {
      if (!here.has(was.id) && !left.has(was.id)) left.set(was.id, { was, since: now });
    }
  }
  if (left.size > 0) {
    const stay = new Set(records.filter((record) => left.has(record.id) && may(record)).map(({ id }) => id));
    for (const id of left.keys()) if (!stay.has(id)) left.delete(id);
  }
  const same = left.size === before.leaving.size && [...left.keys()].every((id) => before.leaving.has(id));
  return { question, belong, leaving: same ? before.leaving : left };
}
