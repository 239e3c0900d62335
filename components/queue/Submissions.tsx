import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { filterRecords, NO_FILTER, type RecordFilter } from '../../lib/core/listing/filter-records.ts';
import { groupTypes, type TypeGroup } from '../../lib/core/listing/group-types.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { readyAction, waitsForRun } from '../../lib/core/listing/mark-ready.ts';
import { tickedOf, tickGroup, tickOne } from '../../lib/core/listing/select-records.ts';
import {
  FIRST_ORDER,
  type RecordOrder,
  type SortColumn,
  sortRecords,
} from '../../lib/core/listing/sort-records.ts';
import { isSynced } from '../../lib/core/records/sync-state.ts';
import { formatClock } from '../../lib/locales/format-time.ts';
import { labelOf } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import { RecordCells, reasonOf } from './cells.tsx';
import { ActButton, Tick } from './controls.tsx';
import { GroupCells } from './GroupCells.tsx';
import { Cell, Head, LongList, type ShownPlaces } from './LongList.tsx';
import { type OlderCalls, OlderRecords } from './OlderRecords.tsx';
import { totalOf, withConfirmation } from './queue-acts.ts';
import type { QueueFrame } from './queue-frame.ts';
import { CommandCell } from './row-commands.tsx';
import { SortHead } from './SortHead.tsx';
import { SubmissionFilters } from './SubmissionFilters.tsx';
import { useLeaving } from './use-leaving.ts';

type Row =
  | { readonly key: string; readonly kind: 'group'; readonly group: TypeGroup }
  | { readonly key: string; readonly kind: 'record'; readonly record: ListedRecord };

/** As many records are a page: what the header's checkbox ticks at once. */
const PAGE = 100;
const COLUMNS = '28px minmax(150px, 1.2fr) minmax(130px, 1.3fr) 96px 120px minmax(190px, 1.7fr) 165px';
const NARROW = '28px minmax(130px, 1fr) minmax(100px, 1fr) 96px minmax(150px, 1.2fr) 160px';

/** Every record of the company: found, sorted, selected, made ready to sync. */
export function Submissions({
  frame,
  readAt,
  onRefresh,
  older,
  onBrought,
}: {
  frame: QueueFrame;
  /** When the store was read last (RFC 3339). */
  readAt: string;
  onRefresh: () => void;
  older: OlderCalls;
  /** Older records were brought in. */
  onBrought: (count: number) => void;
}) {
  const { words, records, language, writing } = frame;
  const [filter, setFilter] = useState<RecordFilter>(NO_FILTER);
  const [order, setOrder] = useState<RecordOrder>(FIRST_ORDER);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [page, setPage] = useState(1);
  const [askingOlder, setAskingOlder] = useState(false);
  const goTo = useRef<ShownPlaces['goTo']>(() => undefined);

  const fits = useMemo(
    () => filterRecords(records, filter, writing.words.type),
    [records, filter, writing.words.type],
  );
  const leaving = useLeaving(
    records,
    fits,
    filter,
    // Only what is left out because it is in order has to be seen going.
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
  const groups = useMemo(() => groupTypes(found), [found]);
  const inOrder = useMemo(() => groups.flatMap((group) => group.records), [groups]);
  const rows = useMemo(
    () =>
      groups.flatMap((group): Row[] => [
        { key: `group ${group.type}`, kind: 'group', group },
        ...group.records.map((record): Row => ({ key: record.id, kind: 'record', record })),
      ]),
    [groups],
  );
  const ids = useMemo(() => inOrder.map(({ id }) => id), [inOrder]);
  const chosen = useMemo(() => inOrder.filter(({ id }) => selected.has(id)), [inOrder, selected]);
  const ready = useMemo(() => chosen.filter((record) => readyAction(record) !== null), [chosen]);

  const pageOf = useMemo(() => pageStarts(rows), [rows]);
  const pages = Math.max(1, Math.ceil(ids.length / PAGE));
  const onShown = useCallback(
    (shown: ShownPlaces) => {
      goTo.current = shown.goTo;
      const before = pageOf.recordsBefore[shown.first] ?? 0;
      // The same page again changes nothing, so that scrolling draws nothing but the rows.
      setPage(Math.min(pages, Math.floor(before / PAGE) + 1));
    },
    [pageOf, pages],
  );
  const pageIds = ids.slice((page - 1) * PAGE, page * PAGE);
  const pageTicked = tickedOf(pageIds, selected);

  const list = useRef<HTMLDivElement>(null);
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
  }, [ids, onRefresh]);

  const due = useMemo(() => chosen.filter(waitsForRun), [chosen]);
  /** @param now everything is sent and run at once, with what waits for its run already */
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
          // What is run at once is told by its progress and its result.
          said: now ? null : words.submissions.marked(ready.length),
          // What is selected meanwhile stays so.
          onAccepted: () => setSelected((now) => new Set([...now].filter((id) => !selected.has(id)))),
        },
        again,
        frame,
      ),
    );
  };

  const head = (column: SortColumn, text: string, end = false) => (
    <SortHead column={column} text={text} end={end} order={order} onOrder={setOrder} frame={frame} />
  );
  const notice =
    pageTicked === 'all' && ids.length > pageIds.length
      ? chosen.length === ids.length
        ? words.submissions.all_selected(ids.length)
        : words.submissions.page_selected(pageIds.length)
      : null;

  return (
    <>
      <div class="toolbar">
        <ActButton
          kind="primary"
          why={frame.whyNot('approve') ?? (ready.length === 0 ? words.submissions.mark_none : null)}
          onPress={() => mark(false)}
        >
          {words.submissions.mark_ready(ready.length)}
        </ActButton>
        <ActButton
          why={
            frame.whyNot('approve') ?? (ready.length + due.length === 0 ? words.submissions.sync_none : null)
          }
          onPress={() => mark(true)}
        >
          {words.submissions.sync_selected(ready.length + due.length)}
        </ActButton>
        <SubmissionFilters frame={frame} filter={filter} onFilter={setFilter} />
      </div>
      {notice && (
        <p class="selection-note" role="status">
          {notice}{' '}
          {chosen.length === ids.length ? (
            <button type="button" class="link" onClick={trusted(() => setSelected(new Set()))}>
              {words.submissions.select_none}
            </button>
          ) : (
            <button type="button" class="link" onClick={trusted(() => setSelected(new Set(ids)))}>
              {words.submissions.select_all(ids.length)}
            </button>
          )}
        </p>
      )}
      <div class="list-room" ref={list}>
        {rows.length === 0 ? (
          <p class="empty">{frame.complete ? words.submissions.none : words.reading}</p>
        ) : (
          <LongList
            rows={rows}
            columns={COLUMNS}
            narrow={NARROW}
            label={words.submissions.list}
            onShown={onShown}
            head={
              <>
                <Head>
                  <Tick
                    label={words.submissions.select_page}
                    ticked={chosen.length === 0 ? 'none' : chosen.length === ids.length ? 'all' : 'some'}
                    onTick={() => {
                      // All selected, or all on this page: the next press selects none.
                      if (pageTicked === 'all') setSelected(new Set());
                      else setSelected(tickGroup(selected, pageIds));
                    }}
                  />
                </Head>
                {head('record', words.columns.record)}
                {head('customer', words.columns.customer)}
                {head('date', words.columns.date)}
                {head('amount', words.columns.amount, true)}
                {head('state', words.columns.state)}
                <Head>
                  <span class="unseen">{words.columns.actions}</span>
                </Head>
              </>
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
                <>
                  <Cell name="lead">
                    <Tick
                      label={words.select_record(
                        words.shared.record(row.record.type, labelOf(row.record, words.shared, language)),
                      )}
                      ticked={selected.has(row.record.id) ? 'all' : 'none'}
                      onTick={() => setSelected(tickOne(selected, row.record.id))}
                    />
                  </Cell>
                  <RecordCells record={row.record} frame={frame} />
                  <Cell name="state" title={stateOf(row.record, frame)}>
                    <StatePill state={row.record.state} words={words.shared} />
                    {frame.view(row.record).reason !== null && (
                      <span class="quiet small">{reasonOf(row.record, frame)}</span>
                    )}
                  </Cell>
                  <CommandCell record={row.record} frame={frame} />
                </>
              )
            }
          </LongList>
        )}
      </div>
      <footer class="bar">
        <button type="button" class="button small" aria-keyshortcuts="Alt+R" onClick={trusted(onRefresh)}>
          {words.submissions.refresh}
        </button>
        <span class="quiet small">
          {frame.complete
            ? words.submissions.refreshed(formatClock(readAt, writing.timeZone, language))
            : words.reading_rest}
        </span>
        <button
          type="button"
          class="button small"
          aria-haspopup="dialog"
          onClick={trusted(() => setAskingOlder(true))}
        >
          {words.older.open}
        </button>
        <span class="bar-total" role="status">
          {chosen.length > 0 && (
            <>
              {words.submissions.selected(chosen.length)}
              {totalOf(chosen, frame) && (
                <>
                  {' · '}
                  <strong class="money">{totalOf(chosen, frame)}</strong>
                </>
              )}
            </>
          )}
        </span>
        <span class="pages">
          <ActButton
            kind="icon"
            name={words.submissions.previous}
            why={page > 1 ? null : words.submissions.previous}
            onPress={() => goTo.current(pageOf.starts[page - 2] ?? 0)}
          >
            ‹
          </ActButton>
          <span class="small">{words.submissions.page(page, pages, ids.length)}</span>
          <ActButton
            kind="icon"
            name={words.submissions.next}
            why={page < pages ? null : words.submissions.next}
            onPress={() => goTo.current(pageOf.starts[page] ?? 0)}
          >
            ›
          </ActButton>
        </span>
      </footer>
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

/** Where each page begins among the rows, and how many records stand before each row. */
function pageStarts(rows: readonly Row[]): { starts: number[]; recordsBefore: number[] } {
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

/** The state in words, and the reason where there is one. */
function stateOf(record: ListedRecord, frame: QueueFrame): string {
  const reason = frame.view(record).reason === null ? [] : [reasonOf(record, frame)];
  return [frame.words.shared.state[record.state], ...reason].join(' · ');
}
