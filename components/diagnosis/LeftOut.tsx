import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';

/** What could not be read or placed: records that break the contract, places on pages that were not found. */
export function LeftOut({
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
