import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { JobRow } from '../rows.ts';

/** What became of a job, as far as this attempt can tell. */
export type JobEnd =
  | {
      readonly to: 'done';
      readonly record: PlatformRecord | null;
      readonly operation_id: string | null;
      /** It is yet to happen. */
      readonly accepted: boolean;
    }
  | { readonly to: 'conflict'; readonly record: PlatformRecord | null; readonly by: string | null }
  | {
      readonly to: 'refused';
      readonly record: PlatformRecord | null;
      readonly code: string;
      readonly detail: string | null;
    }
  /** To be sent again under the same key: the platform has certainly not done it. */
  | {
      readonly to: 'retry';
      readonly due_at: number;
      /** `false` when it was sent and got lost on the way. */
      readonly received: boolean;
    }
  /** The answer was lost: to be asked for before anything is sent again. */
  | {
      readonly to: 'in_doubt';
      readonly due_at: number;
      /** What was wrong with the answer, where there was one; as it was before if absent. */
      readonly problem?: JobRow['problem'];
      /** It was asked for in vain once more. */
      readonly asked?: true;
    }
  | { readonly to: 'parked'; readonly code: string; readonly detail?: string };
