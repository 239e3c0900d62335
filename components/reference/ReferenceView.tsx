import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { ReferenceWords } from '../../lib/locales/reference/en.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { CompanyView, Refused } from '../../lib/protocol/views.ts';
import { isRefused } from '../panel/panel-calls.ts';
import { Explained } from '../record/Explained.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { ReferenceList } from './ReferenceList.tsx';
import { type EditableList, isEditable, type ReferenceCalls } from './reference-calls.ts';

/** The order of the lists. */
const ORDER = [
  'accounts',
  'bills',
  'credit_memos',
  'employees',
  'journal_entries',
  'purchases',
  'tax_codes',
  'classes',
  'departments',
];

export interface ReferenceViewProps {
  company: CompanyView;
  calls: ReferenceCalls;
  words: ReferenceWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

/** Lists from QuickBooks: seven to read, and classes and locations to edit where QuickBooks tracks them. */
export function ReferenceView({ company, calls, words, language, now }: ReferenceViewProps) {
  const [connection, setConnection] = useState<ConnectionAnswer | Refused | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [denied, setDenied] = useState<readonly string[]>([]);
  const tabs = useRef<HTMLDivElement>(null);
  const { company_key } = company;
  useEffect(() => {
    let gone = false;
    setConnection(null);
    setChosen(null);
    setDenied([]);
    void calls.askConnection().then((answer) => {
      if (!gone) setConnection(answer);
    });
    return () => {
      gone = true;
    };
  }, [calls, company_key]);

  if (!connection) return <p role="status">{words.reading}</p>;
  if (isRefused(connection)) return <Explained explanation={connection.problem} words={words.shared} />;
  const { lists, editable_lists } = connection.capabilities;
  const offered = ORDER.filter((list) => lists.includes(list) || editable_lists.includes(list));
  // Viewers do not see the list of employees at all.
  const hidden = offered.filter(
    (list) => denied.includes(list) || (list === 'employees' && connection.user.role === 'viewer'),
  );
  const seen = offered.filter((list) => !hidden.includes(list));
  const list = chosen && seen.includes(chosen) ? chosen : seen[0];
  const who = connection.about?.quickbooks?.who_can_reconnect.join(', ') ?? '';
  const writing: Writing = { words: words.shared, language, timeZone: company.time_zone, now };
  const labelOf = (each: string) => words.list[each] ?? each.replaceAll('_', ' ');
  const tracked = (each: EditableList) =>
    (each === 'classes' ? connection.about?.class_tracking : connection.about?.location_tracking) === true;

  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || !list) return;
    event.preventDefault();
    const next = seen[(seen.indexOf(list) + step + seen.length) % seen.length] ?? list;
    setChosen(next);
    tabs.current?.querySelector<HTMLElement>(`[data-list="${next}"]`)?.focus();
  };
  return (
    <section class="reference" lang={language} aria-labelledby="reference-title">
      <h2 id="reference-title">{words.title}</h2>
      <p class="quiet">{words.intro}</p>
      {!list && <p>{words.none_offered(company.platform)}</p>}
      <div ref={tabs} class="list-tabs" role="tablist" aria-label={words.lists} onKeyDown={trusted(move)}>
        {seen.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            data-list={each}
            id={`list-${each}`}
            aria-selected={each === list}
            aria-controls="reference-list"
            tabIndex={each === list ? 0 : -1}
            onClick={trusted(() => setChosen(each))}
          >
            {labelOf(each)}
          </button>
        ))}
      </div>
      {list && (
        <div role="tabpanel" id="reference-list" aria-labelledby={`list-${list}`}>
          <ReferenceList
            key={list}
            list={list}
            editing={
              isEditable(list) && editable_lists.includes(list)
                ? {
                    tracked: tracked(list),
                    why: connection.user.role === 'viewer' ? words.viewer(who) : null,
                  }
                : null
            }
            calls={calls}
            onDenied={() => setDenied((before) => [...before, list])}
            words={words}
            writing={writing}
          />
        </div>
      )}
      {hidden.map((each) => (
        <p key={each} class="quiet small">
          {words.hidden(labelOf(each), who)}
        </p>
      ))}
    </section>
  );
}
