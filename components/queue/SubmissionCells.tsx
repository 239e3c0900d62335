import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { labelOf } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { RecordCells, reasonOf } from './cells.tsx';
import { Tick } from './controls.tsx';
import { Cell } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';
import { CommandCell } from './row-commands.tsx';

/** The row of one record: its checkbox, what it is, its state, its commands. */
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

/** The state in words, and the reason where there is one. */
function stateOf(record: ListedRecord, frame: QueueFrame): string {
  const reason = frame.view(record).reason === null ? [] : [reasonOf(record, frame)];
  return [frame.words.shared.state[record.state], ...reason].join(' · ');
}
