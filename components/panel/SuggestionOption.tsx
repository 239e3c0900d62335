import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../lib/core/records/suggestion.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import { trusted } from '../trusted.ts';

/** Why a suggestion cannot be chosen, in words. */
export function whyNot({ unavailable, candidate }: Suggestion, words: PanelWords): string | null {
  if (unavailable === null) return null;
  if (unavailable === 'linked') return words.match_linked(candidate.linked_to?.name ?? '');
  return words.match_unavailable[unavailable];
}

/** One name in QuickBooks with the reasons why it may be the one, or why it cannot be. */
export function SuggestionOption({
  id,
  suggestion,
  isActive,
  isBest,
  onChoose,
  words,
}: {
  id: string;
  suggestion: Suggestion;
  isActive: boolean;
  isBest: boolean;
  onChoose: () => void;
  words: PanelWords;
}) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const why = whyNot(suggestion, words);
  return (
    // The keyboard is the combobox's: it keeps the focus and points here.
    // biome-ignore lint/a11y/useFocusableInteractive: the option is reached by aria-activedescendant
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={why !== null}
      class={isActive ? 'option active' : 'option'}
      onPointerDown={trusted((event) => {
        // The field keeps the focus.
        event.preventDefault();
        onChoose();
      })}
    >
      <span class="option-name">{suggestion.candidate.name}</span>
      {isBest && <span class="best">{words.match_best}</span>}
      <span class="small quiet option-reason">
        {why ?? suggestion.reasons.map((reason) => words.reason(reason)).join(', ')}
      </span>
    </div>
  );
}
