import type { ComponentChildren } from 'preact';
import type { LineGroup } from '../../lib/core/records/line-groups.ts';
import { type ShownState, STATES } from '../../lib/core/records/sync-state.ts';
import type { LineWords } from '../../lib/locales/line/en.ts';
import type { LineAnswer, LineFace, LineView } from '../../lib/protocol/page.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** A state that looks as a group does. */
const LOOKS = {
  agree: 'synced',
  warned: 'synced_warn',
  changed: 'changed',
  link_broken: 'link_broken',
  failed: 'failed',
  failed_absent: 'failed',
  unknown: 'unknown',
  to_approve: 'needs_approval',
  pending: 'ready',
} as const satisfies Record<LineGroup, ShownState>;

export interface LineProps extends LineFace {
  /** The counts of the company, where the line is about one. */
  readonly answer: LineAnswer | null;
  /** How many rows in view stand out; `null` if none is dimmed. */
  readonly only: number | null;
  readonly words: LineWords;
  readonly onPress: (view: LineView) => void;
  readonly onOnly: () => void;
  readonly onDismiss: () => void;
}

interface Said {
  readonly text: ComponentChildren;
  readonly button: { readonly label: string; readonly view: LineView } | null;
  /** Whether it asks for something. */
  readonly calls: boolean;
}

function Groups({ answer: { list, groups, reading }, words }: { answer: LineAnswer; words: LineWords }) {
  return (
    <>
      <span class="line-scope">{words.counted(list)}</span>
      <ul class="line-groups">
        {groups.map(({ group, count }) => {
          const { tone, glyph } = STATES[LOOKS[group]];
          return (
            <li key={group} class={`tone-${tone}`}>
              <Glyph name={glyph} />
              {words.groups[group](count)}
            </li>
          );
        })}
        {reading && <li>{words.reading}</li>}
      </ul>
    </>
  );
}

/** Whether the list may have rows that need a decision. */
function hasMarked({ groups, attention }: LineAnswer): boolean {
  return attention > (groups.find(({ group }) => group === 'failed_absent')?.count ?? 0);
}

function saidOf({ subject, place, answer, only, words }: LineProps): Said | null {
  if (subject.about === 'connect')
    return { text: words.unconnected, button: { label: words.connect, view: 'options' }, calls: false };
  if (subject.about === 'conflict') {
    const say = subject.inAddress ? words.address_conflict : words.company_conflict;
    // Where the address itself names another company, reading it again changes nothing.
    const button = subject.inAddress ? null : ({ label: words.reload, view: 'reload' } as const);
    return { text: say(subject.company), button, calls: true };
  }
  if (!answer) return null;
  const { stop, attention, platform } = answer;
  if (stop !== null)
    return { text: stop, button: { label: words.what_to_do, view: 'diagnosis' }, calls: true };
  const button = attention > 0 ? ({ label: words.review(attention), view: 'attention' } as const) : null;
  if (place === 'corner')
    return attention > 0 ? { text: words.needs_decision(attention, platform), button, calls: false } : null;
  const text = only === null ? <Groups answer={answer} words={words} /> : words.only_on(only);
  return { text, button, calls: false };
}

/** The line above a list of QuickBooks', or the chip in the corner of another page; nothing where there is nothing to say. */
export function Line(props: LineProps) {
  const { place, subject, only, answer, words, language } = props;
  const said = saidOf(props);
  if (!said) return null;
  const { button } = said;
  const hasRows = place === 'list' && subject.about === 'company' && answer !== null;
  return (
    <section class={`line ${place}${said.calls ? ' calls' : ''}`} aria-label={words.region} lang={language}>
      <svg class="line-mark" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
        <rect x="6" y="6" width="116" height="116" rx="28" />
        <path d="M30 64 54 90 98 40" />
      </svg>
      <div class="line-text" aria-hidden={only !== null}>
        {said.text}
      </div>
      <div class="unseen" role="status">
        {hasRows && only !== null && words.only_on(only)}
      </div>
      <div class="acts">
        {hasRows && (only !== null || hasMarked(answer)) && (
          <button type="button" class="button small" onClick={trusted(props.onOnly)}>
            {only === null ? words.only : words.only_off}
          </button>
        )}
        {button && (
          <button type="button" class="button small act" onClick={trusted(() => props.onPress(button.view))}>
            {button.label}
          </button>
        )}
        <button
          type="button"
          class="button icon"
          aria-label={words.not_now}
          title={words.not_now}
          onClick={trusted(props.onDismiss)}
        >
          <Glyph name="cross" />
        </button>
      </div>
    </section>
  );
}
