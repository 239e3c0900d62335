import { formatMoney } from '../../lib/core/records/money.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { dateOf, subtitleOf, type Writing } from './name-record.ts';

/** Below a record's title: customer, amount and date, company and platform. */
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
