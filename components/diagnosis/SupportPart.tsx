import { useState } from 'preact/hooks';
import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { safeAddress } from '../safe-address.ts';
import { trusted } from '../trusted.ts';
import type { DiagnosisCalls } from './diagnosis-calls.ts';
import { type Check, type Facts, latest } from './run-checks.ts';
import { writeReport } from './write-report.ts';

/** How to contact support, and what to report. */
export function SupportPart({
  facts,
  checks,
  answer,
  calls,
  words,
}: {
  facts: Facts;
  checks: readonly Check[];
  answer: DiagnosisAnswer;
  calls: DiagnosisCalls;
  words: DiagnosisWords;
}) {
  const [said, setSaid] = useState('');
  const { support, learn } = latest(facts);
  const report = writeReport(facts, checks, answer);
  const site = safeAddress(support?.url ?? null);
  return (
    <section class="sheet" aria-label={words.support}>
      <h3>{words.support}</h3>
      <p class="links">
        {site && (
          <OutsideLink address={site} onOpen={calls.openAddress}>
            {words.support_site}
          </OutsideLink>
        )}
        {support?.email && <span>{support.email}</span>}
        {support?.phone && <span>{support.phone}</span>}
        {learn.map(({ title, url }) => {
          const address = safeAddress(url);
          return (
            address && (
              <OutsideLink key={url} address={address} onOpen={calls.openAddress}>
                {title}
              </OutsideLink>
            )
          );
        })}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={trusted(() => {
            calls.copy(report).then(
              () => setSaid(words.copied),
              () => setSaid(words.copy_failed),
            );
          })}
        >
          {words.copy}
        </button>
        <span role="status">{said}</span>
      </div>
      <p class="quiet small">{words.copy_what}</p>
      <details>
        <summary>{words.copy_show}</summary>
        <pre class="raw" lang="en">
          {report}
        </pre>
      </details>
    </section>
  );
}
