import { useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { BeginAnewWords } from '../../lib/locales/begin-anew/en.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import type { Outcome } from './options-props.ts';

/** Deletes stored data that cannot be opened, after a confirmation that names what is lost. */
export function BeginAnew({
  outcome,
  words,
  shown,
  language,
  onBegin,
}: {
  /** Of the last try. */
  outcome: Outcome;
  words: BeginAnewWords;
  /** Of the page around it. */
  shown: Pick<OptionsWords, 'gone' | 'shared'>;
  language: Language;
  onBegin: () => void;
}) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section class="panel">
      <p>
        <button type="button" class="button destructive" onClick={trusted(() => setAsked(true))}>
          {words.begin}
        </button>
      </p>
      <div role="status">
        {outcome?.kind === 'unanswered' && <p class="notice tone-bad">{shown.gone}</p>}
        {outcome?.kind === 'refused' && (
          <div class="notice tone-bad">
            <Explained explanation={outcome.problem} words={shown.shared} />
          </div>
        )}
      </div>
      {isAsked && (
        <Confirm
          words={shown.shared}
          language={language}
          title={words.title}
          lines={words.lines}
          confirmLabel={words.confirm}
          onConfirm={() => {
            setAsked(false);
            onBegin();
          }}
          onCancel={() => setAsked(false)}
        />
      )}
    </section>
  );
}
