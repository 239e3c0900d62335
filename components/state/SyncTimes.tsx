import { needsReconnect } from '../../lib/core/commands/connection-state.ts';
import type { SharedWords } from '../../lib/locales/shared/en.ts';
import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';

/** The labels of the times; without `last_run` that time is left out. */
export interface TimesWords {
  readonly last_success: string;
  readonly last_run?: string;
  readonly next_run: string;
  readonly automatic_off: string;
  readonly not_planned: string;
  readonly shared: Pick<SharedWords, 'none_before_reconnect'>;
}

/** Last success, last run and next run, which are three different times; what has not been yet is left out. */
export function SyncTimes({
  company,
  words,
  writing,
}: {
  company: CompanySummary;
  words: TimesWords;
  writing: Writing;
}) {
  const past = (label: string, at: string) => (
    <div>
      <dt>{label}</dt>
      <dd>
        <Moment at={at} ago writing={writing} />
      </dd>
    </div>
  );
  return (
    <dl class="facts">
      {company.last_success_at && past(words.last_success, company.last_success_at)}
      {words.last_run && company.last_run_at && past(words.last_run, company.last_run_at)}
      <div>
        <dt>{words.next_run}</dt>
        <dd>
          {needsReconnect(company.connection) ? (
            words.shared.none_before_reconnect
          ) : company.frequency.kind === 'never' ? (
            words.automatic_off
          ) : company.next_run_at ? (
            <Moment at={company.next_run_at} writing={writing} />
          ) : (
            words.not_planned
          )}
        </dd>
      </div>
    </dl>
  );
}
