import { formatClock, formatEstimate } from '../../lib/locales/format-time.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { CompanySummary, Progress } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import type { SyncAttempt } from './sync-attempt.ts';

/** A run that takes longer than this is slow. */
const SLOW_MS = 30_000;

/** Sync now, the run's progress, and its result. */
export function SyncNow({
  company,
  attempt,
  words,
  writing,
  onSyncNow,
}: {
  company: CompanySummary;
  attempt: SyncAttempt;
  words: PopupWords;
  writing: Writing;
  onSyncNow: () => void;
}) {
  const mine =
    attempt.status !== 'none' && attempt.company_key === company.company_key
      ? attempt
      : ({ status: 'none' } as const);
  const running = company.progress !== null || mine.status === 'running';
  const why = company.why_no_run;
  const id = useOwnId();
  return (
    <section class="sync-now">
      <button
        type="button"
        class="button primary wide"
        aria-disabled={running || why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={trusted(() => {
          if (!running && why === null) onSyncNow();
        })}
      >
        {words.sync_now}
      </button>
      {why !== null && (
        <p class="quiet small" id={id}>
          {why}
        </p>
      )}
      {company.progress ? (
        <Running progress={company.progress} platform={company.platform} words={words} writing={writing} />
      ) : (
        running && <p class="quiet">{words.starting}</p>
      )}
      <div class="result" role="status">
        {!running && <Result attempt={mine} company={company} words={words} writing={writing} />}
      </div>
    </section>
  );
}

function Running({
  progress,
  platform,
  words,
  writing,
}: {
  progress: Progress;
  platform: string;
  words: PopupWords;
  writing: Writing;
}) {
  const { step, done, total, remaining_seconds, started_at } = progress;
  const slow = writing.now - Date.parse(started_at) > SLOW_MS;
  const amount = total !== null ? words.of_total(done, total) : done > 0 ? words.done_so_far(done) : null;
  const remaining =
    remaining_seconds === null ? null : words.remaining(formatEstimate(remaining_seconds, writing.language));
  return (
    <div class="running">
      <p>{words.step[step](platform)}</p>
      <progress
        aria-label={words.progress}
        {...(total !== null && total > 0 ? { max: total, value: Math.min(done, total) } : {})}
      />
      <p class="quiet small">{[amount, remaining].filter(Boolean).join(' · ')}</p>
      {slow && (
        <p class="small">
          {words.slow} {words.in_background}
        </p>
      )}
    </div>
  );
}

function Result({
  attempt,
  company,
  words,
  writing,
}: {
  attempt: SyncAttempt;
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
}) {
  if (attempt.status === 'refused') {
    return (
      <div class="notice tone-bad">
        <Explained explanation={attempt.problem} words={words.shared} />
      </div>
    );
  }
  if (attempt.status === 'unasked') return <p class="notice tone-bad">{words.result_unasked}</p>;
  if (attempt.status !== 'done') return null;
  const { result } = attempt;
  if (result.kind === 'no_word') return <p class="notice tone-quiet">{words.result_no_word}</p>;
  if ('detail' in result) {
    return (
      <p class="notice tone-bad">
        {words.shared.sync_end[result.kind](company.platform)} {result.detail}
      </p>
    );
  }
  if (result.kind === 'unfinished') {
    return (
      <p class="notice tone-bad">
        {words.result_unfinished} {company.problem?.what}
      </p>
    );
  }
  const success = words.result_success(formatClock(result.at, writing.timeZone, writing.language));
  const change =
    result.failed_by < 0
      ? words.result_failed_fewer(-result.failed_by)
      : result.failed_by > 0
        ? words.result_failed_more(result.failed_by)
        : result.changed
          ? ''
          : words.result_same;
  return (
    <p class="notice tone-good">
      {success} {change}
    </p>
  );
}
