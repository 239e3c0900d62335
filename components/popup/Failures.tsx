import { formatMoney } from '../../lib/core/records/money.ts';
import { STATES } from '../../lib/core/records/sync-state.ts';
import { formatAge } from '../../lib/locales/format-time.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { CompanySummary, RecordView } from '../../lib/protocol/views.ts';
import { asSentence } from '../record/as-sentence.ts';
import { dateOf, subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import type { PopupTarget } from './popup-props.ts';

/** The number of failures, the age of the oldest, and the first five with their reasons. */
export function Failures({
  company,
  words,
  writing,
  onRecord,
  onShow,
}: {
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
  onRecord: (record: RecordView) => void;
  onShow: (view: PopupTarget) => void;
}) {
  const { failed } = company.counters;
  const top = company.top_failures.slice(0, 5);
  return (
    <section class="failures">
      <div class="failures-head">
        <h3>{words.failures(failed)}</h3>
        {failed > 0 && company.oldest_failure_since && (
          <span class="quiet">
            {words.oldest(
              formatAge(company.oldest_failure_since, writing.now, writing.timeZone, writing.language),
            )}
          </span>
        )}
      </div>
      {failed === 0 ? (
        <p class="quiet">{company.counters.to_approve === 0 && words.all_well}</p>
      ) : (
        <ul>
          {top.map((record) => (
            <li key={record.id}>
              <Failure record={record} writing={writing} onRecord={onRecord} />
            </li>
          ))}
        </ul>
      )}
      {failed > top.length && (
        <button type="button" class="link" onClick={trusted(() => onShow('attention'))}>
          {words.all_failures(failed)}
        </button>
      )}
    </section>
  );
}

function Failure({
  record,
  writing,
  onRecord,
}: {
  record: RecordView;
  writing: Writing;
  onRecord: (record: RecordView) => void;
}) {
  const { words, language } = writing;
  const subtitle = subtitleOf(record);
  const date = dateOf(record, writing);
  return (
    <button type="button" class="failure" onClick={trusted(() => onRecord(record))}>
      <span class="failure-line">
        <span class="failure-name">
          <span class="failure-title">{titleOf(record, words, language)}</span>
          {subtitle && ` · ${subtitle}`}
        </span>{' '}
        {record.amount && <span class="money">{formatMoney(record.amount, language)}</span>}
      </span>{' '}
      <span class="failure-line small">
        <span class="reason">
          <Glyph name={STATES[record.state].glyph} />
          <span>{record.reason ? asSentence(record.reason, language) : words.state[record.state]}</span>
        </span>{' '}
        {date && <span class="quiet">{date}</span>}
      </span>
    </button>
  );
}
