import type { ShownRow } from '../../core/identity/row-evidence.ts';
import { type QuickBooksRef, quickBooksRefKey } from '../../core/records/record-types.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';
import { recordOfRef } from './record-of-ref.ts';

/** What a page shows and asks about: one record page or some rows. */
export type Wanted = { readonly ref: QuickBooksRef } | { readonly row: ShownRow };

/** The maximum per request (the gate's own limit is higher). */
const MOST_ASKED = 100;

/** The number of records cached whether shown or not, so that paging back needs no wait. */
const MOST_KEPT = 150;

export function wantedKey(wanted: Wanted): string {
  if ('ref' in wanted) return `ref ${quickBooksRefKey(wanted.ref)}`;
  const { type, by, value, date, amount, party } = wanted.row;
  // Two documents may share a number: all texts of the row distinguish them.
  return ['row', type, by, value, date, amount, party].join('\u0000');
}

/** The worker's answers about the records of one company. */
export interface KnownRecords {
  /** `undefined`: not known yet; `null`: no record that may get a badge. */
  find(wanted: Wanted): RecordView | null | undefined;
  /** Updates a record from another answer. */
  replace(record: RecordView): void;
  /** Numbers a request: answers may come in another order than their requests. */
  begin(): number;
  /**
   * Adds the answer to a request for these; what a later request has told stays.
   * @returns whether it is the answer to the latest request so far
   */
  learn(asked: readonly Wanted[], answer: PageAnswer, turn?: number): boolean;
  /** Drops everything that is not shown now. */
  keepOnly(shown: readonly Wanted[]): void;
  /** Drops what is not shown now, once there is enough: pages stay open for days. */
  tidy(shown: () => readonly Wanted[]): void;
  readonly company: PageAnswer['company'] | undefined;
  readonly answer: PageAnswer | null;
}

export function makeKnownRecords(): KnownRecords {
  const known = new Map<string, { wanted: Wanted; record: RecordView | null; turn: number }>();
  let answer: PageAnswer | null = null;
  let turns = 0;
  let latestTurn = 0;
  let most = MOST_KEPT;

  function keepOnly(shown: readonly Wanted[]): void {
    const keys = new Set(shown.map(wantedKey));
    for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
  }

  return {
    find(wanted) {
      return known.get(wantedKey(wanted))?.record;
    },
    replace(record) {
      turns += 1;
      for (const [key, entry] of known) {
        if (entry.record?.company_key === record.company_key && entry.record.id === record.id) {
          known.set(key, { ...entry, record, turn: turns });
        }
      }
    },
    begin: () => ++turns,
    learn(asked, latest, turn = ++turns) {
      const isLatest = turn >= latestTurn;
      if (isLatest) {
        answer = latest;
        latestTurn = turn;
      }
      let row = 0;
      for (const wanted of asked) {
        const record =
          'ref' in wanted
            ? recordOfRef(wanted.ref, latest.records)
            : (latest.records[latest.rows[row++] ?? -1] ?? null);
        const key = wantedKey(wanted);
        if ((known.get(key)?.turn ?? 0) > turn) continue;
        known.set(key, { wanted, record: latest.company ? record : null, turn });
      }
      return isLatest;
    },
    keepOnly,
    tidy(shown) {
      if (known.size <= most) return;
      keepOnly(shown());
      most = Math.max(MOST_KEPT, known.size * 2);
    },
    get company() {
      return answer?.company;
    },
    get answer() {
      return answer;
    },
  };
}

/** The requests that cover what is wanted; a request without records asks about the company only. */
export function questionsFor(
  realm: string,
  wanted: readonly Wanted[],
): { asked: Wanted[]; request: RequestOf<'describe_page'> }[] {
  const questions = [];
  for (let from = 0; from === 0 || from < wanted.length; from += MOST_ASKED) {
    const asked = wanted.slice(from, from + MOST_ASKED);
    questions.push({
      asked,
      request: {
        type: 'describe_page' as const,
        realm,
        refs: asked.flatMap((each) => ('ref' in each ? [each.ref] : [])),
        rows: asked.flatMap((each) => ('row' in each ? [each.row] : [])),
      },
    });
  }
  return questions;
}
