import type { Language } from '../../lib/locales/choose-language.ts';
import { formatNumber } from '../../lib/locales/plural.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { Counters } from '../../lib/records/counters.ts';
import { trusted } from '../trusted.ts';
import type { PopupTarget } from './PopupView.tsx';

/** The three numbers, always these, always in this order, never added together. Each opens what it counts. */
export function Numbers({
  counters,
  words,
  language,
  onShow,
}: {
  counters: Counters;
  words: PopupWords;
  language: Language;
  onShow: (view: PopupTarget) => void;
}) {
  const { to_approve, pending, failed } = counters;
  const numbers = [
    { n: to_approve, word: words.to_approve, name: words.to_approve_button(to_approve), view: 'approvals' },
    { n: pending, word: words.pending, name: words.pending_button(pending), view: 'pending' },
    { n: failed, word: words.failed(failed), name: words.failed_button(failed), view: 'attention' },
  ] as const;
  return (
    <div class="numbers">
      {numbers.map(({ n, word, name, view }) => (
        <button
          key={view}
          type="button"
          class={`number number-${view}${n > 0 ? ' some' : ''}`}
          aria-label={name}
          onClick={trusted(() => onShow(view))}
        >
          <span class="word">{word}</span>
          <span class="n">{formatNumber(n, language)}</span>
        </button>
      ))}
    </div>
  );
}
