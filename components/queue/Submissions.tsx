import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NO_FILTER, type RecordFilter } from '../../lib/core/listing/filter-records.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { readyAction, waitsForRun } from '../../lib/core/listing/mark-ready.ts';
import { tickedOf, tickGroup, tickOne } from '../../lib/core/listing/select-records.ts';
import { FIRST_ORDER, type RecordOrder, type SortColumn } from '../../lib/core/listing/sort-records.ts';
import { withConfirmation } from './command-batches.ts';
import { CommandButton, Tick } from './controls.tsx';
import { Head, LongList } from './LongList.tsx';
import { type OlderCalls, OlderRecords } from './OlderRecords.tsx';
import { openRecords, type QueueFrame } from './queue-frame.ts';
import { GroupCells, SortHead, SubmissionCells } from './SubmissionCells.tsx';
import { SubmissionFilters } from './SubmissionFilters.tsx';
import { SelectionNote, SubmissionsBar } from './SubmissionsBar.tsx';
import { PAGE, useFoundRecords } from './submission-rows.ts';
import { usePages } from './use-pages.ts';

const COLUMNS = '28px minmax(120px, 0.8fr) minmax(130px, 1.1fr) 96px 112px minmax(214px, 2.7fr) 220px';
const NARROW = '28px minmax(100px, 0.7fr) minmax(80px, 0.9fr) 96px minmax(120px, 1.6fr) 224px';

/** Every record of the company: filtered, sorted, selected, made ready to sync. */
export function Submissions({
  frame,
  readAt,
  onRefresh,
  older,
  onBrought,
}: {
  frame: QueueFrame;
  /** When the store was last read (RFC 3339). */
  readAt: string;
  onRefresh: () => void;
  older: OlderCalls;
  /** Called when older records were imported. */
  onBrought: (count: number) => void;
}) {
  const { words } = frame;
  const [filter, setFilter] = useState<RecordFilter>(NO_FILTER);
  const [order, setOrder] = useState<RecordOrder>(FIRST_ORDER);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [askingOlder, setAskingOlder] = useState(false);

  const { inOrder, rows } = useFoundRecords(frame, filter, order);
  const ids = useMemo(() => inOrder.map(({ id }) => id), [inOrder]);
  const chosen = useMemo(() => inOrder.filter(({ id }) => selected.has(id)), [inOrder, selected]);
  const pages = usePages(rows, ids.length);
  const pageIds = ids.slice((pages.page - 1) * PAGE, pages.page * PAGE);
  const pageTicked = tickedOf(pageIds, selected);
  const [selectAll, selectNone] = [() => setSelected(new Set(ids)), () => setSelected(new Set())];
  const list = useRef<HTMLDivElement>(null);
  useShortcuts(list, ids, setSelected, onRefresh);

  const opening = openRecords(frame, rows, (row) => ('record' in row ? row.record : null));
  return (
    <>
      <div class="toolbar">
        <MarkButtons
          chosen={chosen}
          // Records selected meanwhile stay selected.
          onAccepted={() => setSelected((now) => new Set([...now].filter((id) => !selected.has(id))))}
          frame={frame}
        />
        <SubmissionFilters frame={frame} filter={filter} onFilter={setFilter} />
      </div>
      {pageTicked === 'all' && ids.length > pageIds.length && (
        <SelectionNote
          chosen={chosen.length}
          onPage={pageIds.length}
          total={ids.length}
          onAll={selectAll}
          onNone={selectNone}
          frame={frame}
        />
      )}
      <p class="unseen" role="status">
        {filter === NO_FILTER || !frame.complete ? '' : words.records(ids.length)}
      </p>
      <div class="list-room" ref={list}>
        {rows.length === 0 ? (
          <p class="empty">{frame.complete ? words.submissions.none : words.reading}</p>
        ) : (
          <LongList
            columns={COLUMNS}
            narrow={NARROW}
            label={words.submissions.list}
            {...opening}
            onShown={pages.onShown}
            head={
              <SubmissionsHead
                ticked={chosen.length === 0 ? 'none' : chosen.length === ids.length ? 'all' : 'some'}
                // If all, or all on this page, are selected, the next press selects none.
                onTick={() =>
                  pageTicked === 'all' ? selectNone() : setSelected(tickGroup(selected, pageIds))
                }
                order={order}
                onOrder={setOrder}
                frame={frame}
              />
            }
          >
            {(row) =>
              row.kind === 'group' ? (
                <GroupCells
                  group={row.group}
                  frame={frame}
                  selected={selected}
                  onTick={(groupIds) => setSelected(tickGroup(selected, groupIds))}
                />
              ) : (
                <SubmissionCells
                  record={row.record}
                  ticked={selected.has(row.record.id)}
                  onTick={() => setSelected(tickOne(selected, row.record.id))}
                  frame={frame}
                />
              )
            }
          </LongList>
        )}
      </div>
      <SubmissionsBar
        chosen={chosen}
        count={ids.length}
        pages={pages}
        readAt={readAt}
        onRefresh={onRefresh}
        onOlder={() => setAskingOlder(true)}
        frame={frame}
      />
      {askingOlder && (
        <OlderRecords
          frame={frame}
          calls={older}
          onBrought={onBrought}
          onClose={() => setAskingOlder(false)}
        />
      )}
    </>
  );
}

/** Alt+R reads the list again; Ctrl+A selects all records while the focus is in the list. */
function useShortcuts(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  setSelected: (ids: ReadonlySet<string>) => void,
  onRefresh: () => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && !event.shiftKey && event.code === 'KeyR') {
        event.preventDefault();
        onRefresh();
      } else if (
        event.ctrlKey &&
        event.key === 'a' &&
        list.current?.contains(document.activeElement) &&
        !(document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'checkbox')
      ) {
        event.preventDefault();
        setSelected(new Set(ids));
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list, ids, setSelected, onRefresh]);
}

/** Marks the selected records as ready, or sends and runs them at once. */
function MarkButtons({
  chosen,
  onAccepted,
  frame,
}: {
  chosen: readonly ListedRecord[];
  onAccepted: () => void;
  frame: QueueFrame;
}) {
  const { words } = frame;
  const ready = useMemo(() => chosen.filter((record) => readyAction(record) !== null), [chosen]);
  const due = useMemo(() => chosen.filter(waitsForRun), [chosen]);
  /** @param now sends and runs everything at once, including records already queued */
  const mark = (now: boolean) => {
    const approved = ready.filter((record) => readyAction(record) === 'approve');
    const again = ready.filter((record) => readyAction(record) === 'resync');
    const parts = [
      ...(approved.length > 0 ? [{ action: 'approve' as const, records: approved }] : []),
      ...(again.length > 0 ? [{ action: 'resync' as const, records: again }] : []),
    ];
    frame.ask(
      withConfirmation(
        {
          parts,
          ...(now ? { run: due } : {}),
          // A run shows its progress and result instead.
          said: now ? null : words.submissions.marked(ready.length),
          onAccepted,
        },
        again,
        frame,
      ),
    );
  };

  return (
    <>
      <CommandButton
        kind="primary"
        why={frame.whyNot('approve') ?? (ready.length === 0 ? words.submissions.mark_none : null)}
        onPress={() => mark(false)}
      >
        {words.submissions.mark_ready(ready.length)}
      </CommandButton>
      <CommandButton
        why={
          frame.whyNot('approve') ?? (ready.length + due.length === 0 ? words.submissions.sync_none : null)
        }
        onPress={() => mark(true)}
      >
        {words.submissions.sync_selected(ready.length + due.length)}
      </CommandButton>
    </>
  );
}

/** The columns, each sortable; the first selects. */
function SubmissionsHead({
  ticked,
  onTick,
  order,
  onOrder,
  frame,
}: {
  ticked: 'none' | 'some' | 'all';
  onTick: () => void;
  order: RecordOrder;
  onOrder: (order: RecordOrder) => void;
  frame: QueueFrame;
}) {
  const { columns, submissions } = frame.words;
  const head = (column: SortColumn, text: string, end = false) => (
    <SortHead column={column} text={text} end={end} order={order} onOrder={onOrder} frame={frame} />
  );
  return (
    <>
      <Head>
        <Tick label={submissions.select_page} ticked={ticked} onTick={onTick} />
      </Head>
      {head('record', columns.record)}
      {head('customer', columns.customer)}
      {head('date', columns.date)}
      {head('amount', columns.amount, true)}
      {head('state', columns.state)}
      <Head>
        <span class="unseen">{columns.actions}</span>
      </Head>
    </>
  );
}
