import { useMemo } from 'preact/hooks';
import type { TypeGroup } from '../../lib/core/listing/group-types.ts';
import { tickedOf } from '../../lib/core/listing/select-records.ts';
import { Tick } from './controls.tsx';
import { Cell } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';

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
