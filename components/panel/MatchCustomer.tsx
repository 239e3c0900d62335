import { useEffect, useRef, useState } from 'preact/hooks';
import type { Suggestion } from '../../lib/core/records/suggestion.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { isRefused, type PanelCalls, type Suggested } from './panel-calls.ts';

/** Why a suggestion cannot be chosen, in words. */
function whyNot({ unavailable, candidate }: Suggestion, words: PanelWords): string | null {
  if (unavailable === null) return null;
  if (unavailable === 'linked') return words.match_linked(candidate.linked_to?.name ?? '');
  return words.match_unavailable[unavailable];
}

/** One name in QuickBooks, with the reasons for or against it. */
function SuggestionOption({
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

/** The maximum length of names in QuickBooks. */
const LONGEST = 500;
/** The search starts after a pause in typing of this length. */
const PAUSE_MS = 150;

/** Searches for the typed text after a pause; drops earlier searches. */
function useSuggestions(calls: PanelCalls, typed: string | null, onFound: () => void) {
  const [found, setFound] = useState<Suggested | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [searching, setSearching] = useState(true);
  const tooLong = (typed?.length ?? 0) > LONGEST;
  useEffect(() => {
    if (tooLong) return;
    let gone = false;
    setSearching(true);
    const timer = setTimeout(
      async () => {
        const answer = await calls.suggest(typed);
        if (gone) return;
        setSearching(false);
        setProblem(isRefused(answer) ? answer.problem : null);
        setFound(isRefused(answer) ? null : answer);
        onFound();
      },
      typed === null ? 0 : PAUSE_MS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [calls, typed, tooLong]);
  const suggestions = tooLong ? [] : (found?.suggestions ?? []);
  return { suggestions, clear: found?.clear ?? null, problem, searching, tooLong };
}

function statusOf(
  { suggestions, problem, searching, tooLong }: ReturnType<typeof useSuggestions>,
  typed: string | null,
  words: PanelWords,
): string {
  if (tooLong) return words.match_too_long;
  if (searching) return words.match_searching;
  if (suggestions.length > 0) return words.match_count(suggestions.length);
  // Names that could not be searched may still exist.
  return typed && !problem ? words.match_none(typed) : '';
}

/** The names found, below the field that keeps the focus. */
function SuggestionList({
  id,
  isOpen,
  suggestions,
  active,
  best,
  onChoose,
  words,
}: {
  /** The id of the combobox, which prefixes the ids of its parts. */
  id: string;
  isOpen: boolean;
  suggestions: readonly Suggestion[];
  active: number;
  best: Suggestion | null;
  onChoose: (suggestion: Suggestion) => void;
  words: PanelWords;
}) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={words.match_suggestions}
      class="options"
      hidden={!isOpen || suggestions.length === 0}
    >
      {suggestions.map((suggestion, at) => (
        <SuggestionOption
          key={`${suggestion.candidate.kind} ${suggestion.candidate.quickbooks_id}`}
          id={`${id}-option-${at}`}
          suggestion={suggestion}
          isActive={at === active}
          isBest={suggestion === best}
          onChoose={() => onChoose(suggestion)}
          words={words}
        />
      ))}
    </div>
  );
}

/** The best names of QuickBooks in sight, each with its reason and the verb: one press matches. */
function InSight({
  suggestions,
  clear,
  busy,
  onLink,
  words,
}: {
  suggestions: readonly Suggestion[];
  clear: Suggestion | null;
  busy: boolean;
  onLink: (quickbooksId: string) => void;
  words: PanelWords;
}) {
  const free = suggestions.filter(({ unavailable }) => unavailable === null);
  const shown = clear && clear.unavailable === null ? [clear] : free.slice(0, 2);
  return (
    <ul class="in-sight">
      {shown.map((suggestion) => (
        <li key={suggestion.candidate.quickbooks_id}>
          <span>
            <strong>{suggestion.candidate.name}</strong>
            <span class="small quiet option-reason">
              {suggestion.reasons.map((reason) => words.reason(reason)).join(', ')}
            </span>
          </span>
          <button
            type="button"
            class={suggestion === clear ? 'button primary' : 'button'}
            aria-label={words.match_with(suggestion.candidate.name)}
            disabled={busy}
            onClick={trusted(() => onLink(suggestion.candidate.quickbooks_id))}
          >
            {words.match_submit}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Matches a customer with one in QuickBooks: type, choose, submit; by mouse or by keyboard alone. */
export function MatchCustomer({
  calls,
  busy,
  why,
  onLink,
  words,
}: {
  calls: PanelCalls;
  busy: boolean;
  /** Why it may not be linked, or `null`. */
  why: string | null;
  onLink: (quickbooksId: string) => void;
  words: PanelWords;
}) {
  const id = useOwnId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [chosen, setChosen] = useState<Suggestion | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const search = useSuggestions(calls, typed, () => setActive(-1));
  const { suggestions, clear, problem } = search;

  const choose = (suggestion: Suggestion) => {
    if (suggestion.unavailable) return;
    setChosen(suggestion);
    setOpen(false);
    field.current?.focus();
  };
  /** Moves to the next option, including disabled ones, which are read aloud with their reason. */
  const move = (step: number) => {
    setOpen(true);
    const { length } = suggestions;
    if (length === 0) return;
    setActive((at) => (at < 0 && step < 0 ? length - 1 : (at + step + length) % length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      const suggestion = suggestions[active];
      if (suggestion) choose(suggestion);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <section class="part" data-remedy="match" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.match_title}</h3>
      {typed === null && !chosen && !why && (
        <InSight suggestions={suggestions} clear={clear} busy={busy} onLink={onLink} words={words} />
      )}
      <form
        class="fields"
        onSubmit={trusted((event) => {
          event.preventDefault();
          if (chosen && !busy && !why) onLink(chosen.candidate.quickbooks_id);
        })}
      >
        <div class="field-row combobox">
          <label for={`${id}-field`}>{words.match_label}</label>
          <input
            ref={field}
            id={`${id}-field`}
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            aria-autocomplete="list"
            aria-expanded={isOpen && suggestions.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={isOpen && active >= 0 ? `${id}-option-${active}` : undefined}
            aria-describedby={`${id}-hint`}
            value={chosen?.candidate.name ?? typed ?? ''}
            onFocus={() => setOpen(!chosen)}
            onBlur={() => setOpen(false)}
            onKeyDown={trusted(onKeyDown)}
            onInput={trusted((event) => {
              setChosen(null);
              setOpen(true);
              setTyped(event.currentTarget.value);
            })}
          />
          <p class="quiet small" id={`${id}-hint`}>
            {words.match_hint}
          </p>
          <SuggestionList
            id={id}
            isOpen={isOpen}
            suggestions={suggestions}
            active={active}
            best={clear}
            onChoose={choose}
            words={words}
          />
          <p class="small quiet status" role="status">
            {statusOf(search, typed, words)}
          </p>
        </div>
        {problem && <Explained explanation={problem} words={words.shared} />}
        <div class="buttons">
          <button
            type="submit"
            class="button primary"
            disabled={!chosen || busy || why !== null}
            aria-describedby={why ? `${id}-why` : undefined}
          >
            {words.match_submit}
          </button>
        </div>
        {why && (
          <p class="quiet small" id={`${id}-why`}>
            {why}
          </p>
        )}
      </form>
    </section>
  );
}
