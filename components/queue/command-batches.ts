import type { CommandBatch } from '../../lib/core/listing/command-batch.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import { formatSums } from '../../lib/core/records/money.ts';
import type { QueueWords } from '../../lib/locales/queue/en.ts';
import { titleOf } from '../record/name-record.ts';
import type { QueueFrame } from './queue-frame.ts';

/** From this many records on, Resync asks for confirmation (product: confirm, undo, destroy). */
const CONFIRM_FROM = 26;

/** The records in few words: one by its name, several by their number. */
export function nameRecords(records: readonly ListedRecord[], frame: QueueFrame): string {
  const [only] = records;
  if (only && records.length === 1) return titleOf(only, frame.words.shared, frame.language);
  return frame.words.records(records.length);
}

/** The sums of these records, one per currency; empty without amounts. */
export function totalOf(records: readonly ListedRecord[], { language }: QueueFrame): string {
  return formatSums(
    records.map(({ amount }) => amount),
    language,
  );
}

/** A batch with one command, confirmed by a message when it is accepted. */
export function batchOf(
  action: Action,
  records: readonly ListedRecord[],
  frame: QueueFrame,
  input: Readonly<Record<string, unknown>> = {},
): CommandBatch {
  if (action === 'resync') return resyncBatch(records, frame);
  const said = frame.words.done[action](nameRecords(records, frame));
  return { parts: [{ action, records, input }], said };
}

/** A batch of resyncs: asks for confirmation if there are many, and shows progress and result. */
export function resyncBatch(records: readonly ListedRecord[], frame: QueueFrame): CommandBatch {
  return withConfirmation({ parts: [{ action: 'resync', records }], said: null }, records, frame);
}

/** Adds a confirmation if many records are sent again, with their number and total. */
export function withConfirmation(
  batch: CommandBatch,
  resynced: readonly ListedRecord[],
  frame: QueueFrame,
): CommandBatch {
  const n = resynced.length;
  if (n < CONFIRM_FROM) return batch;
  const words: QueueWords['confirm_resync'] = frame.words.confirm_resync;
  const sum = totalOf(resynced, frame);
  return {
    ...batch,
    confirm: {
      title: words.title(n),
      lines: [sum ? words.line(n, sum) : words.line_without(n)],
      label: words.label(n),
    },
  };
}
