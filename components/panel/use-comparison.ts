import { useEffect, useState } from 'preact/hooks';
import { STATES } from '../../lib/core/records/sync-state.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { isRefused, type PanelCalls } from './panel-calls.ts';

export interface Comparison {
  readonly looking: boolean;
  readonly found: CompareAnswer | null;
  readonly problem: Explanation | null;
  look(): void;
}

/**
 * The look into QuickBooks: by itself where it matters, otherwise when it is asked for; again for every version of the
 * record.
 */
export function useComparison({ record, card, can }: RecordDetail, calls: PanelCalls): Comparison {
  const version = `${record.id} ${record.version} ${record.sync.state}`;
  const [state, setState] = useState<Omit<Comparison, 'look'> & { version: string }>({
    looking: false,
    found: null,
    problem: null,
    version: '',
  });
  const [asked, setAsked] = useState(0);
  const { attention, synced } = STATES[card.record.state];
  // In these states, what QuickBooks holds is the first thing to know.
  const matters = attention !== null || synced === 'with_warning';
  const wanted = can.check && !card.record.busy && (matters || asked > 0);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    setState((before) => ({ ...before, looking: true, problem: null }));
    void calls.compare().then((answer) => {
      if (gone) return;
      setState(
        isRefused(answer)
          ? { looking: false, found: null, problem: answer.problem, version }
          : { looking: false, found: answer, problem: null, version },
      );
    });
    return () => {
      gone = true;
      // Its answer is waited for no longer.
      setState((before) => ({ ...before, looking: false }));
    };
    // `calls` is made anew with each draw of the record; what was found holds for its version.
  }, [wanted, version, asked]);
  const current = state.version === version;
  return {
    looking: state.looking,
    found: current ? state.found : null,
    problem: current ? state.problem : null,
    look: () => setAsked((times) => times + 1),
  };
}
