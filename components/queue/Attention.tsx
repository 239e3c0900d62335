import { useMemo, useState } from 'preact/hooks';
import { isExample } from '../../lib/core/example-company.ts';
import {
  CATEGORIES,
  type CauseGroup,
  categoryOf,
  countCategories,
  groupAttention,
  needsAttention,
} from '../../lib/core/listing/group-attention.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { isAllowed } from '../../lib/core/listing/mark-ready.ts';
import type { Leaving } from '../../lib/core/listing/track-leaving.ts';
import type { Category, RecordType } from '../../lib/core/records/record-types.ts';
import { ATTENTION_KINDS, STATES } from '../../lib/core/records/sync-state.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { AgeCell, RecordCells, reasonOf, retriesOf } from './cells.tsx';
import { resyncBatch } from './command-batches.ts';
import { CommandButton } from './controls.tsx';
import { HoldDialog } from './HoldDialog.tsx';
import { Cell, Head, LongList } from './LongList.tsx';
import { openRecords, type QueueFrame } from './queue-frame.ts';
import { CommandCell, pressPrimary } from './row-commands.tsx';
import { useLeaving } from './use-leaving.ts';

type Row =
  | {
      readonly key: string;
      readonly kind: 'section';
      readonly section: CauseGroup['kind'];
      readonly n: number;
    }
  | { readonly key: string; readonly kind: 'cause'; readonly group: CauseRows }
  | { readonly key: string; readonly kind: 'record'; readonly record: ListedRecord }
  | { readonly key: string; readonly kind: 'aside'; readonly n: number; readonly open: boolean }
  | { readonly key: string; readonly kind: 'aside_record'; readonly record: ListedRecord };

/** A cause with its records; those that are leaving are already corrected. */
type CauseRows = CauseGroup & { readonly staying: readonly ListedRecord[] };

const COLUMNS = 'minmax(130px, 0.9fr) minmax(130px, 1.2fr) 96px 112px 84px minmax(190px, 1.9fr) 234px';
const NARROW = 'minmax(120px, 0.9fr) minmax(100px, 1fr) 96px minmax(130px, 1.8fr) 224px';

function isSetAside(record: ListedRecord): boolean {
  return record.state === 'skipped' || record.state === 'error_ignored';
}

/** The rows, with leaving records in their old place and current state. */
function rowsOf(records: readonly ListedRecord[], leaving: Leaving, asideOpen: boolean): Row[] {
  const before = Array.from(leaving.values(), ({ was }) => was);
  const groups = groupAttention([...records, ...before]).map((group) => ({
    ...group,
    staying: group.records.filter(({ id }) => !leaving.has(id)),
  }));
  const rows: Row[] = [];
  for (const section of ATTENTION_KINDS) {
    const within = groups.filter((group) => group.kind === section);
    const n = within.reduce((sum, group) => sum + group.staying.length, 0);
    if (within.length === 0) continue;
    rows.push({ key: `section ${section}`, kind: 'section', section, n });
    for (const group of within) {
      // The reason of one record stands in its row.
      if (group.records.length > 1)
        rows.push({ key: `cause ${section} ${group.cause}`, kind: 'cause', group });
      for (const record of group.records) {
        rows.push({ key: record.id, kind: 'record', record: leaving.get(record.id)?.is ?? record });
      }
    }
  }
  const aside = records.filter(isSetAside);
  if (aside.length > 0) {
    rows.push({ key: 'aside', kind: 'aside', n: aside.length, open: asideOpen });
    if (asideOpen)
      for (const record of aside.filter(({ id }) => !leaving.has(id)))
        rows.push({ key: record.id, kind: 'aside_record', record });
  }
  return rows;
}

/** The category that has these types and no others, or `null`. */
function categoryOfTypes(types: readonly RecordType[]): Category | null {
  const [type] = types;
  return types.length === 1 && type && categoryOf(type) === type ? categoryOf(type) : null;
}

/** The last chosen category is remembered. */
const KEPT = 'queue.category';

/** Records that need a person: by kind, then by cause, oldest first; and records that people have set aside. */
export function Attention({
  frame,
  list: asked,
  onEveryList,
}: {
  frame: QueueFrame;
  /** A list in QuickBooks whose records alone are shown, as long as no category is chosen. */
  list: { readonly name: string; readonly types: readonly RecordType[] } | null;
  onEveryList: () => void;
}) {
  const { words, records, company } = frame;
  const [kept, setCategory] = useState<Category | null>(
    () => CATEGORIES.find((each) => each === localStorage.getItem(KEPT)) ?? null,
  );
  const category = asked ? categoryOfTypes(asked.types) : kept;
  const [asideOpen, setAsideOpen] = useState(false);
  const [held, setHeld] = useState<ListedRecord | null>(null);
  const counts = useMemo(() => countCategories(records.filter(needsAttention)), [records]);
  const shown = useMemo(
    () =>
      records.filter(({ type }) =>
        asked ? asked.types.includes(type) : category === null || categoryOf(type) === category,
      ),
    [records, asked?.types, category],
  );
  const needing = useMemo(() => shown.filter(needsAttention), [shown]);
  const leaving = useLeaving(shown, needing, asked?.types ?? category);
  const rows = useMemo(() => rowsOf(shown, leaving, asideOpen), [shown, leaving, asideOpen]);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);

  const list = openRecords(frame, rows, (row) => ('record' in row ? row.record : null));
  const choose = (next: Category | null) => {
    // The example leaves no trace.
    if (!isExample(company.realm)) localStorage.setItem(KEPT, next ?? '');
    setCategory(next);
    if (asked) onEveryList();
  };
  const isAll = category === null && !asked;
  return (
    <>
      <fieldset class="chips">
        <legend class="unseen">{words.attention.categories}</legend>
        <Chip pressed={isAll} onPress={() => choose(null)}>
          {words.attention.all(all)}
        </Chip>
        {CATEGORIES.filter((each) => each !== 'other' || counts.other > 0).map((each) => (
          <Chip key={each} pressed={category === each} onPress={() => choose(each)}>
            {words.attention.category[each](counts[each])}
          </Chip>
        ))}
        {asked && category === null && (
          <Chip pressed onPress={() => choose(null)}>
            {words.attention.listed(asked.name, needing.length)}
          </Chip>
        )}
      </fieldset>
      <p class="unseen" role="status">
        {isAll || !frame.complete ? '' : words.records(needing.length)}
      </p>
      {rows.length === 0 ? (
        <p class="empty">
          {!frame.complete && company.counters.failed > 0
            ? words.reading
            : isAll
              ? words.attention.all_well
              : words.attention.none_here}
        </p>
      ) : (
        <LongList
          columns={COLUMNS}
          narrow={NARROW}
          label={words.attention.list}
          {...list}
          head={
            <>
              <Head>{words.columns.record}</Head>
              <Head>{words.columns.customer}</Head>
              <Head wide>{words.columns.date}</Head>
              <Head end>{words.columns.amount}</Head>
              <Head end wide>
                {words.columns.since}
              </Head>
              <Head>{words.columns.reason}</Head>
              <Head>
                <span class="unseen">{words.columns.actions}</span>
              </Head>
            </>
          }
        >
          {(row) => (
            <AttentionRow row={row} frame={frame} onHold={setHeld} onAside={() => setAsideOpen(!asideOpen)} />
          )}
        </LongList>
      )}
      {held && <HoldDialog record={held} frame={frame} onClose={() => setHeld(null)} />}
    </>
  );
}

function Chip({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={trusted(onPress)}>
      {children}
    </button>
  );
}

function AttentionRow({
  row,
  frame,
  onHold,
  onAside,
}: {
  row: Row;
  frame: QueueFrame;
  onHold: (record: ListedRecord) => void;
  onAside: () => void;
}) {
  const { words, view } = frame;
  switch (row.kind) {
    case 'section':
      return (
        <Cell span="all" name="section">
          <h3>{words.attention.section[row.section](row.n)}</h3>
        </Cell>
      );
    case 'cause':
      return <CauseRow group={row.group} frame={frame} />;
    case 'aside':
      return (
        <Cell span="all" name="section">
          <button type="button" class="fold" aria-expanded={row.open} onClick={trusted(onAside)}>
            <span class="fold-sign" aria-hidden="true">
              {row.open ? '▾' : '▸'}
            </span>
            {words.attention.set_aside(row.n)}
          </button>
        </Cell>
      );
    case 'record': {
      const { tone, glyph } = STATES[row.record.state];
      const reason = [reasonOf(row.record, frame), retriesOf(row.record, frame)].filter(Boolean).join(' · ');
      return (
        <>
          <RecordCells record={row.record} frame={frame} />
          <AgeCell record={row.record} frame={frame} />
          <Cell name="reason" title={reason}>
            <span class={`is-${tone}`}>
              <Glyph name={glyph} />
            </span>{' '}
            {reason}
          </Cell>
          <CommandCell record={row.record} frame={frame} onHold={onHold} />
        </>
      );
    }
    case 'aside_record': {
      const { record } = row;
      const note = [words.shared.state[view(record).state], decisionOf(record, frame), record.decided?.reason]
        .filter(Boolean)
        .join(' · ');
      return (
        <>
          <RecordCells record={record} frame={frame} />
          <AgeCell record={record} frame={frame} />
          <Cell name="note" title={note}>
            {note}
          </Cell>
          <CommandCell record={record} frame={frame} />
        </>
      );
    }
  }
}

/** Who set a record aside, and when. */
function decisionOf({ decided }: ListedRecord, { words, writing, language }: QueueFrame): string {
  if (!decided) return '';
  const when = decided.at ? formatMoment(decided.at, writing.now, writing.timeZone, language) : '';
  return words.attention.by(decided.by?.name ?? words.attention.someone, when);
}

/** The head of a cause: its remedy, and Resync of all its records where it may follow a correction elsewhere. */
function CauseRow({ group, frame }: { group: CauseRows; frame: QueueFrame }) {
  const { words, view } = frame;
  const { staying } = group;
  const first = staying[0] ?? group.records[0];
  if (!first) return null;
  const reason = reasonOf(first, frame);
  const { commands, primary } = view(first);
  const opens = staying.length > 1 && primary && primary.action !== 'resync' ? primary : null;
  const isSentAgain = group.kind !== 'changed' && commands.some(({ action }) => action === 'resync');
  const whyNot = frame.whyNot('resync');
  const able = isSentAgain ? staying.filter((record) => isAllowed(record, 'resync')) : [];
  const count = whyNot === null ? able.length : staying.length;
  return (
    <Cell span="all" name="cause">
      <span class="cause-name" title={reason}>
        {words.attention.cause(reason, staying.length)}
      </span>
      {opens && (
        <CommandButton
          kind="small"
          name={words.attention.first_with_cause(opens.label, reason)}
          why={opens.why}
          onPress={() => pressPrimary(opens, first, frame)}
        >
          {opens.label}
        </CommandButton>
      )}
      {isSentAgain && staying.length > 0 && (able.length > 1 || whyNot !== null) && (
        <CommandButton
          kind="small"
          name={words.attention.resync_cause(count, reason)}
          why={whyNot}
          onPress={() => frame.ask(resyncBatch(able, frame))}
        >
          {words.attention.resync_cause_short(count)}
        </CommandButton>
      )}
    </Cell>
  );
}
