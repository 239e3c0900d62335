import { useMemo } from 'preact/hooks';
import { ATTENTION_KINDS, type CauseGroup, groupAttention } from '../../lib/listing/group-attention.ts';
import type { ListedRecord } from '../../lib/listing/listed-record.ts';
import { Glyph } from '../state/Glyph.tsx';
import { glyphOf } from '../state/glyph-of-state.ts';
import { AgeCell, RecordCells } from './cells.tsx';
import { Cell, Head, LongList } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';

type Row =
  | {
      readonly key: string;
      readonly kind: 'section';
      readonly section: CauseGroup['kind'];
      readonly n: number;
    }
  | { readonly key: string; readonly kind: 'cause'; readonly group: CauseGroup }
  | { readonly key: string; readonly kind: 'record'; readonly record: ListedRecord };

function rowsOf(groups: readonly CauseGroup[]): Row[] {
  const rows: Row[] = [];
  for (const section of ATTENTION_KINDS) {
    const within = groups.filter((group) => group.kind === section);
    const n = within.reduce((sum, group) => sum + group.records.length, 0);
    if (n === 0) continue;
    rows.push({ key: `section ${section}`, kind: 'section', section, n });
    for (const group of within) {
      rows.push({ key: `cause ${section} ${group.cause}`, kind: 'cause', group });
      for (const record of group.records) rows.push({ key: record.id, kind: 'record', record });
    }
  }
  return rows;
}

/** What needs a person: by kind, then by cause, what has waited longest first. */
export function Attention({ frame }: { frame: QueueFrame }) {
  const { words, records } = frame;
  const rows = useMemo(() => rowsOf(groupAttention(records)), [records]);
  if (rows.length === 0) return <p class="empty">{words.attention.all_well}</p>;
  return (
    <LongList
      rows={rows}
      columns="minmax(130px, 1.2fr) minmax(130px, 1.4fr) 84px 112px 84px minmax(160px, 2fr)"
      label={words.attention.list}
      head={
        <>
          <Head>{words.columns.record}</Head>
          <Head>{words.columns.customer}</Head>
          <Head>{words.columns.date}</Head>
          <Head end>{words.columns.amount}</Head>
          <Head end>{words.columns.since}</Head>
          <Head>{words.columns.reason}</Head>
        </>
      }
    >
      {(row) => <AttentionRow row={row} frame={frame} />}
    </LongList>
  );
}

function AttentionRow({ row, frame }: { row: Row; frame: QueueFrame }) {
  const { words, view } = frame;
  switch (row.kind) {
    case 'section':
      return (
        <Cell span={6} name="section">
          <h3>{words.attention.section[row.section](row.n)}</h3>
        </Cell>
      );
    case 'cause': {
      const [first] = row.group.records;
      const reason = (first && view(first).reason) ?? words.shared.state[first?.state ?? 'failed'];
      return (
        <Cell span={6} name="cause">
          {words.attention.cause(reason, row.group.records.length)}
        </Cell>
      );
    }
    case 'record': {
      const shown = view(row.record);
      const reason = shown.reason ?? words.shared.state[row.record.state];
      return (
        <>
          <RecordCells record={row.record} frame={frame} />
          <AgeCell record={row.record} frame={frame} />
          <Cell name="reason" title={reason}>
            <Glyph name={glyphOf(row.record.state)} /> {reason}
          </Cell>
        </>
      );
    }
  }
}
