import type { PopupWords } from '../../lib/locales/popup/en.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/**
 * The remaining steps before there is anything to show.
 * @param step the current step; the third one is in QuickBooks
 */
export function SetUp({ step, words, onConnect }: { step: 1 | 2; words: PopupWords; onConnect: () => void }) {
  return (
    <section class="setup">
      {step === 1 ? <h1>{words.setup(step)}</h1> : <h3>{words.setup(step)}</h3>}
      {step === 1 && <p>{words.setup_why}</p>}
      <ol>
        {words.setup_steps.map((text, index) => (
          <li key={text} aria-current={index + 1 === step ? 'step' : undefined}>
            {text}
            {index + 1 < step && (
              <span class="done">
                {' '}
                <Glyph name="tick" /> {words.setup_done}
              </span>
            )}
          </li>
        ))}
      </ol>
      {step === 1 && (
        <button type="button" class="button primary wide" onClick={trusted(onConnect)}>
          {words.setup_connect}
        </button>
      )}
    </section>
  );
}
