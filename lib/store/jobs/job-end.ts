import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { JobRow } from '../rows.ts';

/** The result of a job, as far as this attempt can tell. */
export type JobEnd =
  | {
      readonly to: 'done';
      readonly record: PlatformRecord | null;
      readonly operation_id: string | null;
      /** The result is still to come. */
      readonly accepted: boolean;
    }
  | { readonly to: 'conflict'; readonly record: PlatformRecord | null; readonly by: string | null }
  | {
      readonly to: 'refused';
      readonly record: PlatformRecord | null;
      readonly code: string;
      readonly detail: string | null;
    }
  /** To be sent again under the same key: the platform has certainly not executed it. */
  | {
      readonly to: 'retry';
      readonly due_at: number;
      /** `false` if it was lost on the way to the platform. */
      readonly received: boolean;
    }
  /** The answer was lost: the platform is asked before anything is sent again. */
  | {
      readonly to: 'in_doubt';
      readonly due_at: number;
      /** What was wrong with the answer, if there was one; unchanged if absent. */
      readonly problem?: JobRow['problem'];
      /** The platform has told nothing of it once more. */
      readonly asked?: true;
    }
  | { readonly to: 'parked'; readonly code: string; readonly detail?: string };
