import { GRACE_CYCLES } from '../../lib/core/records/grace.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { Moment } from '../record/Moment.tsx';
import { titleOf, type Writing } from '../record/name-record.ts';
import { RecordFacts } from '../record/RecordFacts.tsx';
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
  const { record } = detail.card;
  const waits = record.state === 'waiting' ? detail.card.waits_on[0] : undefined;
  return (
    <header class="panel-head">
      <h2 id={id}>{titleOf(record, words.shared, writing.language)}</h2>
      <RecordFacts card={detail.card} writing={writing} />
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
      {detail.runs_left !== null && (
        <p class="quiet small">{words.retrying(GRACE_CYCLES + 1 - detail.runs_left, detail.runs_left)}</p>
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
