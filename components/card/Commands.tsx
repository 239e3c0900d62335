import { type Action, actionsByPlace } from '../../lib/core/records/actions.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CommandView, RecordView } from '../../lib/protocol/views.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** The corrective commands, in the order in which they are offered; the first is primary. */
const FIRST = actionsByPlace('placeOnCard');

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
 * The commands on a record, each naming it. A disabled command stays readable and focusable, with its reason, and does
 * nothing.
 */
export function Commands({
  record,
  label,
  words,
  onCommand,
}: {
  record: RecordView;
  label: string;
  words: CardWords;
  onCommand: (action: Action) => void;
}) {
  const id = useOwnId();
  const commands = [...record.commands].sort((a, b) => rank(a) - rank(b));
  if (commands.length === 0) return null;
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
      {enabled.length > 0 && (
        <div class="buttons">
          {enabled.map((command, index) => (
            <button
              key={command.action}
              type="button"
              class={index === 0 ? 'button primary' : 'button'}
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
