import { needsReconnect } from '../../lib/core/commands/connection-state.ts';
import type { Counters } from '../../lib/core/records/counters.ts';
import { setHomeCurrency } from '../../lib/core/records/money.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { SyncTimes } from '../state/SyncTimes.tsx';
import { trusted } from '../trusted.ts';
import { Failures } from './Failures.tsx';
import type { PopupProps, PopupTarget } from './popup-props.ts';
import { SetUp } from './SetUp.tsx';
import { SyncNow } from './SyncNow.tsx';

/** What stands in the way of syncing: the problem, its start, and what to do; otherwise, that nothing moves, if so. */
function ConnectionNotice({
  company,
  words,
  writing,
  onShow,
}: {
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
  onShow: (view: PopupTarget) => void;
}) {
  if (!company.problem) return <Stalled company={company} words={words} writing={writing} />;
  return (
    <div class={`notice ${company.connection === 'busy' ? 'tone-quiet' : 'tone-bad'}`}>
      <Explained explanation={company.problem} words={words.shared} />
      {needsReconnect(company.connection) && (
        <p>
          <button type="button" class="button" onClick={trusted(() => onShow('options'))}>
            {words.reconnect}
          </button>
        </p>
      )}
    </div>
  );
}

/** A stalled queue without a known problem: the diagnosis explains it. */
function Stalled({
  company,
  words,
  writing,
}: {
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
}) {
  if (!company.stalled_since) return null;
  const { now, timeZone, language } = writing;
  return (
    <div class="notice tone-decide">
      <p class="notice-title">
        {words.connection.stalled(formatMoment(company.stalled_since, now, timeZone, language))}
      </p>
      <p>{words.connection.stalled_step}</p>
    </div>
  );
}

/**
 * The three counts, always in this order, never added together. Each opens its records; its accessible name is its word
 * and plain digits: `Pending 12400`.
 */
function Numbers({
  counters,
  words,
  onShow,
}: {
  counters: Counters;
  words: PopupWords;
  onShow: (view: PopupTarget) => void;
}) {
  const { to_approve, pending, failed } = counters;
  const numbers = [
    { n: to_approve, word: words.to_approve, view: 'approvals' },
    { n: pending, word: words.pending, view: 'pending' },
    { n: failed, word: words.failed(failed), view: 'attention' },
  ] as const;
  return (
    <div class="numbers">
      {numbers.map(({ n, word, view }) => (
        <button
          key={view}
          type="button"
          class={`number number-${view}${n > 0 ? ' some' : ''}`}
          onClick={trusted(() => onShow(view))}
        >
          <span class="word">{word}</span> <span class="n">{n}</span>
        </button>
      ))}
    </div>
  );
}

/** One company's counts, failures, times and Sync now, under its name and its platform's. */
export function CompanyPanel(props: PopupProps & { company: CompanySummary }) {
  const { company, words, language, now, onShow } = props;
  setHomeCurrency(company.currency);
  const writing: Writing = { words: words.shared, language, timeZone: company.time_zone, now };
  return (
    <div>
      <header class="company">
        <h1>{company.name}</h1>
        <h2>{company.platform}</h2>
      </header>
      {company.connection === 'never_synced' && (
        <SetUp step={2} words={words} onConnect={() => onShow('options')} />
      )}
      <ConnectionNotice company={company} words={words} writing={writing} onShow={onShow} />
      <Numbers counters={company.counters} words={words} onShow={onShow} />
      <p class="as-of quiet small">
        {company.last_run_at ? (
          <>
            {words.shared.as_of} <Moment at={company.last_run_at} writing={writing} />
          </>
        ) : (
          words.connection.never_synced
        )}
      </p>
      <SyncNow
        company={company}
        attempt={props.attempt}
        words={words}
        writing={writing}
        onSyncNow={props.onSyncNow}
      />
      {company.last_run_at !== null && (
        <Failures
          company={company}
          words={words}
          writing={writing}
          onRecord={props.onRecord}
          onShow={onShow}
        />
      )}
      {company.set_aside > 0 && (
        <p class="notice tone-decide">
          {words.set_aside(company.set_aside)}{' '}
          <button type="button" class="link" onClick={trusted(() => onShow('diagnosis'))}>
            {words.diagnosis}
          </button>
        </p>
      )}
      <SyncTimes company={company} words={words} writing={writing} />
    </div>
  );
}
