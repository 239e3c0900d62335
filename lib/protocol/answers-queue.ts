import type { LogPage } from '../core/records/log-entry.ts';
import type { Money } from '../core/records/money.ts';
import type { Explanation } from './answers.ts';

type Refused = { readonly status: 'refused'; readonly problem: Explanation };

/** How many older records there are, and their sum where they have one currency. */
export type BackfillAnswer = { readonly count: number; readonly total: Money | null } | Refused;

export interface QueueAnswers {
  backfill: BackfillAnswer;
  read_log: LogPage | Refused;
}
