import { useMemo, useState } from 'preact/hooks';
import type { TestRun } from '../../lib/core/listing/command-batch.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { isAllowed } from '../../lib/core/listing/mark-ready.ts';
import { type HeldUp, orderPreview, type PreviewRow } from '../../lib/core/listing/order-preview.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import { countedAs, isSynced, STATES } from '../../lib/core/records/sync-state.ts';
import type { MenuItem } from '../record/ActionMenu.tsx';
import { labelOf, titleOf } from '../record/name-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import { CancelAll } from './CancelAll.tsx';
import { RecordCells, reasonOf } from './cells.tsx';
import { nameRecords, resyncBatch } from './command-batches.ts';
import { CommandButton } from './controls.tsx';
import { Cell, Head, LongList } from './LongList.tsx';
import { openRecords, type QueueFrame } from './queue-frame.ts';
import { CommandCell } from './row-commands.tsx';

/** A couple (product SY-23). */
const TESTED = 2;

/** After Cancel all: the canceled syncs, a test with the oldest, and the rest after a successful test. */
function CanceledSyncs({
  frame,
  test,
  onTest,
}: {
  frame: QueueFrame;
  test: TestRun | null;
  onTest: (test: TestRun | null) => void;
}) {
  const { words, records } = frame;
  const canceled = useMemo(
    () =>
      records
        .filter((record) => record.state === 'canceled' && isAllowed(record, 'resync'))
        .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || (a.id < b.id ? -1 : 1)),
    [records],
  );
  const tested = useMemo(() => {
    const ids = new Set(test?.ids ?? []);
    return records.filter((record) => ids.has(record.id));
  }, [records, test]);
  const failed = tested.some((record) => countedAs(record.state) === 'failed');
  const passed = tested.length > 0 && tested.every(({ state }) => isSynced(state));
  const testing = !failed && tested.some((record) => countedAs(record.state) === 'pending');
  if (canceled.length === 0) return null;
  const first = canceled.slice(0, TESTED);
  const why = frame.whyNot('resync');
  return (
    <section class={`notice ${failed ? 'tone-bad' : 'tone-quiet'}`}>
      <p class="notice-title">
        {failed ? words.preview.test_failed : words.preview.canceled(canceled.length)}
      </p>
      {failed && (
        <ul>
          {tested
            .filter((record) => countedAs(record.state) === 'failed')
            .map((record) => (
              <li key={record.id}>
                <button type="button" class="link" onClick={trusted(() => frame.openRecord(record))}>
                  {titleOf(record, words.shared, frame.language)}
                </button>
                : {reasonOf(record, frame)}
              </li>
            ))}
        </ul>
      )}
      {!failed && (testing || !passed) && <p>{testing ? words.preview.testing : words.preview.test_note}</p>}
      <details>
        <summary>{words.preview.which(canceled.length)}</summary>
        <p>{canceled.map((record) => titleOf(record, words.shared, frame.language)).join(', ')}</p>
      </details>
      <p class="buttons">
        {!passed && (
          <CommandButton
            kind="primary"
            why={why ?? (testing ? words.preview.testing : null)}
            onPress={() =>
              frame.ask({
                ...resyncBatch(first, frame),
                onAccepted: () => onTest({ ids: first.map(({ id }) => id) }),
              })
            }
          >
            {words.preview.test(first.length)}
          </CommandButton>
        )}
        {passed && (
          <CommandButton
            kind="primary"
            why={why}
            onPress={() =>
              frame.ask({
                parts: [{ action: 'resync', records: canceled }],
                said: null,
                onAccepted: () => onTest(null),
              })
            }
          >
            {words.preview.rest(canceled.length)}
          </CommandButton>
        )}
      </p>
    </section>
  );
}

type Row =
  | { readonly key: string; readonly kind: 'heading'; readonly text: string }
  | { readonly key: string; readonly kind: 'held_up'; readonly held: HeldUp }
  | { readonly key: string; readonly kind: 'queued'; readonly row: PreviewRow }
  | { readonly key: string; readonly kind: 'removed_heading'; readonly n: number; readonly open: boolean }
  | { readonly key: string; readonly kind: 'removed'; readonly record: ListedRecord };

function recordOf(row: Row): ListedRecord | null {
  switch (row.kind) {
    case 'held_up':
      return row.held.record;
    case 'queued':
      return row.row.record;
    case 'removed':
      return row.record;
    default:
      return null;
  }
}

const COLUMNS = '36px minmax(150px, 0.9fr) minmax(120px, 1.2fr) 96px 112px minmax(190px, 2fr) 200px';
const NARROW = '30px minmax(120px, 0.9fr) minmax(100px, 1fr) 96px minmax(150px, 1.6fr) 180px';

/** The next records in sending order; those that hold up others; those taken out. */
export function Preview({
  frame,
  test,
  onTest,
}: {
  frame: QueueFrame;
  test: TestRun | null;
  onTest: (test: TestRun | null) => void;
}) {
  const { words, records } = frame;
  const [removedOpen, setRemovedOpen] = useState(false);
  const { queue, heldUp } = useMemo(() => orderPreview(records), [records]);
  const removed = useMemo(() => records.filter(({ state }) => state === 'removed'), [records]);
  const rows = useMemo(() => {
    const all: Row[] = [];
    if (heldUp.length > 0) {
      all.push({ key: 'held up', kind: 'heading', text: words.preview.held_up(heldUp.length) });
      for (const held of heldUp) all.push({ key: held.record.id, kind: 'held_up', held });
    }
    if (queue.length > 0) {
      if (heldUp.length > 0)
        all.push({ key: 'next', kind: 'heading', text: words.preview.next(queue.length) });
      for (const row of queue) all.push({ key: row.record.id, kind: 'queued', row });
    }
    if (removed.length > 0) {
      all.push({ key: 'removed', kind: 'removed_heading', n: removed.length, open: removedOpen });
      if (removedOpen) for (const record of removed) all.push({ key: record.id, kind: 'removed', record });
    }
    return all;
  }, [queue, heldUp, removed, removedOpen, words]);
  const list = openRecords(frame, rows, recordOf);
  return (
    <>
      <CanceledSyncs frame={frame} test={test} onTest={onTest} />
      {rows.length === 0 ? (
        <p class="empty">
          {frame.complete || frame.company.counters.pending === 0 ? words.preview.none : words.reading}
        </p>
      ) : (
        <LongList
          columns={COLUMNS}
          narrow={NARROW}
          label={words.preview.list}
          {...list}
          head={
            <>
              <Head end>{words.columns.position}</Head>
              <Head>{words.columns.record}</Head>
              <Head>{words.columns.customer}</Head>
              <Head wide>{words.columns.date}</Head>
              <Head end>{words.columns.amount}</Head>
              <Head>{words.columns.state}</Head>
              <Head>
                <span class="unseen">{words.columns.actions}</span>
              </Head>
            </>
          }
        >
          {(row) => <PreviewCells row={row} frame={frame} onFold={() => setRemovedOpen(!removedOpen)} />}
        </LongList>
      )}
      <footer class="bar">
        <span class="bar-total">{words.records(queue.length)}</span>
        <CancelAll frame={frame} />
      </footer>
    </>
  );
}

function PreviewCells({ row, frame, onFold }: { row: Row; frame: QueueFrame; onFold: () => void }) {
  const { words, language } = frame;
  switch (row.kind) {
    case 'heading':
      return (
        <Cell span="all" name="section">
          <h3>{row.text}</h3>
        </Cell>
      );
    case 'removed_heading':
      return (
        <Cell span="all" name="section">
          <button type="button" class="fold" aria-expanded={row.open} onClick={trusted(onFold)}>
            <span class="fold-sign" aria-hidden="true">
              {row.open ? '▾' : '▸'}
            </span>
            {words.preview.removed(row.n)}
          </button>
        </Cell>
      );
    case 'held_up': {
      const { record, holds } = row.held;
      const names = holds
        .slice(0, 3)
        .map((each) => words.shared.record(each.type, labelOf(each, words.shared, language)))
        .join(', ');
      const note = [
        reasonOf(record, frame),
        words.preview.holds(holds.length, holds.length > 3 ? `${names}…` : names),
      ].join(' · ');
      return (
        <>
          <Cell end name="lead">
            <span class="bad">
              <Glyph name={STATES[record.state].glyph} />
            </span>
          </Cell>
          <RecordCells record={record} frame={frame} />
          <Cell name="note" title={note}>
            {note}
          </Cell>
          <CommandCell record={record} frame={frame} />
        </>
      );
    }
    case 'removed':
      return (
        <>
          <Cell end />
          <RecordCells record={row.record} frame={frame} />
          <Cell name="state">
            <StatePill state={row.record.state} words={words.shared} />
          </Cell>
          <CommandCell record={row.record} frame={frame} />
        </>
      );
    case 'queued':
      return <QueuedCells row={row.row} frame={frame} />;
  }
}

function QueuedCells({ row, frame }: { row: PreviewRow; frame: QueueFrame }) {
  const { words, language } = frame;
  const { record, position, waits_on } = row;
  const [parent] = waits_on;
  const named = words.shared.record(record.type, labelOf(record, words.shared, language));
  const why = (action: Action) =>
    frame.whyNot(action) ?? (isAllowed(record, action) ? null : words.shared.state[record.state]);
  const move = (to: 'top' | 'bottom'): MenuItem => ({
    key: to,
    text: to === 'top' ? words.preview.to_top : words.preview.to_bottom,
    name: to === 'top' ? words.preview.to_top_of(named) : words.preview.to_bottom_of(named),
    why: why('move'),
    onPick: () =>
      frame.ask({
        parts: [{ action: 'move', records: [record], input: { to } }],
        said: (to === 'top' ? words.preview.moved_top : words.preview.moved_bottom)(
          nameRecords([record], frame),
        ),
      }),
  });
  const waits = parent && words.shared.waiting_on(parent.type, labelOf(parent, words.shared, language));
  return (
    <>
      <Cell end name="lead">
        <span class="number">{position}</span>
      </Cell>
      <RecordCells record={record} frame={frame} />
      <Cell name="state" title={waits}>
        {waits && record.state === 'waiting' ? (
          <span class="pill tone-quiet">
            <Glyph name={STATES.waiting.glyph} />
            {waits}
          </span>
        ) : (
          <StatePill state={record.state} words={words.shared} />
        )}
      </Cell>
      <CommandCell record={record} frame={frame} more={[move('top'), move('bottom')]} />
    </>
  );
}
