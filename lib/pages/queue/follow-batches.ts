import type { FollowedBatch } from '../../core/listing/command-batch.ts';
import { countedAs, isSynced } from '../../core/records/sync-state.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { CommandEnd } from '../../protocol/record.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { JobRow } from '../../store/rows.ts';
import type { Toast } from './send-batches.ts';

/** The outcome of a batch on one record. */
export type BatchEnd = Omit<CommandEnd, 'key'>;

/** The number of unsuccessful records that are named with the reason. */
const NAMED = 3;

/**
 * The result of a batch in one sentence.
 * @param ends the outcomes of its commands
 * @param told whether the batch itself was announced: then only failures are reported
 * @param nameOf the name of a record at the beginning of a line
 * @returns `null` if there is nothing to report
 */
export function judgeBatch(
  { before }: FollowedBatch,
  ends: readonly BatchEnd[],
  told: boolean,
  words: QueueWords,
  nameOf: (record: RecordView) => string,
): Pick<Toast, 'text' | 'tone'> | null {
  const isWrong = ({ outcome }: BatchEnd) => outcome === 'failed' || outcome === 'not_done';
  const wrong = ends.filter(isWrong);
  const shown = told ? wrong : ends.filter(({ outcome }) => outcome !== 'taken_back');
  const [only] = shown;
  if (!only) return null;
  const tone = wrong.length > 0 ? 'bad' : 'good';
  const { record } = only;
  if (shown.length === 1 && record) return { text: sentenceOf(only, record, before, words, nameOf), tone };
  const count = (is: (end: BatchEnd) => boolean) => shown.filter(is).length;
  const right = (is: (state: RecordView['state']) => boolean) =>
    count((end) => !isWrong(end) && end.record !== null && is(end.record.state));
  const synced = right(isSynced);
  const canceled = right((state) => state === 'canceled');
  const onWay = right((state) => countedAs(state) === 'pending');
  const failed = count(({ outcome }) => outcome === 'failed');
  const notDone = shown.filter(({ outcome }) => outcome === 'not_done');
  const parts = [
    synced > 0 && words.batch.synced(synced),
    canceled > 0 && words.batch.canceled(canceled),
    onWay > 0 && words.batch.on_way(onWay),
    failed > 0 && words.batch.failed(failed),
    notDone.length > 0 && words.batch.not_done(notDone.length),
  ].filter((part): part is string => part !== false);
  const why = notDone
    .slice(0, NAMED)
    .flatMap((end) => (end.record ? sentenceOf(end, end.record, before, words, nameOf) : []));
  return { text: [`${parts.join(', ') || words.records(shown.length)}.`, ...why].join(' '), tone };
}

function sentenceOf(
  { outcome, problem }: BatchEnd,
  record: RecordView,
  before: FollowedBatch['before'],
  words: QueueWords,
  nameOf: (record: RecordView) => string,
): string {
  const { state, reason } = record;
  if (problem) return words.batch.refused(nameOf(record), problem.what);
  if (outcome !== 'failed' || reason === null) {
    return words.batch.one(nameOf(record), words.shared.state[state]);
  }
  const same = before[record.id] === reason;
  return (same ? words.batch.same_reason : words.batch.other_reason)(nameOf(record), reason);
}

export interface BatchTools {
  /** The batch under way, if any. */
  readonly batch: () => FollowedBatch | null;
  /** The open commands, as last read. */
  readonly jobs: () => readonly Pick<JobRow, 'key' | 'lane'>[];
  /** Whether a sync under way may still process records of the batch. */
  readonly isSyncing: (batch: FollowedBatch) => boolean;
  /** Reads commands and these records again. */
  readonly look: (recordIds: readonly string[]) => Promise<void>;
  /** Called once, when all commands of the batch have ended and its records have been read afterwards. */
  readonly onEnd: (batch: FollowedBatch) => void | Promise<void>;
}

/**
 * Follows a batch of commands to its end. The store's data is always slightly old, so a batch is judged only on data
 * read after it began, and its records are read again after its last command has ended.
 */
export function followBatches({ batch, jobs, isSyncing, look, onEnd }: BatchTools) {
  let known: FollowedBatch | null = null;
  let ending: FollowedBatch | null = null;

  function open(of: FollowedBatch): number {
    const keys = new Set(of.keys);
    return jobs().filter(({ key }) => keys.has(key)).length;
  }

  const isOver = (of: FollowedBatch) => open(of) === 0 && !isSyncing(of);

  async function check(): Promise<void> {
    const now = batch();
    if (!now || now !== known || now === ending || !isOver(now)) return;
    ending = now;
    await look(now.record_ids);
    if (batch() === now && isOver(now)) await onEnd(now);
    ending = null;
  }

  return {
    /** Starts following a new or resumed batch. */
    async begin(begun: FollowedBatch): Promise<void> {
      await look(begun.record_ids);
      known = begun;
      await check();
    },
    /** Checks, after a change, whether the batch has ended. */
    check,
    /** How many commands of a batch the platform has accepted. */
    done(of: FollowedBatch): number {
      if (of !== known) return 0;
      const keys = new Set(of.keys);
      const left = jobs().filter(({ key, lane }) => keys.has(key) && lane !== 'following').length;
      return of.keys.length - left;
    },
  };
}
