import { useMemo, useState } from 'preact/hooks';
import { isExample } from '../../lib/core/example-company.ts';
import { LANGUAGES } from '../../lib/core/languages.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import {
  filterLog,
  type LogFilter,
  type LogLine,
  type LogSection,
  type Logs,
  peopleOf,
  sectionOf,
  WHOLE_LOG,
} from '../../lib/core/listing/log-lines.ts';
import { writeCsv } from '../../lib/core/listing/write-csv.ts';
import { isAction, needsRun } from '../../lib/core/records/actions.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { RecordType } from '../../lib/core/records/record-types.ts';
import { dayOf, formatDate, formatMoment } from '../../lib/locales/format-time.ts';
import { asSentence } from '../record/as-sentence.ts';
import { actionName, noteOf } from '../record/name-action.ts';
import { labelOf, titleOf } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { HistoryPicture } from './HistoryPicture.tsx';
import { Cell, Head, LongList } from './LongList.tsx';
import type { QueueFrame } from './queue-frame.ts';

const COLUMNS =
  '130px minmax(120px, 1fr) minmax(110px, 1fr) minmax(110px, 1fr) 112px minmax(104px, 1.5fr) minmax(140px, 1.4fr) 90px';
const NARROW =
  '120px minmax(90px, 1fr) minmax(90px, 1fr) minmax(80px, 1fr) minmax(110px, 1.2fr) minmax(90px, 1.2fr)';
/** How much earlier than a command's line its success may be dated: by the platform's clock, or rounded. */
const EARLY_MS = 5_000;
const SECTIONS: readonly (LogSection | null)[] = [null, 'pending', 'accepted', 'succeeded', 'failed'];

type LogSource = 'here' | 'platform';

type LogRow =
  | { readonly key: string; readonly kind: 'day'; readonly day: string }
  | { readonly key: string; readonly kind: 'line'; readonly line: LogLine };

/** The lines, grouped by day under its date. */
function rowsOf(lines: readonly LogLine[], source: LogSource, dayOf: (at: string) => string): LogRow[] {
  const rows: LogRow[] = [];
  let before = '';
  for (const line of lines) {
    const day = dayOf(line.at);
    if (day !== before) rows.push({ key: `${source} ${day} ${line.id}`, kind: 'day', day });
    before = day;
    rows.push({ key: `${source} ${line.id}`, kind: 'line', line });
  }
  return rows;
}

/** The choice of log and lines, and the button that saves them. */
function LogBar({
  words,
  source,
  onSource,
  filter,
  onFilter,
  counts,
  people,
  onSave,
}: {
  words: QueueFrame['words'];
  source: LogSource;
  onSource: (source: LogSource) => void;
  filter: LogFilter;
  onFilter: (some: Partial<LogFilter>) => void;
  /** The number of lines in each section. */
  counts: (section: LogSection | null) => number;
  people: readonly string[];
  onSave: () => void;
}) {
  return (
    <div class="toolbar log-bar">
      <fieldset class="switch">
        <legend class="unseen">{words.log.source}</legend>
        {(['here', 'platform'] as const).map((each) => (
          <label key={each} class="switch-choice">
            <input type="radio" name="log" checked={source === each} onChange={() => onSource(each)} />
            {words.log[each]}
          </label>
        ))}
      </fieldset>
      <fieldset class="chips">
        <legend class="unseen">{words.log.outcomes}</legend>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            class="chip"
            aria-pressed={filter.section === each}
            onClick={trusted(() => onFilter({ section: each }))}
          >
            {words.log[each ?? 'all'](counts(each))}
          </button>
        ))}
      </fieldset>
      <select
        class="input"
        aria-label={words.log.person}
        value={filter.who ?? '*'}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onFilter({ who: value === '*' ? null : value });
        }}
      >
        <option value="*">{words.log.anyone}</option>
        {people.map((name) => (
          <option key={name} value={name}>
            {name || words.log.nobody}
          </option>
        ))}
      </select>
      <input
        class="input"
        type="search"
        aria-label={words.log.record}
        placeholder={words.log.record_hint}
        value={filter.record}
        onInput={(event) => onFilter({ record: event.currentTarget.value })}
      />
      {(['from', 'to'] as const).map((which) => (
        <label key={which} class="field-small">
          <span>{words.submissions[which]}</span>
          <input
            class="input"
            type="date"
            value={filter[which]}
            onInput={(event) => onFilter({ [which]: event.currentTarget.value })}
          />
        </label>
      ))}
      <button type="button" class="button small" onClick={trusted(onSave)}>
        {words.log.csv}
      </button>
    </div>
  );
}

/** The actions in Tickmark and on the platform, with person and result; and a chart of the last days. */
export function LogView({
  frame,
  logs,
  reasonOf,
  onMore,
  onSave,
}: {
  frame: QueueFrame;
  logs: Logs;
  /** Why a line failed, in the guide's words; `null` if the guide does not know. */
  reasonOf: (line: LogLine, type: RecordType | null) => string | null;
  /** Reads more of the platform's log. */
  onMore: () => void;
  onSave: (name: string, text: string) => void;
}) {
  const { words, language, writing } = frame;
  const [source, setSource] = useState<LogSource>(isExample(frame.company.realm) ? 'platform' : 'here');
  const [filter, setFilter] = useState<LogFilter>(WHOLE_LOG);
  const known = useMemo(() => new Map(frame.records.map((record) => [record.id, record])), [frame.records]);
  const lines = useMemo(() => logs[source].map((line) => asNow(line, known)), [logs, source, known]);
  const people = useMemo(() => peopleOf([...logs.here, ...logs.platform], language), [logs, language]);
  const { timeZone } = writing;
  const dayOfLine = useMemo(() => (at: string) => dayOf(Date.parse(at), timeZone), [timeZone]);
  const found = useMemo(() => filterLog(lines, filter, dayOfLine), [lines, filter, dayOfLine]);
  const counts = useMemo(() => {
    const all = filterLog(lines, { ...filter, section: null }, dayOfLine);
    return (section: LogSection | null) =>
      section === null ? all.length : all.filter((line) => sectionOf(line.outcome) === section).length;
  }, [lines, filter, dayOfLine]);
  const rows = useMemo(() => rowsOf(found, source, dayOfLine), [found, source, dayOfLine]);
  const change = (some: Partial<LogFilter>) => {
    setFilter({ ...filter, ...some });
    // What somebody has done elsewhere stands in the platform's log alone.
    const isIn = (log: readonly LogLine[]) => log.some(({ who }) => (who ?? '') === some.who);
    if (!isIn(logs[source]) && isIn(logs.platform)) setSource('platform');
  };

  return (
    <>
      <LogBar
        words={words}
        source={source}
        onSource={setSource}
        filter={filter}
        onFilter={change}
        counts={counts}
        people={people}
        onSave={() => onSave(`${frame.company.name} ${words.tabs.log(0)}.csv`, csvOf(found, frame))}
      />
      <HistoryPicture frame={frame} lines={logs.platform} />
      <p class="unseen" role="status">
        {filter === WHOLE_LOG ? '' : words.log.found(found.length)}
      </p>
      {rows.length === 0 ? (
        <p class="empty">{lines.length === 0 ? words.log.none : words.log.none_fit}</p>
      ) : (
        <LongList
          rows={rows}
          rowHeight={32}
          columns={COLUMNS}
          narrow={NARROW}
          label={words.log.list}
          head={
            <>
              <Head>{words.columns.when}</Head>
              <Head>{words.columns.who}</Head>
              <Head>{words.columns.action}</Head>
              <Head>{words.columns.record}</Head>
              <Head end wide>
                {words.columns.amount}
              </Head>
              <Head>{words.columns.outcome}</Head>
              <Head>{words.columns.detail}</Head>
              <Head wide>{words.log.quickbooks}</Head>
            </>
          }
        >
          {(row) =>
            row.kind === 'day' ? (
              <Cell span="all" name="section">
                <h3>{formatDate(row.day, writing.now, writing.timeZone, language)}</h3>
              </Cell>
            ) : (
              <LineCells
                line={row.line}
                record={known.get(row.line.record_id ?? '') ?? null}
                reasonOf={reasonOf}
                frame={frame}
              />
            )
          }
        </LongList>
      )}
      {source === 'platform' && (
        <footer class="bar">
          <span class="bar-total quiet small" role="status">
            {logs.problem ?? (logs.reading === 'all' ? words.log.all_read : words.log.reading)}
          </span>
          {logs.reading === 'part' && (
            <button type="button" class="button small" onClick={trusted(onMore)}>
              {words.log.more}
            </button>
          )}
        </footer>
      )}
    </>
  );
}

function actionOf(line: LogLine, frame: QueueFrame): string {
  return actionName(line.action, frame.words.actions);
}

/**
 * A line with what its outcome amounts to now: the platform has accepted what it carries out later, and a record is
 * synced only once it says so.
 */
function asNow(line: LogLine, known: ReadonlyMap<string, ListedRecord>): LogLine {
  if (line.outcome !== 'succeeded' || !isAction(line.action) || !needsRun(line.action)) return line;
  const synced = known.get(line.record_id ?? '')?.last_success_at ?? null;
  return synced !== null && Date.parse(synced) >= Date.parse(line.at) - EARLY_MS
    ? line
    : { ...line, outcome: 'accepted' };
}

function detailOf({ code, detail }: LogLine, frame: QueueFrame): string {
  return [code, noteOf(detail, frame.words.actions)].filter(Boolean).join(' · ');
}

/** @param record the line's record, if it still exists */
function LineCells({
  line,
  record,
  reasonOf,
  frame,
}: {
  line: LogLine;
  record: ListedRecord | null;
  reasonOf: (line: LogLine, type: RecordType | null) => string | null;
  frame: QueueFrame;
}) {
  const { words, writing, language } = frame;
  const label = line.label ?? line.record_id;
  // As the record is called now, unless the line knows it by another number.
  const own = record && labelOf(record, words.shared, language);
  const name =
    record && own && (line.label ?? own).endsWith(own) ? titleOf(record, words.shared, language) : label;
  const section = sectionOf(line.outcome);
  const detail = detailOf(line, frame);
  // Who got there first is no error of QuickBooks.
  const reason =
    section === 'failed' && line.outcome !== 'conflict' ? reasonOf(line, record?.type ?? null) : null;
  const amount = line.amount ? formatMoney(line.amount, language) : undefined;
  return (
    <>
      <Cell name="when" title={line.at}>
        <time dateTime={line.at}>{formatMoment(line.at, writing.now, writing.timeZone, language)}</time>
      </Cell>
      <Cell name="who" title={line.who ?? undefined}>
        {line.who ?? words.log.nobody}
      </Cell>
      <Cell name="act" title={actionOf(line, frame)}>
        {actionOf(line, frame)}
      </Cell>
      <Cell header name="record" title={name ?? undefined}>
        {record ? (
          <button
            type="button"
            class="link cell-title"
            aria-label={`${words.open_record}: ${words.shared.record(record.type, labelOf(record, words.shared, language))}`}
            onClick={trusted(() => frame.openRecord(record))}
          >
            {name}
          </button>
        ) : (
          <span class="cell-title">{name}</span>
        )}
      </Cell>
      <Cell end wide name="amount" title={amount}>
        {amount && <span class="money">{amount}</span>}
      </Cell>
      <Cell name="outcome" title={words.log.outcome[line.outcome]}>
        <span class={section === 'failed' ? 'bad' : section === 'succeeded' ? 'good' : 'quiet'}>
          {words.log.outcome[line.outcome]}
        </span>
      </Cell>
      <Cell name="note" title={detail}>
        {reason ? asSentence(reason, language) : detail}
      </Cell>
      <Cell wide title={line.quickbooks_id ?? undefined}>
        {line.quickbooks_id}
      </Cell>
    </>
  );
}

/** The lines as a table for spreadsheets; times in the company's time zone, amounts as numbers. */
function csvOf(lines: readonly LogLine[], frame: QueueFrame): string {
  const { words, language, writing } = frame;
  const at = new Intl.DateTimeFormat('sv-SE', {
    timeZone: writing.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const { decimalMark, csvSeparator } = LANGUAGES[language];
  const head = [
    words.columns.when,
    words.columns.who,
    words.columns.action,
    words.columns.record,
    words.columns.amount,
    '',
    words.columns.outcome,
    words.columns.detail,
    words.log.quickbooks,
  ];
  const rows = lines.map((line) => [
    at.format(Date.parse(line.at)),
    line.who ?? words.log.nobody,
    actionOf(line, frame),
    line.label ?? line.record_id,
    line.amount?.value.replace('.', decimalMark) ?? null,
    line.amount?.currency ?? null,
    words.log.outcome[line.outcome],
    detailOf(line, frame),
    line.quickbooks_id,
  ]);
  return writeCsv([head, ...rows], csvSeparator);
}
