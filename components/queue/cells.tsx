import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import { formatAge } from '../../lib/locales/format-time.ts';
import { asSentence } from '../record/as-sentence.ts';
import { dateOf, subtitleOf, titleOf } from '../record/name-record.ts';
import { Cell } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** The cells that all lists of records share. */
export function RecordCells({ record, frame }: { record: ListedRecord; frame: QueueFrame }) {
  const { words, language, writing } = frame;
  const title = titleOf(record, words.shared, language);
  const party = subtitleOf(record) ?? '';
  const amount = record.amount ? formatMoney(record.amount, language) : undefined;
  return (
    <>
      <Cell header name="record" title={title} span={party ? undefined : 2}>
        <span class="cell-title">{title}</span>
      </Cell>
      {party && (
        <Cell name="party" title={party}>
          {party}
        </Cell>
      )}
      <Cell wide name="date" title={record.date ?? undefined}>
        {dateOf(record, writing) ?? ''}
      </Cell>
      <Cell end name="amount" title={amount}>
        {amount && <span class="money">{amount}</span>}
      </Cell>
    </>
  );
}

/** How long a record has been in its state, with the time as tooltip. */
export function AgeCell({ record, frame }: { record: ListedRecord; frame: QueueFrame }) {
  const { writing, language } = frame;
  return (
    <Cell end wide name="since">
      <time dateTime={record.since} title={record.since}>
        {formatAge(record.since, writing.now, writing.timeZone, language)}
      </time>
    </Cell>
  );
}

/** The reason for a record's state, or the state in words, with a capital as the beginning of a line. */
export function reasonOf(record: ListedRecord, { words, view, language }: QueueFrame): string {
  return asSentence(view(record).reason ?? words.shared.state[record.state], language);
}

/** How often a record is retried before it is corrected, as a note after its reason; empty if that is not counted. */
export function retriesOf({ runs_left }: ListedRecord, { words }: QueueFrame): string {
  return runs_left === null ? '' : words.retrying(runs_left);
}
