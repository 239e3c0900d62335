import type { SharedWords } from '../../lib/locales/shared/en.ts';
import { type ShownState, toneOf } from '../../lib/records/sync-state.ts';
import { Glyph } from './Glyph.tsx';
import { glyphOf } from './glyph-of-state.ts';

/** A record's state: sign, words and colour. */
export function StatePill({ state, words }: { state: ShownState; words: SharedWords }) {
  return (
    <span class={`pill tone-${toneOf(state)}`} title={words.state_note[state]}>
      <Glyph name={glyphOf(state)} />
      {words.state[state]}
    </span>
  );
}
