import { useState } from 'preact/hooks';
import {
  type JudgedPlace,
  judgePlaces,
  type LayoutAnswer,
  type LayoutChecks,
  layoutReportName,
  type TabCheck,
  writeLayoutReport,
} from '../../lib/core/diagnosis/layout-report.ts';
import type { Language } from '../../lib/core/languages.ts';
import type { LayoutCheckWords } from '../../lib/locales/layout-check/en.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

interface CheckedTabProps {
  tab: TabCheck;
  checks: LayoutChecks;
  words: LayoutCheckWords;
  writing: Omit<Writing, 'words'>;
  onSave: (name: string, text: string) => void;
}

/** The result of checking one tab, with its file for support. */
export function CheckedTab(props: CheckedTabProps) {
  const { tab, words } = props;
  const id = useOwnId();
  const title = tab.title || words.untitled;
  return (
    <section class="checked-tab" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {tab.answer ? (
        <Answered {...props} answer={tab.answer} title={title} />
      ) : (
        <p>{tab.asleep ? words.asleep : words.silent}</p>
      )}
    </section>
  );
}

function Answered({
  answer,
  title,
  checks,
  words,
  writing,
  onSave,
}: CheckedTabProps & { answer: LayoutAnswer; title: string }) {
  const places = judgePlaces(answer, checks.misses);
  const missed = places.filter(({ verdict }) => verdict === 'missed').length;
  const report = writeLayoutReport(answer, checks);
  return (
    <>
      {answer.page === null ? (
        <p>{words.nothing}</p>
      ) : (
        <p class={missed === 0 ? 'pill tone-good' : 'pill tone-decide'}>
          <Glyph name={missed === 0 ? 'tick' : 'mark'} />
          {missed === 0 ? words.all_found : words.missed(missed)}
        </p>
      )}
      <dl class="facts">
        {places.map((place) => (
          <div key={place.place} data-place={place.place} data-verdict={place.verdict}>
            <dt>{words.place(place.place)}</dt>
            <dd>
              <Verdict place={place} words={words} writing={writing} />
            </dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button
          type="button"
          class="button"
          aria-label={`${words.save}: ${title}`}
          onClick={trusted(() => onSave(layoutReportName(answer, checks), report))}
        >
          {words.save}
        </button>
      </div>
      <details>
        <summary>{words.show}</summary>
        <textarea class="raw" lang="en" readOnly rows={16} aria-label={words.saved} value={report} />
      </details>
    </>
  );
}

function Verdict({
  place: { verdict, found, misses },
  words,
  writing,
}: {
  place: JudgedPlace;
  words: LayoutCheckWords;
  writing: Omit<Writing, 'words'>;
}) {
  const times = misses && words.times(misses.count);
  if (verdict === 'not_shown') return <span class="quiet">{words.not_shown}</span>;
  if (verdict === 'missed') {
    return (
      <>
        <strong>{words.not_found}</strong>{' '}
        {misses ? (
          <>
            {words.since} <Moment at={misses.since} writing={writing} /> <span class="quiet">({times})</span>
          </>
        ) : (
          words.since_now
        )}
      </>
    );
  }
  return (
    <>
      {words.found} <span class="raw">{found}</span>
      {misses && (
        <span class="quiet">
          {' '}
          ({words.before} <Moment at={misses.since} writing={writing} />, {times})
        </span>
      )}
    </>
  );
}

export interface LayoutCheckProps {
  words: LayoutCheckWords;
  language: Language;
  timeZone: string;
  /** Checks the open QuickBooks tabs. */
  onCheck: () => Promise<LayoutChecks>;
  /** Passes a file to the browser's downloads. */
  onSave: (name: string, text: string) => void;
}

type Shown = 'nothing' | 'checking' | 'failed' | LayoutChecks;

/** Checks the open QuickBooks tabs on request, and shows which places on their pages are found. */
export function LayoutCheck({ words, language, timeZone, onCheck, onSave }: LayoutCheckProps) {
  const id = useOwnId();
  const [shown, setShown] = useState<Shown>('nothing');
  const checks = typeof shown === 'string' ? null : shown;
  const check = () => {
    if (shown === 'checking') return;
    setShown('checking');
    onCheck().then(setShown, () => setShown('failed'));
  };
  return (
    <section class="panel layout-check" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p>{words.intro}</p>
      <p>
        <button type="button" class="button" aria-disabled={shown === 'checking'} onClick={trusted(check)}>
          {words.check}
        </button>
      </p>
      <div role="status">
        {shown === 'checking' && <p class="quiet">{words.checking}</p>}
        {shown === 'failed' && <p class="notice tone-bad">{words.failed}</p>}
        {checks?.tabs.length === 0 && <p>{words.no_tabs}</p>}
      </div>
      {checks?.tabs.map((tab) => (
        <CheckedTab
          key={tab.id}
          tab={tab}
          checks={checks}
          words={words}
          writing={{ language, timeZone, now: Date.parse(checks.at) }}
          onSave={onSave}
        />
      ))}
      {checks && checks.tabs.length > 0 && <p class="hint">{words.save_what}</p>}
    </section>
  );
}
