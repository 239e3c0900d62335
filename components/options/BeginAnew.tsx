import { useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import type { Outcome } from './options-props.ts';

/** Deletes stored data that cannot be opened, after a confirmation that names what is lost. */
export function BeginAnew({
  outcome,
  words,
  language,
  onBegin,
}: {
  /** Of the last try. */
  outcome: Outcome;
  words: OptionsWords;
  language: Language;
  onBegin: () => void;
}) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section class="panel">
      <p>
        <button type="button" class="button destructive" onClick={trusted(() => setAsked(true))}>
          {words.begin_anew}
        </button>
      </p>
      <div role="status">
        {outcome?.kind === 'unanswered' && <p class="notice tone-bad">{words.gone}</p>}
        {outcome?.kind === 'refused' && (
          <div class="notice tone-bad">
            <Explained explanation={outcome.problem} words={words.shared} />
          </div>
        )}
      </div>
      {isAsked && (
        <Confirm
          words={words.shared}
          language={language}
          title={words.begin_anew_title}
          lines={words.begin_anew_lines}
          confirmLabel={words.begin_anew_confirm}
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
