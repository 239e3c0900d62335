import type { CompanySummary, Explanation } from '../../lib/protocol/views.ts';

/** The fields compared before and after a run. */
type Seen = Pick<CompanySummary, 'last_run_at' | 'last_success_at' | 'counters'>;

/** The result of pressing Sync now. */
export type SyncResult =
  | { readonly kind: 'succeeded'; readonly at: string; readonly failed_by: number; readonly changed: boolean }
  /** The platform would not start the run, gave up on it, or left records behind; `detail`: its words. */
  | { readonly kind: 'refused' | 'failed' | 'partial'; readonly detail: string | null }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'no_word' };

/** A press on Sync now, from the click to its result. `started` is in milliseconds since the Unix epoch. */
export type SyncAttempt =
  | { readonly status: 'none' }
  | {
      readonly status: 'running';
      readonly company_key: string;
      readonly started: number;
      readonly before: Seen;
      readonly seen: boolean;
    }
  | { readonly status: 'done'; readonly company_key: string; readonly result: SyncResult }
  | { readonly status: 'refused'; readonly company_key: string; readonly problem: Explanation }
  | { readonly status: 'unasked'; readonly company_key: string };
