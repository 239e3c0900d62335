import type { Batch } from '../../core/listing/act.ts';
import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { countedAs, isSynced } from '../../core/records/sync-state.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { JobRow } from '../../store/rows.ts';
import type { Toast } from './perform-acts.ts';

/**
 * The result of a batch in one sentence.
 * @param nameOf the name of a record at the beginning of a line
 * @param reasonOf why a record fails now, or `null`
 */
export function judgeBatch(
  batch: Batch,
  get: (id: string) => ListedRecord | undefined,
  words: QueueWords,
  nameOf: (record: ListedRecord) => string,
  reasonOf: (id: string) => string | null,
): Pick<Toast, 'text' | 'tone'> {
  const records = batch.record_ids.flatMap((id) => get(id) ?? []);
  const [only] = records;
  if (only && records.length === 1) {
    const reason = reasonOf(only.id);
    if (countedAs(only.state) !== 'failed' || reason === null) {
      const tone = countedAs(only.state) === 'failed' ? 'bad' : 'good';
      return { text: words.batch.one(nameOf(only), words.shared.state[only.state]), tone };
    }
    const same = batch.before[only.id] === reason;
    const text = (same ? words.batch.same_reason : words.batch.other_reason)(nameOf(only), reason);
    return { text, tone: 'bad' };
  }
  const count = (is: (record: ListedRecord) => boolean) => records.filter(is).length;
  const synced = count(({ state }) => isSynced(state));
  const failed = count(({ state }) => countedAs(state) === 'failed');
  const canceled = count(({ state }) => state === 'canceled');
  const onWay = count(({ state }) => countedAs(state) === 'pending');
  const parts = [
    synced > 0 && words.batch.synced(synced),
    canceled > 0 && words.batch.canceled(canceled),
    onWay > 0 && words.batch.on_way(onWay),
    failed > 0 && words.batch.failed(failed),
  ].filter((part): part is string => part !== false);
  return { text: `${parts.join(', ')}.`, tone: failed > 0 ? 'bad' : 'good' };
}

export interface BatchTools {
  /** The batch under way, if any. */
  readonly batch: () => Batch | null;
  /** The open commands, as last read. */
  readonly jobs: () => readonly Pick<JobRow, 'key' | 'lane'>[];
  /** Reads commands and these records again. */
  readonly look: (recordIds: readonly string[]) => Promise<void>;
  /** Called once, when all commands of the batch have ended and its records have been read afterwards. */
  readonly onEnd: (batch: Batch) => void;
}

/**
 * Follows a batch of commands to its end. The store's data is always slightly old, so a batch is judged only on data
 * read after it began, and its records are read again after its last command has ended.
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
    /** Starts following a new or resumed batch. */
    async begin(begun: Batch): Promise<void> {
      await look(begun.record_ids);
      known = begun;
      await check();
    },
    /** Checks, after a change, whether the batch has ended. */
    check,
    /** How many commands of a batch the platform has accepted. */
    done(of: Batch): number {
      if (of !== known) return 0;
      const keys = new Set(of.keys);
      const left = jobs().filter(({ key, lane }) => keys.has(key) && lane !== 'following').length;
      return of.keys.length - left;
    },
  };
}
