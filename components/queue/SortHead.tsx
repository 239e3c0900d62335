import type { RecordOrder, SortColumn } from '../../lib/core/listing/sort-records.ts';
import { trusted } from '../trusted.ts';
import type { QueueFrame } from './queue-frame.ts';

/** The name of a column that sorts by it, and back when it is pressed again. */
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
