import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/messages/answers-panel.ts';
import { formatMoney } from '../../lib/records/money.ts';
import { Moment } from '../record/Moment.tsx';
import { dateOf, subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { StatePill } from '../state/StatePill.tsx';

/** Which record it is, whose, and how it stands. */
export function PanelHead({
  detail,
  id,
  words,
  writing,
}: {
  detail: RecordDetail;
  /** Of the heading. */
  id: string;
  words: PanelWords;
  writing: Writing;
}) {
  const { record, company } = detail.card;
  const subtitle = subtitleOf(record);
  const waits = record.state === 'waiting' ? detail.card.waits_on[0] : undefined;
  return (
    <header class="panel-head">
      <h2 id={id}>{titleOf(record, words.shared, writing.language)}</h2>
      <p class="panel-sub">
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
      <p class="card-state">
        <StatePill state={record.state} words={words.shared} />
        {record.since && (
          <span class="quiet small">
            {words.card.state_since} <Moment at={record.since} ago writing={writing} />
          </span>
        )}
      </p>
      {waits && (
        <p class="small">
          {words.shared.waiting_on(waits.type, waits.number ?? waits.name ?? words.shared.unnamed)}
        </p>
      )}
      {words.shared.state_note[record.state] && (
        <p class="quiet small">{words.shared.state_note[record.state]}</p>
      )}
      {record.as_of && (
        <p class="notice tone-decide">
          <Glyph name="pause" /> {words.shared.as_of} <Moment at={record.as_of} ago writing={writing} />
        </p>
      )}
    </header>
  );
}
