import { formatMoney } from '../../lib/core/records/money.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';

/** The records that this one waits on, and those that wait on it; each can be shown in its place. */
export function Relations({
  detail,
  onShow,
  words,
  writing,
}: {
  detail: RecordDetail;
  onShow: (recordId: string) => void;
  words: PanelWords;
  writing: Writing;
}) {
  const { waits_on, dependents } = detail.card;
  return (
    <>
      <Group title={words.card.waits_on} records={waits_on} onShow={onShow} writing={writing} />
      <Group
        title={words.card.dependents(dependents.length)}
        records={dependents}
        onShow={onShow}
        writing={writing}
      />
    </>
  );
}

function Group({
  title,
  records,
  onShow,
  writing,
}: {
  title: string;
  records: readonly RecordView[];
  onShow: (recordId: string) => void;
  writing: Writing;
}) {
  if (records.length === 0) return null;
  const { words, language } = writing;
  return (
    <section class="part">
      <h3>{title}</h3>
      <ul class="relatives">
        {records.map((record) => (
          <li key={record.id}>
            <span class="relative">
              <button type="button" class="link" onClick={trusted(() => onShow(record.id))}>
                {titleOf(record, words, language)}
              </button>
              {subtitleOf(record) && <span> · {subtitleOf(record)}</span>}
              {record.amount && <span class="money"> {formatMoney(record.amount, language)}</span>}
            </span>
            <StatePill state={record.state} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
