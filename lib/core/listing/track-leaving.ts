import type { ListedRecord } from './listed-record.ts';

/** A record that no longer belongs to a list stays in its place so long, so that it is seen where it goes. */
export const STAYS_MS = 4_000;

/** A record that is about to leave a list. */
interface Departure {
  /** As it last belonged to the list: it stays where that stood. */
  readonly was: ListedRecord;
  /** As it is now. */
  readonly is: ListedRecord;
  /** When it ceased to belong (milliseconds). */
  readonly since: number;
}

/** What a list was asked for, what belonged to it, and what is about to leave it. */
export interface Shown {
  readonly question: unknown;
  readonly belong: readonly ListedRecord[];
  readonly records: readonly ListedRecord[];
  readonly leaving: Leaving;
}

/** What is about to leave a list, by id. */
export type Leaving = ReadonlyMap<string, Departure>;

const NOBODY: Leaving = new Map();

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
  // At rest nothing depends on the records, so that a new reading of the same list draws nothing anew.
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
