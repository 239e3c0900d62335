import { useMemo, useState } from 'preact/hooks';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { type Ticked, tickedOf, tickOne } from '../../lib/core/listing/select-records.ts';
import type { Leaving } from '../../lib/core/listing/track-leaving.ts';
import { sendingRank } from '../../lib/core/records/record-types.ts';
import { labelOf } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import { RecordCells } from './cells.tsx';
import { totalOf } from './command-batches.ts';
import { CommandButton, Tick } from './controls.tsx';
import { Cell, Head, LongList } from './LongList.tsx';
import { openRecords, type QueueFrame } from './queue-frame.ts';
import { CommandCell } from './row-commands.tsx';
import { useLeaving } from './use-leaving.ts';

type Direction = ListedRecord['direction'];
type Row =
  | {
      readonly key: string;
      readonly kind: 'section';
      readonly direction: Direction;
      readonly records: readonly ListedRecord[];
    }
  | { readonly key: string; readonly kind: 'record'; readonly record: ListedRecord }
  | { readonly key: string; readonly kind: 'leaving'; readonly record: ListedRecord }
  | { readonly key: string; readonly kind: 'kept'; readonly n: number; readonly open: boolean }
  | { readonly key: string; readonly kind: 'kept_record'; readonly record: ListedRecord };

/** What happens to unchecked records: held back for next time, or cleared from the list. */
type UncheckedRule = 'keep' | 'clear';

const COLUMNS = '28px minmax(160px, 1.4fr) minmax(140px, 1.6fr) 96px 160px minmax(20px, 0.4fr) 165px';
const NARROW = '28px minmax(130px, 1fr) minmax(100px, 1fr) 110px 0 160px';

function waits({ state }: ListedRecord): boolean {
  return state === 'needs_approval';
}

/** Sending order: parents before children. */
function bySending(a: ListedRecord, b: ListedRecord): number {
  return (
    sendingRank(a.type) - sendingRank(b.type) ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The rows, with leaving records in their old place and current state. */
function rowsOf(
  offered: readonly ListedRecord[],
  leaving: Leaving,
  kept: readonly ListedRecord[],
  keptOpen: boolean,
): Row[] {
  const rows: Row[] = [];
  const before = Array.from(leaving.values(), ({ was }) => was);
  const shown = before.length > 0 ? [...offered, ...before].sort(bySending) : offered;
  for (const direction of ['import', 'export'] as const) {
    const within = shown.filter((record) => record.direction === direction);
    if (within.length === 0) continue;
    const records = within.filter(({ id }) => !leaving.has(id));
    rows.push({ key: `section ${direction}`, kind: 'section', direction, records });
    for (const record of within) {
      const left = leaving.get(record.id)?.is;
      rows.push(
        left ? { key: record.id, kind: 'leaving', record: left } : { key: record.id, kind: 'record', record },
      );
    }
  }
  if (kept.length > 0) {
    rows.push({ key: 'kept', kind: 'kept', n: kept.length, open: keptOpen });
    if (keptOpen) for (const record of kept) rows.push({ key: record.id, kind: 'kept_record', record });
  }
  return rows;
}

/**
 * Records that wait for approval, in both directions. All are checked initially; one rule applies to all unchecked
 * ones.
 * @param kept ids of the records that are held back for next time
 */
export function Approvals({
  frame,
  kept,
  onKeep,
  onUnkeep,
}: {
  frame: QueueFrame;
  kept: ReadonlySet<string>;
  onKeep: (ids: readonly string[]) => void;
  onUnkeep: (ids: readonly string[]) => void;
}) {
  const { words, records } = frame;
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set());
  const [rule, setRule] = useState<UncheckedRule>('keep');
  const [keptOpen, setKeptOpen] = useState(true);
  const waiting = useMemo(() => records.filter(waits).sort(bySending), [records]);
  const [offered, keptBack] = useMemo(
    () => [waiting.filter(({ id }) => !kept.has(id)), waiting.filter(({ id }) => kept.has(id))] as const,
    [waiting, kept],
  );
  const leaving = useLeaving(records, offered, null, (record) => !waits(record));
  const rows = useMemo(
    () => rowsOf(offered, leaving, keptBack, keptOpen),
    [offered, leaving, keptBack, keptOpen],
  );
  const checked = offered.filter(({ id }) => !unchecked.has(id));
  const left = offered.filter(({ id }) => unchecked.has(id));

  const list = openRecords(frame, rows, (row) => ('record' in row ? row.record : null));
  if (rows.length === 0) {
    const isRead = frame.complete || frame.company.counters.to_approve === 0;
    return <p class="empty">{isRead ? words.approvals.none : words.reading}</p>;
  }

  const tickSection = (section: readonly ListedRecord[]) => {
    const ids = section.map(({ id }) => id);
    const next = new Set(unchecked);
    // If all are checked, unchecks all; otherwise checks all.
    const none = tickedOf(ids, unchecked) === 'none';
    for (const id of ids) {
      if (none) next.add(id);
      else next.delete(id);
    }
    setUnchecked(next);
  };
  const approve = () => {
    const ids = left.map(({ id }) => id);
    const said = [
      words.approvals.said_approved(checked.length),
      left.length > 0 &&
        (rule === 'keep'
          ? words.approvals.said_kept(left.length)
          : words.approvals.said_cleared(left.length)),
    ]
      .filter(Boolean)
      .join(', ');
    frame.ask({
      parts: [
        { action: 'approve', records: checked },
        ...(rule === 'clear' && left.length > 0 ? [{ action: 'remove' as const, records: left }] : []),
      ],
      said: `${said}.`,
      // Records unchecked meanwhile stay unchecked.
      onAccepted: () => {
        setUnchecked((now) => new Set([...now].filter((id) => !ids.includes(id))));
        if (rule === 'keep' && ids.length > 0) onKeep(ids);
      },
      onUndone: () => {
        if (rule === 'keep') onUnkeep(ids);
        setUnchecked((now) => new Set([...now, ...ids]));
      },
    });
  };

  return (
    <>
      <LongList
        columns={COLUMNS}
        narrow={NARROW}
        label={words.approvals.list}
        {...list}
        head={
          <>
            <Head>
              <span class="unseen">{words.columns.select}</span>
            </Head>
            <Head>{words.columns.record}</Head>
            <Head>{words.columns.customer}</Head>
            <Head wide>{words.columns.date}</Head>
            <Head end>{words.columns.amount}</Head>
            <Head />
            <Head>
              <span class="unseen">{words.columns.actions}</span>
            </Head>
          </>
        }
      >
        {(row) => (
          <ApprovalRow
            row={row}
            frame={frame}
            unchecked={unchecked}
            onTick={(id) => setUnchecked(tickOne(unchecked, id))}
            onSection={tickSection}
            onFold={() => setKeptOpen(!keptOpen)}
          />
        )}
      </LongList>
      <ApprovalsBar
        frame={frame}
        checked={checked}
        offered={offered.length}
        left={left.length}
        rule={rule}
        onRule={setRule}
        onApprove={approve}
      />
    </>
  );
}

/** The checked records, the rule for the others, and the button that approves. */
function ApprovalsBar({
  frame,
  checked,
  offered,
  left,
  rule,
  onRule,
  onApprove,
}: {
  frame: QueueFrame;
  checked: readonly ListedRecord[];
  /** The number of offered records, and of unchecked ones. */
  offered: number;
  left: number;
  rule: UncheckedRule;
  onRule: (rule: UncheckedRule) => void;
  onApprove: () => void;
}) {
  const { words } = frame;
  const total = checked.length > 0 ? totalOf(checked, frame) : null;
  return (
    <footer class="bar">
      <span class="bar-total" role="status">
        {offered > 0 && words.approvals.selected(checked.length, offered)}
        {total && (
          <>
            {' · '}
            <strong class="money">{total}</strong>
          </>
        )}
      </span>
      <span class="bar-rule">
        <select
          class="input"
          aria-label={words.approvals.unchecked}
          aria-describedby="rule-note"
          value={rule}
          onChange={(event) => onRule(event.currentTarget.value === 'clear' ? 'clear' : 'keep')}
        >
          <option value="keep">{words.approvals.keep}</option>
          <option value="clear">{words.approvals.clear}</option>
        </select>
        <span class="quiet small" id="rule-note">
          {offered > 0 &&
            (rule === 'keep' ? words.approvals.keep_note(left) : words.approvals.clear_note(left))}
        </span>
      </span>
      <CommandButton
        kind="primary"
        why={frame.whyNot('approve') ?? (checked.length === 0 ? words.approvals.none : null)}
        onPress={onApprove}
      >
        {words.approvals.approve(checked.length)}
      </CommandButton>
    </footer>
  );
}

function ApprovalRow({
  row,
  frame,
  unchecked,
  onTick,
  onSection,
  onFold,
}: {
  row: Row;
  frame: QueueFrame;
  unchecked: ReadonlySet<string>;
  onTick: (id: string) => void;
  onSection: (records: readonly ListedRecord[]) => void;
  onFold: () => void;
}) {
  const { words, language } = frame;
  switch (row.kind) {
    case 'section': {
      const { records, direction } = row;
      const checked = records.filter(({ id }) => !unchecked.has(id));
      const ticked: Ticked =
        checked.length === 0 ? 'none' : checked.length === records.length ? 'all' : 'some';
      const selected = records.length > 0 && words.approvals.selected(checked.length, records.length);
      const note = [selected, totalOf(checked, frame)].filter(Boolean).join(' · ');
      return (
        <>
          <Cell name="section">
            {records.length > 0 && (
              <Tick
                label={direction === 'import' ? words.approvals.select_import : words.approvals.select_export}
                ticked={ticked}
                onTick={() => onSection(records)}
              />
            )}
          </Cell>
          <Cell span="rest" name="section" title={note}>
            <h3>{words.approvals[direction](records.length)}</h3>
            <span class="quiet">{note}</span>
          </Cell>
        </>
      );
    }
    case 'record':
      return (
        <>
          <Cell name="lead">
            <Tick
              label={words.select_record(
                words.shared.record(row.record.type, labelOf(row.record, words.shared, language)),
              )}
              ticked={unchecked.has(row.record.id) ? 'none' : 'all'}
              onTick={() => onTick(row.record.id)}
            />
          </Cell>
          <RecordCells record={row.record} frame={frame} />
          <Cell />
          <CommandCell record={row.record} frame={frame} />
        </>
      );
    case 'leaving':
      return (
        <>
          <Cell />
          <RecordCells record={row.record} frame={frame} />
          <Cell />
          <Cell end name="note">
            <StatePill state={row.record.state} words={words.shared} />
          </Cell>
        </>
      );
    case 'kept':
      return (
        <Cell span="all" name="section">
          <button type="button" class="fold" aria-expanded={row.open} onClick={trusted(onFold)}>
            <span class="fold-sign" aria-hidden="true">
              {row.open ? '▾' : '▸'}
            </span>
            {words.approvals.kept(row.n)}
          </button>
        </Cell>
      );
    case 'kept_record':
      return (
        <>
          <Cell />
          <RecordCells record={row.record} frame={frame} />
          <Cell />
          <CommandCell record={row.record} frame={frame} />
        </>
      );
  }
}
