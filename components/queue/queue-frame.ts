import type { Language } from '../../lib/core/languages.ts';
import type { CommandBatch } from '../../lib/core/listing/command-batch.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import type { QueueWords } from '../../lib/locales/queue/en.ts';
import type { CompanySummary, RecordView } from '../../lib/protocol/views.ts';
import type { Writing } from '../record/name-record.ts';

/** The views of the queue, in the order of their tabs. */
export const QUEUE_TABS = [
  'approvals',
  'preview',
  'attention',
  'submissions',
  'log',
  'report',
  'reference',
  'connection',
] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** What a record that is shown in full begins with. */
export type Beginning = Action | 'primary';

/** The data and callbacks that every view of the queue page needs. */
export interface QueueFrame {
  readonly words: QueueWords;
  readonly language: Language;
  readonly writing: Writing;
  readonly company: CompanySummary;
  /** The stored records read so far. */
  readonly records: readonly ListedRecord[];
  /** Every record has been read at least once. */
  readonly complete: boolean;
  /** A record with its reason and its commands, as every surface shows it. */
  readonly view: (record: ListedRecord) => RecordView;
  /** Why this user cannot send this command at all now, or `null`. */
  readonly whyNot: (action: Action) => string | null;
  readonly ask: (batch: CommandBatch) => void;
  /** The address of a record in QuickBooks, or `null`. */
  readonly quickBooksAddress: (record: ListedRecord) => string | null;
  /**
   * Shows one record in full.
   * @param begin what it begins with: the dialog of an action, or what helps first
   */
  readonly openRecord: (record: ListedRecord, begin?: Beginning) => void;
  /** The id of the record shown in full, or `null`. */
  readonly opened: string | null;
  /** The list on the page, through which the drawer goes record by record. */
  readonly beside: ListBeside;
}

/** The records of the list that is shown, in its order; `null` without a list. */
export interface ListBeside {
  records: (() => readonly ListedRecord[]) | null;
}

/**
 * The properties of a list in which pressing a record's row shows it in full; other rows do nothing. Called whenever the
 * list may have changed, also when it is empty, so that the drawer leads through what is shown.
 * @param recordOf the record of a row, or `null`
 */
export function openRecords<Row extends object>(
  { openRecord, opened, beside }: QueueFrame,
  rows: readonly Row[],
  recordOf: (row: Row) => ListedRecord | null,
) {
  beside.records = () => rows.flatMap((row) => recordOf(row) ?? []);
  return {
    rows,
    onOpen: (row: Row) => {
      const record = recordOf(row);
      if (record) openRecord(record);
    },
    isOpened: opened === null ? null : (row: Row) => recordOf(row)?.id === opened,
  };
}
