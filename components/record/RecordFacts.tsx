import { formatMoney } from '../../lib/core/records/money.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { dateOf, subtitleOf, type Writing } from './name-record.ts';

/**
 * Below a record's title: customer, amount and date, company and platform.
 * @param amount without it, the amount is told elsewhere; so is the date without `date`
 */
export function RecordFacts({
  card: { record, company },
  writing,
  amount = true,
  date = true,
}: {
  card: CardView;
  writing: Writing;
  amount?: boolean;
  date?: boolean;
}) {
  const subtitle = subtitleOf(record);
  return (
    <>
      <p class="record-facts">
        {subtitle && <span>{subtitle}</span>}
        {amount && record.amount && <span class="money">{formatMoney(record.amount, writing.language)}</span>}
        {date && record.date && (
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
