import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer } from '../../lib/messages/answers-panel.ts';
import { Glyph } from '../state/Glyph.tsx';

/** What stands in the way of sending, said before anything is sent: locks and what is inactive. */
export function Warned({ found, words }: { found: CompareAnswer; words: PanelWords }) {
  const { locked_by: locked, inactive } = found;
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
