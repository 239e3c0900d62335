import { useEffect, useState } from 'preact/hooks';
import type { Check } from '../../lib/core/diagnosis/check.ts';
import type { Language } from '../../lib/core/languages.ts';
import { webLink } from '../../lib/core/platform-address.ts';
import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import type { DiagnosisShown, DiagnosisSource } from './diagnosis-shown.ts';
import { SupportPart } from './SupportPart.tsx';

/** The versions of both sides, the end of the connection, and who can reconnect. */
function AboutConnection({
  shown: { company, address, version, told },
  source,
  words,
  writing,
}: {
  shown: DiagnosisShown;
  source: DiagnosisSource;
  words: DiagnosisWords;
  writing: Omit<Writing, 'words'>;
}) {
  const reconnect = webLink(told.quickbooks?.reconnect_url ?? null);
  const rows: [string, string | null][] = [
    [words.tickmark, version],
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
        <button type="button" class="button" onClick={trusted(source.openOptions)}>
          {words.reconnect}
        </button>
        {reconnect && company.role === 'admin' && (
          <OutsideLink address={reconnect} onOpen={source.openAddress} look="button">
            {words.reconnect_there(company.platform)}
          </OutsideLink>
        )}
      </div>
    </section>
  );
}

/**
 * Deviations of the platform from the contract, and places that were not found on QuickBooks pages: one line per kind.
 */
function LeftOut({
  shown: { company, odd, misses },
  words,
  writing,
}: {
  shown: DiagnosisShown;
  words: DiagnosisWords;
  writing: Omit<Writing, 'words'>;
}) {
  return (
    <>
      {odd.length > 0 && (
        <section class="sheet">
          <h3>{words.odd_title(company.platform)}</h3>
          <ul class="plain rows">
            {odd.map((line) => (
              <li key={line}>{line}</li>
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

/** The checks of one company's connection, each with one next step. */
export function DiagnosisView({
  source,
  words,
  language,
  now,
}: {
  source: DiagnosisSource;
  words: DiagnosisWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
}) {
  const [, redraw] = useState(0);
  useEffect(() => source.follow(() => redraw((times) => times + 1)), [source]);
  const shown = source.shown();
  if (!shown) return <p role="status">{words.checking}</p>;
  if ('problem' in shown) return <Explained explanation={shown.problem} words={words.shared} />;
  const { company, checks, stalled_since } = shown;
  const writing = { language, timeZone: company.time_zone, now };
  return (
    <section class="diagnosis" lang={language} aria-labelledby="diagnosis-title">
      <header class="diagnosis-head">
        <div>
          <h2 id="diagnosis-title">{words.title}</h2>
          <p class="quiet">{words.intro(company.name)}</p>
        </div>
        <p class="quiet small">
          {words.checked} <Moment at={shown.checked_at} ago writing={writing} />{' '}
          <button type="button" class="button small" onClick={trusted(source.again)}>
            {words.again}
          </button>
        </p>
      </header>
      {stalled_since && (
        <div class="notice tone-decide" role="alert">
          <p class="what">
            <Glyph name="mark" />{' '}
            {words.stalled(formatMoment(stalled_since, now, company.time_zone, language))}
          </p>
          <p>
            {words.stalled_waiting(company.counters.pending)} {words.stalled_step}
          </p>
        </div>
      )}
      <VerdictLine verdict={shown.verdict} words={words} />
      <CheckTable checks={checks} words={words} />
      <AboutConnection shown={shown} source={source} words={words} writing={writing} />
      <LeftOut shown={shown} words={words} writing={writing} />
      <SupportPart shown={shown} source={source} words={words} />
    </section>
  );
}

function VerdictLine({ verdict, words }: { verdict: DiagnosisShown['verdict']; words: DiagnosisWords }) {
  if (!verdict) {
    return (
      <p role="status" class="verdict">
        <Glyph name="turn" /> {words.checking}
      </p>
    );
  }
  const { kind } = verdict;
  return (
    <p role="status" class={`verdict ${TONES[kind]}`}>
      <Glyph name={GLYPHS[kind]} /> {kind === 'pass' ? words.all_pass : words.verdict[kind](verdict.count)}
    </p>
  );
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
