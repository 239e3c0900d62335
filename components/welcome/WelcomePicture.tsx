import type { Language } from '../../lib/core/languages.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { WelcomeWords } from '../../lib/locales/welcome/en.ts';
import { Glyph } from '../state/Glyph.tsx';

/** The rows: a number, and what both sides say, or each of them. */
const ROWS = [
  { number: '1045', said: ['640.00'] },
  { number: '1046', said: ['72.50'] },
  { number: '1047', said: ['1250.00', '1300.00'] },
] as const;

/** Three rows of a list, as Tickmark marks them. */
export function WelcomePicture({ words, language }: { words: WelcomeWords; language: Language }) {
  return (
    <div class="picture" role="img" aria-label={words.picture}>
      {ROWS.map(({ number, said }) => {
        const differs = said.length > 1;
        return (
          <div key={number} class="picture-row" aria-hidden="true">
            <span class={`pill tone-${differs ? 'decide' : 'good'}`}>
              <Glyph name={differs ? 'mark' : 'tick'} />
            </span>
            <span class="picture-bar" />
            <span class="money">{number}</span>
            <span class={differs ? 'money differs' : 'money'}>
              {said.map((value) => formatMoney({ value, currency: words.currency }, language)).join(' · ')}
            </span>
          </div>
        );
      })}
    </div>
  );
}
