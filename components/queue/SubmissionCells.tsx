import { useMemo } from 'preact/hooks';
import type { TypeGroup } from '../../lib/core/listing/group-types.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { tickedOf } from '../../lib/core/listing/select-records.ts';
import type { RecordOrder, SortColumn } from '../../lib/core/listing/sort-records.ts';
import { labelOf } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import { RecordCells, reasonOf } from './cells.tsx';
import { Tick } from './controls.tsx';
import { Cell } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';
import { CommandCell } from './row-commands.tsx';

/** The name of a column, which sorts by it, and in reverse when pressed again. */
export function SortHead({
  column,
  text,
  end,
  order,
  onOrder,
  frame,
}: {
  column: SortColumn;
  text: string;
  end: boolean;
  order: RecordOrder;
  onOrder: (order: RecordOrder) => void;
  frame: QueueFrame;
}) {
  const on = order.column === column;
  return (
    <th
      scope="col"
      class={`cell${end ? ' end' : ''}${column === 'date' ? ' wide' : ''}`}
      aria-sort={on ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        title={frame.words.sort_by(text)}
        onClick={trusted(() => onOrder({ column, descending: on ? !order.descending : false }))}
      >
        {text}
        <span aria-hidden="true" class="sort-sign">
          {on ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

/** The row above the records of one type: their number, and a checkbox for all of them. */
export function GroupCells({
  group,
  frame,
  selected,
  onTick,
}: {
  group: TypeGroup;
  frame: QueueFrame;
  selected: ReadonlySet<string>;
  onTick: (ids: readonly string[]) => void;
}) {
  const { words } = frame;
  const ids = useMemo(() => group.records.map(({ id }) => id), [group]);
  const ticked = useMemo(() => tickedOf(ids, selected), [ids, selected]);
  const name = words.submissions.group(words.types[group.type], ids.length);
  return (
    <>
      <Cell name="section">
        <Tick label={words.types[group.type]} ticked={ticked} onTick={() => onTick(ids)} />
      </Cell>
      <Cell span="rest" name="section">
        <h3>{name}</h3>
      </Cell>
    </>
  );
}

/** The row of one record: checkbox, name, state, commands. */
export function SubmissionCells({
  record,
  ticked,
  onTick,
  frame,
}: {
  record: ListedRecord;
  ticked: boolean;
  onTick: () => void;
  frame: QueueFrame;
}) {
  const { words, language } = frame;
  return (
    <>
      <Cell name="lead">
        <Tick
          label={words.select_record(
            words.shared.record(record.type, labelOf(record, words.shared, language)),
          )}
          ticked={ticked ? 'all' : 'none'}
          onTick={onTick}
        />
      </Cell>
      <RecordCells record={record} frame={frame} />
      <Cell name="state" title={stateOf(record, frame)}>
        <StatePill state={record.state} words={words.shared} />
        {frame.view(record).reason !== null && <span class="quiet small">{reasonOf(record, frame)}</span>}
      </Cell>
      <CommandCell record={record} frame={frame} />
    </>
  );
}

/** The state in words, with the reason if there is one. */
function stateOf(record: ListedRecord, frame: QueueFrame): string {
  const reason = frame.view(record).reason === null ? [] : [reasonOf(record, frame)];
  return [frame.words.shared.state[record.state], ...reason].join(' · ');
}
