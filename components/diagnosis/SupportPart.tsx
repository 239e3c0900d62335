import { useState } from 'preact/hooks';
import { webLink } from '../../lib/core/platform-address.ts';
import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import { OutsideLink } from '../OutsideLink.tsx';
import { trusted } from '../trusted.ts';
import type { DiagnosisShown, DiagnosisSource } from './diagnosis-shown.ts';

/** How to contact support, and what to report. */
export function SupportPart({
  shown: { told, report },
  source,
  words,
}: {
  shown: DiagnosisShown;
  source: DiagnosisSource;
  words: DiagnosisWords;
}) {
  const [said, setSaid] = useState('');
  const { support, learn } = told;
  const site = webLink(support?.url ?? null);
  return (
    <section class="sheet" aria-label={words.support}>
      <h3>{words.support}</h3>
      <p class="links">
        {site && (
          <OutsideLink address={site} onOpen={source.openAddress}>
            {words.support_site}
          </OutsideLink>
        )}
        {support?.email && <span>{support.email}</span>}
        {support?.phone && <span>{support.phone}</span>}
        {learn.map(({ title, url }) => {
          const address = webLink(url);
          return (
            address && (
              <OutsideLink key={url} address={address} onOpen={source.openAddress}>
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
            source.copy(report).then(
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
