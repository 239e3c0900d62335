import { type ShownState, toneOf } from '../../lib/core/records/sync-state.ts';
import type { SharedWords } from '../../lib/locales/shared/en.ts';
import { Glyph } from './Glyph.tsx';
import { glyphOf } from './glyph-of-state.ts';

/** A record's state: sign, words and colour; what it means is its tooltip, where that is not plain. */
export function StatePill({ state, words }: { state: ShownState; words: SharedWords }) {
  const note = words.state_note[state];
  return (
    <span class={`pill tone-${toneOf(state)}`} title={note && `${words.state[state]} · ${note}`}>
      <Glyph name={glyphOf(state)} />
      {words.state[state]}
    </span>
  );
}
