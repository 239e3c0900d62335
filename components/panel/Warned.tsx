import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer } from '../../lib/protocol/panel.ts';
import { Glyph } from '../state/Glyph.tsx';

/** What stands in the way of sending, said before anything is sent: locks and what is inactive. */
export function Warned({
  found,
  saysClosed,
  words,
}: {
  found: CompareAnswer;
  /** Closed books are told of elsewhere, with the ways out. */
  saysClosed: boolean;
  words: PanelWords;
}) {
  const { inactive } = found;
  const locked = saysClosed && found.locked_by?.kind === 'closed_period' ? null : found.locked_by;
  if (!locked && !inactive) return null;
  return (
    <div class="notice tone-decide">
      <p class="notice-title">
        <Glyph name="mark" /> {words.locked_title}
      </p>
      {locked && (
        <p>
          {words.locked[locked.kind]}
          {locked.detail && <span class="quiet small"> {locked.detail}</span>}
        </p>
      )}
      {inactive && (
        <p>
          {words.inactive(words.quickbooks_type(inactive.type), inactive.name)} {words.inactive_step}
        </p>
      )}
    </div>
  );
}
