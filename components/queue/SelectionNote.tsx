import { trusted } from '../trusted.ts';
import type { QueueFrame } from './queue-frame.ts';

/** Says that one page of several is selected, or all of them, and offers the other; nothing on a list of one page. */
export function SelectionNote({
  chosen,
  onPage,
  total,
  onAll,
  onNone,
  frame: { words },
}: {
  /** How many records are selected. */
  chosen: number;
  /** How many records the page has that is selected. */
  onPage: number;
  total: number;
  onAll: () => void;
  onNone: () => void;
  frame: QueueFrame;
}) {
  const isAll = chosen === total;
  return (
    <p class="selection-note" role="status">
      {isAll ? words.submissions.all_selected(total) : words.submissions.page_selected(onPage)}{' '}
      <button type="button" class="link" onClick={trusted(isAll ? onNone : onAll)}>
        {isAll ? words.submissions.select_none : words.submissions.select_all(total)}
      </button>
    </p>
  );
}
