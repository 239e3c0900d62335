import { type Action, actionsOnCard } from '../../lib/core/records/actions.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CommandView, PrimaryView, RecordView } from '../../lib/protocol/views.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { ActionMenu, type MenuItem } from './ActionMenu.tsx';

/** The corrective commands, in the order in which the menu offers them. */
const FIRST = actionsOnCard();

function rank(action: Action): number {
  const place = FIRST.indexOf(action);
  return place < 0 ? FIRST.length : place;
}

/**
 * What can be done about a record: the one remedy for its cause as a button, everything else behind one menu. The
 * button's text is the action; its accessible name keeps the record. What is not possible now stays readable and
 * focusable, with its reason.
 * @param primary the remedy shown; `null` for none
 * @param onPrimary opens a remedy that is no command
 * @param more entries of the menu beside the commands
 */
export function Commands({
  record,
  primary,
  label,
  words,
  onCommand,
  onPrimary,
  more = [],
}: {
  record: RecordView;
  primary: PrimaryView | null;
  label: string;
  words: CardWords;
  onCommand: (action: Action) => void;
  onPrimary: (primary: PrimaryView) => void;
  more?: readonly MenuItem[];
}) {
  const id = useOwnId();
  const named = words.shared.record(record.type, label);
  const items: MenuItem[] = record.commands
    .filter(({ action }) => action !== primary?.action)
    .sort((a, b) => rank(a.action) - rank(b.action))
    .map(({ action, enabled, why }: CommandView) => ({
      key: action,
      text: words.actions.act[action],
      name: words.shared.command[action](record.type, label),
      why: enabled ? (record.busy ? words.busy : null) : (why ?? words.not_now),
      onPick: () => onCommand(action),
    }));
  if (!primary && items.length + more.length === 0) return null;
  const why = primary && (primary.why ?? (record.busy && primary.action ? words.busy : null));
  return (
    <section class="commands" aria-label={words.commands}>
      <div class="buttons">
        {primary && (
          <button
            type="button"
            class={why === null ? 'button primary' : 'button'}
            data-primary={primary.remedy}
            data-action={primary.action ?? undefined}
            aria-label={
              primary.action
                ? words.shared.command[primary.action](record.type, label)
                : `${primary.label}: ${named}`
            }
            aria-disabled={why !== null}
            aria-describedby={why === null ? undefined : `${id}-why`}
            onClick={trusted(() => {
              if (why !== null) return;
              if (primary.action) onCommand(primary.action);
              else onPrimary(primary);
            })}
          >
            {primary.label}
          </button>
        )}
        <ActionMenu label={words.more_for(named)} text={words.more} items={[...items, ...more]} />
      </div>
      {why && (
        <p class="quiet small" id={`${id}-why`}>
          {record.busy && <Glyph name="turn" />} {why}
        </p>
      )}
    </section>
  );
}
