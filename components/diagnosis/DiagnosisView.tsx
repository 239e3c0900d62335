import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { Explanation, Refused } from '../../lib/protocol/views.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { safeAddress } from '../safe-address.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import type { DiagnosisCalls } from './diagnosis-calls.ts';
import { type BrowserFacts, type Check, type Facts, latest, runChecks, stalledSince } from './run-checks.ts';
import { SupportPart } from './SupportPart.tsx';

/** The versions of both sides, the end of the connection, and who can reconnect. */
function AboutConnection({
  facts,
  answer,
  calls,
  words,
  writing,
}: {
  facts: Facts;
  answer: DiagnosisAnswer;
  calls: DiagnosisCalls;
  words: DiagnosisWords;
  writing: Omit<Writing, 'words'>;
}) {
  const { company, address } = facts.health;
  const told = latest(facts);
  const reconnect = safeAddress(told.quickbooks?.reconnect_url ?? null);
  const rows: [string, string | null][] = [
    [words.tickmark, answer.version],
    [words.platform, [company.platform, told.version].filter(Boolean).join(' ')],
    [words.connector, told.connector_version],
    [words.connector_needed, told.minimum_connector_version],
    [words.address, address],
    [words.company_id, company.realm],
    [words.plan, told.plan?.name ?? null],
    [words.who, told.quickbooks?.who_can_reconnect.join(', ') || words.who_unknown],
  ];
  return (
    <section class="sheet" aria-label={words.about}>
      <h3>{words.about}</h3>
      <dl class="facts about">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{words.last_processed}</dt>
          <dd>
            {told.last_processed_at ? (
              <Moment at={told.last_processed_at} ago writing={writing} />
            ) : (
              words.never
            )}
          </dd>
        </div>
      </dl>
      {told.plan?.unavailable.map(({ feature, reason }) => (
        <p key={feature} class="quiet small">
          {words.plan_without(feature, reason)}
        </p>
      ))}
      <div class="buttons">
        <button type="button" class="button" onClick={trusted(calls.openOptions)}>
          {words.reconnect}
        </button>
        {reconnect && company.role === 'admin' && (
          <OutsideLink address={reconnect} onOpen={calls.openAddress} look="button">
            {words.reconnect_there(company.platform)}
          </OutsideLink>
        )}
      </div>
    </section>
  );
}

/** What could not be read or found: records that break the contract, places on QuickBooks pages. */
function LeftOut({
  answer: { set_aside, misses },
  words,
  writing,
}: {
  answer: DiagnosisAnswer;
  words: DiagnosisWords;
  writing: Omit<Writing, 'words'>;
}) {
  if (set_aside.length === 0 && misses.length === 0) return null;
  return (
    <>
      {set_aside.length > 0 && (
        <section class="sheet">
          <h3>{words.set_aside(set_aside.length)}</h3>
          <p class="quiet small">{words.set_aside_why}</p>
          <ul class="plain rows">
            {set_aside.map(({ id, reason, at }, place) => (
              <li key={place}>
                <span class="raw">{id ?? words.set_aside_unnamed}</span>{' '}
                <span class="raw quiet">{reason}</span> <Moment at={at} writing={writing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {misses.length > 0 && (
        <section class="sheet">
          <h3>{words.misses(misses.length)}</h3>
          <p class="quiet small">{words.misses_why}</p>
          <ul class="plain rows">
            {misses.map(({ page, place, since, count }) => (
              <li key={`${page}/${place}`}>
                <span class="raw">
                  {page} · {place}
                </span>{' '}
                <span class="quiet">{words.times(count)}</span> <Moment at={since} writing={writing} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface Known {
  readonly answer: DiagnosisAnswer;
  readonly browser: BrowserFacts;
  readonly at: number;
}

/** The checks of one company's connection, each with one next step. */
export function DiagnosisView({
  companyKey,
  calls,
  words,
  language,
  now,
}: {
  companyKey: string;
  calls: DiagnosisCalls;
  words: DiagnosisWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
}) {
  const [known, setKnown] = useState<Known | null>(null);
  const [live, setLive] = useState<ConnectionAnswer | Refused | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let gone = false;
    const read = async () => {
      const answer = await calls.diagnose();
      if (gone) return;
      if ('status' in answer) {
        setProblem(answer.problem);
        return;
      }
      const health = answer.companies.find(({ company }) => company.company_key === companyKey);
      const browser = await calls.browserFacts(health?.address ?? null);
      if (gone) return;
      setProblem(null);
      setKnown({ answer, browser, at: Date.now() });
    };
    void read();
    const stop = calls.onChange(() => void read());
    return () => {
      gone = true;
      stop();
    };
  }, [calls, companyKey, asked]);

  const health = known?.answer.companies.find(({ company }) => company.company_key === companyKey);
  // When the connection is lost or restored, the platform's earlier answer is outdated.
  const standing = health ? `${companyKey} ${health.company.connection} ${known?.browser.online}` : null;
  useEffect(() => {
    if (standing === null) return;
    let gone = false;
    setLive(null);
    void calls.askConnection().then((answer) => {
      if (!gone) setLive(answer);
    });
    return () => {
      gone = true;
    };
  }, [calls, standing, asked]);

  if (problem) return <Explained explanation={problem} words={words.shared} />;
  if (!known || !health) return <p role="status">{words.checking}</p>;
  const facts: Facts = { health, live, browser: known.browser, wake_at: known.answer.wake_at, now };
  const checks = runChecks(facts, words, language);
  const failing = checks.filter(({ result }) => result === 'fail').length;
  const stalled = stalledSince(facts);
  const { company } = health;
  const writing = { language, timeZone: company.time_zone, now };
  return (
    <section class="diagnosis" lang={language} aria-labelledby="diagnosis-title">
      <header class="diagnosis-head">
        <div>
          <h2 id="diagnosis-title">{words.title}</h2>
          <p class="quiet">{words.intro(company.name)}</p>
        </div>
        <p class="quiet small">
          {words.checked} <Moment at={new Date(known.at).toISOString()} ago writing={writing} />{' '}
          <button type="button" class="button small" onClick={trusted(() => setAsked((times) => times + 1))}>
            {words.again}
          </button>
        </p>
      </header>
      {stalled && (
        <div class="notice tone-decide" role="alert">
          <p class="what">
            <Glyph name="mark" /> {words.stalled(momentOf(stalled, writing))}
          </p>
          <p>
            {words.stalled_waiting(company.counters.pending)} {failing > 0 && words.stalled_step}
          </p>
        </div>
      )}
      <p role="status" class={failing > 0 ? 'verdict bad' : 'verdict good'}>
        <Glyph name={failing > 0 ? 'cross' : live ? 'tick' : 'turn'} />{' '}
        {live === null ? words.checking : failing > 0 ? words.some_fail(failing) : words.all_pass}
      </p>
      <CheckTable checks={checks} words={words} />
      <AboutConnection facts={facts} answer={known.answer} calls={calls} words={words} writing={writing} />
      <LeftOut answer={known.answer} words={words} writing={writing} />
      <SupportPart facts={facts} checks={checks} answer={known.answer} calls={calls} words={words} />
    </section>
  );
}

function momentOf(
  at: string,
  { language, timeZone, now }: { language: Language; timeZone: string; now: number },
) {
  return formatMoment(at, now, timeZone, language);
}

const GLYPHS = { pass: 'tick', fail: 'cross', warn: 'mark', unknown: 'pause' } as const;
const TONES = { pass: 'good', fail: 'bad', warn: 'decide', unknown: 'quiet' } as const;

function CheckTable({ checks, words }: { checks: readonly Check[]; words: DiagnosisWords }) {
  return (
    <table class="checks" aria-label={words.checks}>
      <thead>
        <tr>
          <th scope="col">{words.check_column}</th>
          <th scope="col">{words.result_column}</th>
          <th scope="col">{words.found_column}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ id, label, result, found, step }) => (
          <tr key={id} data-check={id} data-result={result}>
            <th scope="row">{label}</th>
            <td>
              <span class={`pill tone-${TONES[result]}`}>
                <Glyph name={GLYPHS[result]} />
                {words.result[result]}
              </span>
            </td>
            <td>
              {found}
              {step && (
                <p class="next">
                  <span class="label">{words.step}</span> {step}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
