import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownPlaces } from './LongList.tsx';
import { PAGE, pageStarts, type SubmissionRow } from './submission-rows.ts';

export interface Pages {
  /** The page of the visible rows, from 1. */
  readonly page: number;
  readonly pages: number;
  /** Follows the scroll position. */
  readonly onShown: (shown: ShownPlaces) => void;
  /** Scrolls to a page. */
  readonly goTo: (page: number) => void;
}

/**
 * The pages of a scrolling list.
 * @param count the number of records in its rows
 */
export function usePages(rows: readonly SubmissionRow[], count: number): Pages {
  const [page, setPage] = useState(1);
  const goTo = useRef<ShownPlaces['goTo']>(() => undefined);
  const pageOf = useMemo(() => pageStarts(rows), [rows]);
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const onShown = useCallback(
    (shown: ShownPlaces) => {
      goTo.current = shown.goTo;
      const before = pageOf.recordsBefore[shown.first] ?? 0;
      // Setting the same page again renders nothing, so that scrolling renders only rows.
      setPage(Math.min(pages, Math.floor(before / PAGE) + 1));
    },
    [pageOf, pages],
  );
  return { page, pages, onShown, goTo: (to) => goTo.current(pageOf.starts[to - 1] ?? 0) };
}
