import { type Action, actionsOnCard } from '../../lib/core/records/actions.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CommandView, PrimaryView, RecordView } from '../../lib/protocol/views.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** The corrective commands, in the order in which they are offered after the remedy. */
const FIRST = actionsOnCard();

function rank({ action }: CommandView): number {
  const place = FIRST.indexOf(action);
  return place < 0 ? FIRST.length : place;
}

/** Groups disabled commands by reason, so that each reason is shown once. */
export function groupByReason(commands: readonly CommandView[]): { why: string; commands: CommandView[] }[] {
  const groups = new Map<string, CommandView[]>();
  for (const command of commands) {
    const why = command.why ?? '';
    groups.set(why, [...(groups.get(why) ?? []), command]);
  }
  return [...groups].map(([why, grouped]) => ({ why, commands: grouped }));
}

/**
 * A remedy that is opened, not sent: a button that names the record, or the reason why it is unavailable.
 * @param name the record's name, in the middle of a sentence
 */
export function Primary({
  primary: { remedy, label, why },
  name,
  onPress,
}: {
  primary: PrimaryView;
  name: string;
  onPress: () => void;
}) {
  const id = useOwnId();
  return (
    <div class="buttons">
      <button
        type="button"
        class={why === null ? 'button primary' : 'button'}
        data-primary={remedy}
        aria-label={`${label}: ${name}`}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={trusted(() => {
          if (why === null) onPress();
        })}
      >
        {label}
      </button>
      {why !== null && (
        <span class="quiet small" id={id}>
          {why}
        </span>
      )}
    </div>
  );
}

/**
 * The commands on a record, each naming it; the remedy is first and primary. A disabled command stays readable and
 * focusable, with its reason, and does nothing.
 * @param onPrimary opens a remedy that is no command; absent if it is offered elsewhere
 */
export function Commands({
  record,
  label,
  words,
  onCommand,
  onPrimary,
}: {
  record: RecordView;
  label: string;
  words: CardWords;
  onCommand: (action: Action) => void;
  onPrimary?: (() => void) | undefined;
}) {
  const id = useOwnId();
  const { primary } = record;
  const first = primary?.why === null ? primary : null;
  const place = (command: CommandView) => (command.action === first?.action ? -1 : rank(command));
  const commands = [...record.commands].sort((a, b) => place(a) - place(b));
  const opens = onPrimary && primary && primary.action === null ? primary : null;
  if (commands.length === 0 && !opens) return null;
  const enabled = commands.filter((command) => command.enabled);
  const disabled = groupByReason(commands.filter((command) => !command.enabled));
  const name = (command: CommandView) => words.shared.command[command.action](record.type, label);
  return (
    <section class="commands" aria-label={words.commands}>
      {record.busy && (
        <p class="quiet" id={`${id}-busy`}>
          <Glyph name="turn" /> {words.busy}
        </p>
      )}
      {onPrimary && opens && (
        <Primary primary={opens} name={words.shared.record(record.type, label)} onPress={onPrimary} />
      )}
      {enabled.length > 0 && (
        <div class="buttons">
          {enabled.map((command) => (
            <button
              key={command.action}
              type="button"
              class={command.action === first?.action ? 'button primary' : 'button'}
              data-action={command.action}
              aria-disabled={record.busy}
              aria-describedby={record.busy ? `${id}-busy` : undefined}
              onClick={trusted(() => {
                if (!record.busy) onCommand(command.action);
              })}
            >
              {name(command)}
            </button>
          ))}
        </div>
      )}
      {disabled.map((group, index) => (
        <div class="disabled-group" key={group.why}>
          <div class="buttons">
            {group.commands.map((command) => (
              <button
                key={command.action}
                type="button"
                class="button"
                data-action={command.action}
                aria-disabled="true"
                aria-describedby={`${id}-why-${index}`}
              >
                {name(command)}
              </button>
            ))}
          </div>
          <p class="quiet small" id={`${id}-why-${index}`}>
            {group.why || words.not_now}
          </p>
        </div>
      ))}
    </section>
  );
}
