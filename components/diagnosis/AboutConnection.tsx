import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';
import { safeAddress } from '../safe-address.ts';
import { trusted } from '../trusted.ts';
import type { DiagnosisCalls } from './diagnosis-calls.ts';
import { type Facts, latest } from './run-checks.ts';

/** Which versions speak with each other, until when, and who can connect them anew. */
export function AboutConnection({
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
