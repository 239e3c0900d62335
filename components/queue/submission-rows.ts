import { useMemo } from 'preact/hooks';
import { filterRecords, type RecordFilter } from '../../lib/core/listing/filter-records.ts';
import { groupTypes, type TypeGroup } from '../../lib/core/listing/group-types.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { type RecordOrder, sortRecords } from '../../lib/core/listing/sort-records.ts';
import { isSynced } from '../../lib/core/records/sync-state.ts';
import type { QueueFrame } from './queue-frame.ts';
import { useLeaving } from './use-leaving.ts';

/** A row of the list of submissions: the head of a type, or a record. */
export type SubmissionRow =
  | { readonly key: string; readonly kind: 'group'; readonly group: TypeGroup }
  | { readonly key: string; readonly kind: 'record'; readonly record: ListedRecord };

/** Records per page, which the header's checkbox selects at once. */
export const PAGE = 100;

/** The records that match a filter, sorted and grouped by type: in order, and as rows with a head for each type. */
export function useFoundRecords(
  { records, writing, language }: QueueFrame,
  filter: RecordFilter,
  order: RecordOrder,
): { readonly inOrder: readonly ListedRecord[]; readonly rows: readonly SubmissionRow[] } {
  const fits = useMemo(
    () => filterRecords(records, filter, writing.words.type),
    [records, filter, writing.words.type],
  );
  const leaving = useLeaving(
    records,
    fits,
    filter,
    // Only records that leave because they are synced are shown leaving.
    ({ state }) => isSynced(state) && filter.hidden.has(state),
  );
  const found = useMemo(
    () =>
      sortRecords(
        leaving.size > 0 ? [...fits, ...Array.from(leaving.values(), ({ is }) => is)] : fits,
        order,
        language,
      ),
    [fits, leaving, order, language],
  );
  return useMemo(() => {
    const groups = groupTypes(found);
    return {
      inOrder: groups.flatMap((group) => group.records),
      rows: groups.flatMap((group): SubmissionRow[] => [
        { key: `group ${group.type}`, kind: 'group', group },
        ...group.records.map((record): SubmissionRow => ({ key: record.id, kind: 'record', record })),
      ]),
    };
  }, [found]);
}

/** The row index at which each page begins, and the number of records before each row. */
export function pageStarts(rows: readonly SubmissionRow[]): { starts: number[]; recordsBefore: number[] } {
  const starts: number[] = [];
  const recordsBefore: number[] = [];
  let n = 0;
  for (const [place, row] of rows.entries()) {
    recordsBefore.push(n);
    if (row.kind !== 'record') continue;
    if (n % PAGE === 0) starts.push(place);
    n += 1;
  }
  return { starts, recordsBefore };
}
