import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { SyncTimes } from '../state/SyncTimes.tsx';
import { trusted } from '../trusted.ts';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { Failures } from './Failures.tsx';
import { Numbers } from './Numbers.tsx';
import type { PopupProps } from './popup-props.ts';
import { SetUp } from './SetUp.tsx';
import { SyncNow } from './SyncNow.tsx';

/** One company's numbers, failures, times and Sync now, under its name and its platform's. */
export function CompanyPanel(props: PopupProps & { company: CompanySummary }) {
  const { company, words, language, now, onShow } = props;
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
      <SyncNow
        company={company}
        attempt={props.attempt}
        words={words}
        writing={writing}
        onSyncNow={props.onSyncNow}
      />
    </div>
  );
}
