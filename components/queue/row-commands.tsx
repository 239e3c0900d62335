import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { ACTIONS } from '../../lib/core/records/actions.ts';
import type { PrimaryView } from '../../lib/protocol/views.ts';
import { ActionMenu, type MenuItem } from '../record/ActionMenu.tsx';
import { labelOf } from '../record/name-record.ts';
import { batchOf } from './command-batches.ts';
import { CommandButton } from './controls.tsx';
import { Cell } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** Performs a record's remedy, as its button in a row or above its group does. */
export function pressPrimary(primary: PrimaryView, record: ListedRecord, frame: QueueFrame): void {
  if (primary.url) window.open(primary.url, '_blank', 'noopener');
  else if (primary.action !== null && ACTIONS[primary.action].givenBy === 'press') {
    frame.ask(batchOf(primary.action, [record], frame));
  }
  // A command that needs input is given in the record's own view.
  else frame.openRecord(record, 'primary');
}

/** A record's commands: the remedy as a button, the rest behind three dots. */
export function CommandCell({
  record,
  frame,
  onHold,
  more = [],
}: {
  record: ListedRecord;
  frame: QueueFrame;
  /** Asks until when to hold the record back. */
  onHold?: (record: ListedRecord) => void;
  more?: readonly MenuItem[];
}) {
  const { words, language } = frame;
  const label = labelOf(record, words.shared, language);
  const named = words.shared.record(record.type, label);
  const { commands, busy, primary } = frame.view(record);
  const items: MenuItem[] = commands
    // Only a failed service has a form for editing, in its own view.
    .filter(({ action }) => action !== 'update' || (record.type === 'service' && record.state === 'failed'))
    .filter(({ action }) => action !== primary?.action)
    .map(({ action, why }) => ({
      key: action,
      text: words.act[action],
      name: words.shared.command[action](record.type, label),
      why,
      // A command that needs input is given in the record's own view.
      onPick: () =>
        ACTIONS[action].givenBy !== 'press'
          ? frame.openRecord(record, action)
          : frame.ask(batchOf(action, [record], frame)),
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
      {primary && (
        <CommandButton
          kind="small"
          name={
            primary.action
              ? words.shared.command[primary.action](record.type, label)
              : `${primary.label}: ${named}`
          }
          why={primary.why ?? (busy && primary.action ? words.shared.state.syncing : null)}
          onPress={() => pressPrimary(primary, record, frame)}
        >
          {primary.label}
        </CommandButton>
      )}
      <ActionMenu label={words.actions_for(named)} items={items} />
    </Cell>
  );
}
