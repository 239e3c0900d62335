import type { Action } from '../../core/records/actions.ts';
import type { RecordView } from '../../protocol/views.ts';

/** A command that was pressed on this page, until the record has settled. */
export interface Followed {
  readonly action: Action;
  readonly key: string;
  readonly before: RecordView;
  /** `null` until the worker has accepted the command. */
  readonly after: RecordView | null;
  /** The request was already announced with Undo: only a failure is announced later. */
  readonly told: boolean;
}

/** The key of a record in this page, across companies. */
export function recordKey({ company_key, id }: Pick<RecordView, 'company_key' | 'id'>): string {
  return `${company_key}\u0000${id}`;
}
