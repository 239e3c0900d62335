import type { RecordView } from '../messages/answers.ts';
import type { Action } from '../records/command.ts';
import { countedAs, isSynced } from '../records/sync-state.ts';

/** A command that was pressed on this page, until the record has settled. */
export interface Followed {
  readonly action: Action;
  readonly key: string;
  readonly before: RecordView;
  /** `null` until the worker has accepted the command. */
  readonly after: RecordView | null;
}

/** Which record it is, in this company and page. */
export function recordKey({ company_key, id }: Pick<RecordView, 'company_key' | 'id'>): string {
  return `${company_key}\u0000${id}`;
}

/** How a record stands after a command: still under way, or settled well, quietly or badly. */
export type Outcome = 'under_way' | 'synced' | 'quiet' | 'failed';

/**
 * Whether a command on a record has come to its end.
 * @param action what was asked for; after a resync a record that is still pending has not settled
 */
export function outcomeOf(action: Action, { busy, state }: RecordView): Outcome {
  if (busy) return 'under_way';
  const counted = countedAs(state);
  if (isSynced(state)) return 'synced';
  if (counted === 'failed') return 'failed';
  if (counted === 'pending' && state !== 'waiting' && action === 'resync') return 'under_way';
  return 'quiet';
}
