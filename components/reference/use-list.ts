import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ListItem } from '../../lib/core/records/list-item.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { isRefused } from '../panel/panel-calls.ts';
import type { ReferenceCalls } from './reference-calls.ts';

export interface ReadList {
  readonly items: readonly ListItem[];
  readonly reading: boolean;
  readonly read_at: string | null;
  /** There is more; `more` reads it. */
  readonly has_more: boolean;
  readonly problem: Explanation | null;
  more(): void;
  refresh(): void;
}

type State = Omit<ReadList, 'more' | 'refresh'> & { readonly cursor: string | null };
const NOTHING: State = {
  items: [],
  reading: true,
  read_at: null,
  has_more: false,
  problem: null,
  cursor: null,
};

/** Reads a list page by page, as the platform last read it. */
export function useList(list: string, calls: ReferenceCalls): ReadList {
  const [state, setState] = useState<State>(NOTHING);
  const reading = useRef(0);
  const read = useCallback(
    async (cursor: string | null) => {
      reading.current += 1;
      const own = reading.current;
      setState((before) => ({ ...before, reading: true, problem: null }));
      const answer = await calls.openList(list, cursor);
      if (own !== reading.current) return;
      if (isRefused(answer)) {
        setState((before) => ({ ...before, reading: false, problem: answer.problem }));
        return;
      }
      const { items, ...rest } = answer;
      setState((before) => ({
        ...rest,
        items: cursor === null ? items : [...before.items, ...items],
        reading: false,
        problem: null,
      }));
    },
    [list, calls],
  );
  useEffect(() => {
    setState(NOTHING);
    void read(null);
    return () => {
      reading.current += 1;
    };
  }, [read]);
  return { ...state, more: () => void read(state.cursor), refresh: () => void read(null) };
}
