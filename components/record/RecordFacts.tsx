import { formatMoney } from '../../lib/core/records/money.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { dateOf, subtitleOf, type Writing } from './name-record.ts';

/** Under a record's title: whom it concerns, its amount and date, and whose books and platform it belongs to. */
export function RecordFacts({ card: { record, company }, writing }: { card: CardView; writing: Writing }) {
  const subtitle = subtitleOf(record);
  return (
    <>
      <p class="record-facts">
        {subtitle && <span>{subtitle}</span>}
        {record.amount && <span class="money">{formatMoney(record.amount, writing.language)}</span>}
        {record.date && (
          <time dateTime={record.date} title={record.date}>
            {dateOf(record, writing)}
          </time>
        )}
      </p>
      <p class="quiet small">
        {company.name} · {company.platform}
      </p>
    </>
  );
}
