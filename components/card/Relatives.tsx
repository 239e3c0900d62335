import { formatMoney } from '../../lib/core/records/money.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';

/** Records that hang on this one, or that it hangs on, each with its state. Nothing where there are none. */
export function Relatives({
  title,
  records,
  writing,
}: {
  title: string;
  records: readonly RecordView[];
  writing: Writing;
}) {
  if (records.length === 0) return null;
  const { words, language } = writing;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="relatives">
        {records.map((record) => (
          <li key={record.id}>
            <span>
              {[titleOf(record, words, language), subtitleOf(record)].filter(Boolean).join(' · ')}
              {record.amount && <span class="money"> {formatMoney(record.amount, language)}</span>}
            </span>
            <StatePill state={record.state} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
