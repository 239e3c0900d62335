import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { formatClock } from '../../lib/locales/format-time.ts';
import { trusted } from '../trusted.ts';
import { totalOf } from './command-batches.ts';
import { CommandButton } from './controls.tsx';
import type { QueueFrame } from './queue-frame.ts';
import type { Pages } from './use-pages.ts';

/** Says that one page of several, or everything, is selected, and offers the other; renders nothing for one page. */
export function SelectionNote({
  chosen,
  onPage,
  total,
  onAll,
  onNone,
  frame: { words },
}: {
  /** The number of selected records. */
  chosen: number;
  /** The number of records on the selected page. */
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

/** Below the list: when it was read, the selection, and the pages. */
export function SubmissionsBar({
  chosen,
  count,
  pages: { page, pages, goTo },
  readAt,
  onRefresh,
  onOlder,
  frame,
}: {
  /** The selected records. */
  chosen: readonly ListedRecord[];
  /** The number of records in the list. */
  count: number;
  pages: Pages;
  /** When the store was last read (RFC 3339). */
  readAt: string;
  onRefresh: () => void;
  onOlder: () => void;
  frame: QueueFrame;
}) {
  const { words, writing, language } = frame;
  const total = totalOf(chosen, frame);
  return (
    <footer class="bar">
      <button type="button" class="button small" aria-keyshortcuts="Alt+R" onClick={trusted(onRefresh)}>
        {words.submissions.refresh}
      </button>
      <span class="quiet small">
        {frame.complete
          ? words.submissions.refreshed(formatClock(readAt, writing.timeZone, language))
          : words.reading_rest}
      </span>
      <button type="button" class="button small" aria-haspopup="dialog" onClick={trusted(onOlder)}>
        {words.older.open}
      </button>
      <span class="bar-total" role="status">
        {chosen.length > 0 && (
          <>
            {words.submissions.selected(chosen.length)}
            {total && (
              <>
                {' · '}
                <strong class="money">{total}</strong>
              </>
            )}
          </>
        )}
      </span>
      <span class="pages">
        <CommandButton
          kind="icon"
          name={words.submissions.previous}
          why={page > 1 ? null : words.submissions.previous}
          onPress={() => goTo(page - 1)}
        >
          ‹
        </CommandButton>
        <span class="small">{words.submissions.page(page, pages, count)}</span>
        <CommandButton
          kind="icon"
          name={words.submissions.next}
          why={page < pages ? null : words.submissions.next}
          onPress={() => goTo(page + 1)}
        >
          ›
        </CommandButton>
      </span>
    </footer>
  );
}
