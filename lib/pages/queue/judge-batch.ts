import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { countedAs, isSynced } from '../../core/records/sync-state.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { Batch, Toast } from './perform-acts.ts';

/**
 * What came of a batch, in one sentence.
 * @param nameOf how a record is called at the beginning of a line
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
