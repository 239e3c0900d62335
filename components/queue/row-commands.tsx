import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { ACTIONS, type Action, actionsByPlace } from '../../lib/core/records/actions.ts';
import type { CommandView } from '../../lib/protocol/views.ts';
import { labelOf } from '../record/name-record.ts';
import { ActButton } from './controls.tsx';
import { Cell } from './LongList.tsx';
import { actOn } from './queue-acts.ts';
import type { QueueFrame } from './queue-frame.ts';
import { type MenuItem, RowMenu } from './RowMenu.tsx';

/** The command shown as a button: the first of these that the record has; all others are in its menu. */
const FIRST = actionsByPlace('placeInRow');

/** A record's commands: the likeliest as a button, the rest behind three dots. */
export function CommandCell({
  record,
  frame,
  onHold,
  preferred = FIRST,
  more = [],
}: {
  record: ListedRecord;
  frame: QueueFrame;
  /** Asks until when to hold the record back. */
  onHold?: (record: ListedRecord) => void;
  /** The commands preferred as button, the likeliest first. */
  preferred?: readonly Action[];
  more?: readonly MenuItem[];
}) {
  const { words, language } = frame;
  const label = labelOf(record, words.shared, language);
  const named = words.shared.record(record.type, label);
  const { commands, busy } = frame.view(record);
  const first = preferred
    .map((action) => commands.find((command) => command.action === action))
    .find((command): command is CommandView => command !== undefined);
  const items: MenuItem[] = commands
    // Only a failed service has a form for editing, in its own view.
    .filter(({ action }) => action !== 'update' || (record.type === 'service' && record.state === 'failed'))
    .filter((command) => command !== first)
    .map(({ action, why }) => ({
      key: action,
      text: words.act[action],
      name: words.shared.command[action](record.type, label),
      why,
      // A command that needs input is given in the record's own view.
      onPick: () =>
        ACTIONS[action].givenBy !== 'press'
          ? frame.openRecord(record)
          : frame.ask(actOn(action, [record], frame)),
    }));
  const skip = commands.find(({ action }) => action === 'skip');
  if (skip && onHold) {
    items.push({
      key: 'hold',
      text: words.attention.hold,
      name: words.attention.hold_for(named),
      why: skip.why,
      onPick: () => onHold(record),
    });
  }
  items.push(...more);
  items.push({
    key: 'open',
    text: words.open_record,
    name: `${words.open_record}: ${named}`,
    why: null,
    onPick: () => frame.openRecord(record),
  });
  const address = frame.quickBooksAddress(record);
  if (address) {
    items.push({
      key: 'quickbooks',
      text: words.open_quickbooks,
      name: `${words.open_quickbooks}: ${named}`,
      why: null,
      onPick: () => window.open(address, '_blank', 'noopener'),
    });
  }
  return (
    <Cell name="commands">
      {first && (
        <ActButton
          kind="small"
          name={words.shared.command[first.action](record.type, label)}
          why={busy ? (first.why ?? words.shared.state.syncing) : first.why}
          onPress={() => frame.ask(actOn(first.action, [record], frame))}
        >
          {words.act[first.action]}
        </ActButton>
      )}
      <RowMenu label={words.actions_for(named)} items={items} />
    </Cell>
  );
}
