import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import {
  type Finding,
  LEFT_OUT_REASONS,
  VERDICT_NAMES,
  VERDICTS,
  type Verdict,
} from '../../lib/core/report/verdicts.ts';
import { formatDate, formatMoment } from '../../lib/locales/format-time.ts';
import type { ReportWords } from '../../lib/locales/report/en.ts';
import { Cell, Head, LongList } from '../queue/LongList.tsx';
import { openRecords, type QueueFrame } from '../queue/queue-frame.ts';
import { trusted } from '../trusted.ts';
import {
  csvOfDifferences,
  differenceOf,
  differencesOf,
  type FindingTexts,
  moneyText,
  notesOf,
  titleOfFinding,
} from './finding-texts.ts';
import type { ReportResult } from './report-calls.ts';

type Row =
  | { readonly key: string; readonly kind: 'verdict'; readonly verdict: Verdict; readonly open: boolean }
  | {
      readonly key: string;
      readonly kind: 'finding';
      readonly finding: Finding;
      /** The record as it is now; `null` if it is gone, or the finding has none. */
      readonly record: ListedRecord | null;
    };

const COLUMNS = 'minmax(140px, 1.1fr) minmax(130px, 1.1fr) 96px 120px 120px 120px minmax(180px, 2fr)';
const NARROW = 'minmax(120px, 1fr) minmax(100px, 1fr) 112px 112px 124px minmax(120px, 1.3fr)';

/** A stored record as it is now, or `null`. */
export type RecordOf = (id: string) => ListedRecord | null;

/** A verdict with more findings is folded at first, so that the view opens at once. */
const MOST_UNFOLDED = 1_000;

/** The most differences that are printed. */
const MOST_PRINTED = 2_000;

/** What the check of a report found: about the report, then every verdict with its number, sums and findings. */
export function FindingsView({
  frame,
  result,
  words,
  onSave,
  onAnother,
  recordOf,
}: {
  frame: QueueFrame;
  result: ReportResult;
  words: ReportWords;
  onSave: (name: string, text: string) => void;
  onAnother: () => void;
  recordOf: RecordOf;
}) {
  const { company, language } = frame;
  const { checked, findings, file } = result;
  const [folded, setFolded] = useState<ReadonlySet<Verdict>>(
    () =>
      new Set(
        VERDICT_NAMES.filter((verdict) => verdict === 'agree' || checked.sums[verdict].count > MOST_UNFOLDED),
      ),
  );
  const [printing, setPrinting] = useState(false);
  const rows = useMemo(() => rowsOf(result, folded, recordOf), [result, folded, recordOf, frame.records]);
  const texts = useMemo<FindingTexts>(
    () => ({ words, language, platform: company.platform, currency: checked.currency }),
    [words, language, company.platform, checked.currency],
  );
  const fold = (verdict: Verdict) => {
    const next = new Set(folded);
    if (!next.delete(verdict)) next.add(verdict);
    setFolded(next);
  };
  useEffect(() => {
    if (!printing) return;
    const end = () => setPrinting(false);
    addEventListener('afterprint', end);
    print();
    return () => removeEventListener('afterprint', end);
  }, [printing]);

  return (
    <>
      <div class="report-head">
        <About frame={frame} result={result} words={words} />
        <div class="buttons">
          <button
            type="button"
            class="button"
            onClick={trusted(() =>
              onSave(
                `${company.name} ${file.name.replace(/\.\w+$/, '')}.csv`,
                csvOfDifferences(findings, texts),
              ),
            )}
          >
            {words.save}
          </button>
          <button type="button" class="button" onClick={trusted(() => setPrinting(true))}>
            {words.print}
          </button>
          <button type="button" class="button" onClick={trusted(onAnother)}>
            {words.another}
          </button>
        </div>
      </div>
      <LongList
        rowHeight={36}
        columns={COLUMNS}
        narrow={NARROW}
        label={words.list}
        {...openRecords(frame, rows, (row) => (row.kind === 'finding' ? row.record : null))}
        head={
          <>
            <Head>{words.columns.record}</Head>
            <Head>{words.columns.name}</Head>
            <Head wide>{words.columns.date}</Head>
            <Head end>QuickBooks</Head>
            <Head end>{company.platform}</Head>
            <Head end>{words.columns.difference}</Head>
            <Head>{words.columns.note}</Head>
          </>
        }
      >
        {(row) =>
          row.kind === 'verdict' ? (
            <VerdictCells row={row} result={result} texts={texts} onFold={fold} />
          ) : (
            <FindingCells finding={row.finding} record={row.record} frame={frame} texts={texts} />
          )
        }
      </LongList>
      {printing && <PrintedFindings frame={frame} result={result} texts={texts} />}
    </>
  );
}

function rowsOf(
  { findings, checked: { sums } }: ReportResult,
  folded: ReadonlySet<Verdict>,
  recordOf: RecordOf,
): Row[] {
  const rows: Row[] = [];
  for (const verdict of VERDICT_NAMES) {
    if (sums[verdict].count === 0) continue;
    const open = !folded.has(verdict);
    rows.push({ key: verdict, kind: 'verdict', verdict, open });
    if (!open) continue;
    for (const [at, finding] of findings.of(verdict).entries()) {
      const record = finding.record && recordOf(finding.record.id);
      rows.push({ key: `${verdict} ${at}`, kind: 'finding', finding, record });
    }
  }
  return rows;
}

/** The report itself, the warnings about it, and what was not compared. */
function About({ frame, result, words }: { frame: QueueFrame; result: ReportResult; words: ReportWords }) {
  const { company, writing, language } = frame;
  const { checked, file, checked_at } = result;
  const { about, is_of_company, left_out, sums } = checked;
  const moment = (at: number) =>
    formatMoment(new Date(at).toISOString(), writing.now, writing.timeZone, language);
  const out = LEFT_OUT_REASONS.filter((reason) => (left_out[reason] ?? 0) > 0);
  const total = out.reduce((sum, reason) => sum + (left_out[reason] ?? 0), 0);
  const differing = VERDICT_NAMES.reduce(
    (sum, verdict) => sum + (verdict === 'agree' ? 0 : sums[verdict].count),
    0,
  );
  const facts = [
    about.title,
    about.company,
    about.range_text,
    about.basis && words.basis[about.basis],
    about.exported_at === null ? null : words.made(moment(about.exported_at)),
  ];
  return (
    <div class="report-about">
      <h3>{facts.filter(Boolean).join(' · ')}</h3>
      <p class="quiet small">
        {[
          file.name,
          words.saved(moment(file.saved_at)),
          words.checked(moment(checked_at)),
          words.rows_in_report(about.row_count),
        ].join(' · ')}
      </p>
      {is_of_company === false && (
        <p class="notice tone-bad" role="alert">
          {words.other_company(about.company ?? '', company.name)}
        </p>
      )}
      {warningsOf(result, words).map((warning) => (
        <p key={warning} class="notice tone-decide">
          {warning}
        </p>
      ))}
      {differing === 0 && <p class="notice tone-good">{words.all_agree}</p>}
      {total > 0 && (
        <details class="report-left">
          <summary>{words.left_out_title(total)}</summary>
          <ul>
            {out.map((reason) => (
              <li key={reason}>{words.left_out[reason](left_out[reason] ?? 0)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function warningsOf({ checked }: ReportResult, words: ReportWords): string[] {
  const { about, is_of_company } = checked;
  return [
    is_of_company === null ? words.no_company : null,
    about.whole === null ? words.cut : about.sums_differ ? words.sums_differ : null,
    about.shows_only && words.shows_only[about.shows_only],
    about.kind === 'lines' ? words.lines : null,
    about.range === null && about.kind !== 'customers' && about.kind !== 'accounts' ? words.no_range : null,
  ].filter((each) => each !== null);
}

/** A verdict with its number, and the sums of both sides. */
function VerdictCells({
  row: { verdict, open },
  result,
  texts,
  onFold,
}: {
  row: { readonly verdict: Verdict; readonly open: boolean };
  result: ReportResult;
  texts: FindingTexts;
  onFold: (verdict: Verdict) => void;
}) {
  const { words, platform } = texts;
  const sum = result.checked.sums[verdict];
  const text = words.verdict[verdict](platform);
  const count = words.how_many(sum.count);
  const name = `${text} ${count}`;
  return (
    <>
      <Cell name="verdict" span={2}>
        <h3 class={VERDICTS[verdict].tone} title={name}>
          <span class="verdict-name">{text}</span> <span>{count}</span>
        </h3>
        <button
          type="button"
          class="link"
          aria-expanded={open}
          aria-label={`${open ? words.hide : words.show}: ${name}`}
          onClick={trusted(() => onFold(verdict))}
        >
          {open ? words.hide : words.show}
        </button>
      </Cell>
      <Cell wide name="date" />
      <Cell end name="amount">
        <strong class="money" title={moneyText(sum.report, texts)}>
          {moneyText(sum.report, texts)}
        </strong>
      </Cell>
      <Cell end name="own">
        <strong class="money" title={moneyText(sum.platform, texts)}>
          {moneyText(sum.platform, texts)}
        </strong>
      </Cell>
      <Cell end name="difference">
        <strong class="money" title={moneyText(sum.difference, texts)}>
          {moneyText(sum.difference, texts)}
        </strong>
      </Cell>
      <Cell name="note">
        {sum.uncounted > 0 && <span class="quiet">{words.uncounted(sum.uncounted)}</span>}
      </Cell>
    </>
  );
}

function FindingCells({
  finding,
  record,
  frame,
  texts,
}: {
  finding: Finding;
  record: ListedRecord | null;
  frame: QueueFrame;
  texts: FindingTexts;
}) {
  const { writing, language, words } = frame;
  const { row } = finding;
  const title = titleOfFinding(finding, texts);
  const party = finding.record?.party ?? row?.name ?? '';
  const date = row?.date ?? finding.record?.date ?? null;
  const note = notesOf(finding, texts).join(' · ');
  const own = finding.record?.amount ? formatMoney(finding.record.amount, language) : '';
  const shown = moneyText(row?.amount ?? row?.open ?? null, texts);
  const difference = differenceOf(finding, texts);
  return (
    <>
      <Cell header name="record" title={title}>
        {record ? (
          <button
            type="button"
            class="link cell-title"
            aria-label={`${words.open_record}: ${title}`}
            onClick={trusted(() => frame.openRecord(record))}
          >
            {title}
          </button>
        ) : (
          <span class="cell-title">{title}</span>
        )}
      </Cell>
      <Cell name="party" title={party}>
        {party}
      </Cell>
      <Cell wide name="date" title={date ?? undefined}>
        {date && formatDate(date, writing.now, writing.timeZone, language)}
      </Cell>
      <Cell end name="amount" title={shown}>
        <span class="money">{shown}</span>
      </Cell>
      <Cell end name="own" title={own}>
        <span class="money">{own}</span>
      </Cell>
      <Cell end name="difference">
        <span class="money">{moneyText(difference, texts)}</span>
      </Cell>
      <Cell name="note" title={note}>
        <span class={finding.would_double ? 'bad' : ''}>{note}</span>
      </Cell>
    </>
  );
}

function HeadRow({ names }: { names: readonly string[] }) {
  return (
    <tr>
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  );
}

/** All differences in one plain table, for paper. */
function PrintedFindings({
  frame,
  result,
  texts,
}: {
  frame: QueueFrame;
  result: ReportResult;
  texts: FindingTexts;
}) {
  const { words, platform, language } = texts;
  const { columns } = words;
  const { sums } = result.checked;
  const all = differencesOf(result.findings);
  return (
    <section class="report-print">
      <h2>{frame.company.name}</h2>
      <About frame={frame} result={result} words={words} />
      <table>
        <thead>
          <HeadRow names={[columns.verdict, words.count, 'QuickBooks', platform, columns.difference]} />
        </thead>
        <tbody>
          {VERDICT_NAMES.filter((verdict) => sums[verdict].count > 0).map((verdict) => (
            <tr key={verdict}>
              <th scope="row">{words.verdict[verdict](platform)}</th>
              <td>{sums[verdict].count}</td>
              <td>{moneyText(sums[verdict].report, texts)}</td>
              <td>{moneyText(sums[verdict].platform, texts)}</td>
              <td>{moneyText(sums[verdict].difference, texts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > MOST_PRINTED && <p>{words.print_cut(MOST_PRINTED)}</p>}
      <table>
        <thead>
          <HeadRow
            names={[
              ...[columns.verdict, columns.record, columns.name, columns.date],
              ...['QuickBooks', platform, columns.note],
            ]}
          />
        </thead>
        <tbody>
          {all.slice(0, MOST_PRINTED).map((finding) => (
            <tr key={`${finding.row?.line ?? ''} ${finding.record?.id ?? ''}`}>
              <td>{words.verdict[finding.verdict](platform)}</td>
              <th scope="row">{titleOfFinding(finding, texts)}</th>
              <td>{finding.record?.party ?? finding.row?.name}</td>
              <td>{finding.row?.date ?? finding.record?.date}</td>
              <td>{moneyText(finding.row?.amount ?? finding.row?.open ?? null, texts)}</td>
              <td>{finding.record?.amount && formatMoney(finding.record.amount, language)}</td>
              <td>{notesOf(finding, texts).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
