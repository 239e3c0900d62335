import { type ShownState, STATES } from '../../lib/core/records/sync-state.ts';
import type { SharedWords } from '../../lib/locales/shared/en.ts';
import { Glyph } from './Glyph.tsx';

/** A record's state with icon, words and colour; a tooltip explains it where needed. */
export function StatePill({ state, words }: { state: ShownState; words: SharedWords }) {
  const note = words.state_note[state];
  return (
    <span class={`pill tone-${STATES[state].tone}`} title={note && `${words.state[state]} · ${note}`}>
      <Glyph name={STATES[state].glyph} />
      {words.state[state]}
    </span>
  );
}
