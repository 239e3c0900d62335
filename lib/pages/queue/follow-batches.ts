import type { JobRow } from '../../store/rows.ts';
import type { Batch } from './perform-acts.ts';

export interface BatchTools {
  /** The batch that is on its way, if one is. */
  readonly batch: () => Batch | null;
  /** The open commands, as they were read last. */
  readonly jobs: () => readonly Pick<JobRow, 'key' | 'lane'>[];
  /** Reads commands and these records again. */
  readonly look: (recordIds: readonly string[]) => Promise<void>;
  /** Called once, when all commands of the batch have come to their end and its records are known as they are after it. */
  readonly onEnd: (batch: Batch) => void;
}

/**
 * Follows a batch of commands to its end. What is known of the store is always of some moments ago, so nothing is made of a
 * batch before it was read after it began, and its records are read once more after its last command has ended.
 */
export function followBatches({ batch, jobs, look, onEnd }: BatchTools) {
  let known: Batch | null = null;
  let ending: Batch | null = null;

  function open(of: Batch): number {
    const keys = new Set(of.keys);
    return jobs().filter(({ key }) => keys.has(key)).length;
  }

  async function check(): Promise<void> {
    const now = batch();
    if (!now || now !== known || now === ending || open(now) > 0) return;
    ending = now;
    await look(now.record_ids);
    ending = null;
    if (batch() === now && open(now) === 0) onEnd(now);
  }

  return {
    /** A batch has begun, or is taken up again. */
    async begin(begun: Batch): Promise<void> {
      await look(begun.record_ids);
      known = begun;
      await check();
    },
    /** Something has changed: the batch may have come to its end. */
    check,
    /** How many commands of a batch the platform has taken. */
    done(of: Batch): number {
      if (of !== known) return 0;
      const keys = new Set(of.keys);
      const left = jobs().filter(({ key, lane }) => keys.has(key) && lane !== 'following').length;
      return of.keys.length - left;
    },
  };
}
