import type { Counters } from '../../lib/core/records/counters.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import { trusted } from '../trusted.ts';
import type { PopupTarget } from './popup-props.ts';

/**
 * The three numbers, always these, always in this order, never added together. Each opens what it counts, and is called by
 * its word and plain digits: `Pending 12400`.
 */
export function Numbers({
  counters,
  words,
  onShow,
}: {
  counters: Counters;
  words: PopupWords;
  onShow: (view: PopupTarget) => void;
}) {
  const { to_approve, pending, failed } = counters;
  const numbers = [
    { n: to_approve, word: words.to_approve, view: 'approvals' },
    { n: pending, word: words.pending, view: 'pending' },
    { n: failed, word: words.failed(failed), view: 'attention' },
  ] as const;
  return (
    <div class="numbers">
      {numbers.map(({ n, word, view }) => (
        <button
          key={view}
          type="button"
          class={`number number-${view}${n > 0 ? ' some' : ''}`}
          onClick={trusted(() => onShow(view))}
        >
          <span class="word">{word}</span> <span class="n">{n}</span>
        </button>
      ))}
    </div>
  );
}
