import { isSameParty } from '../../../core/identity/same-party.ts';
import { decimalsOf } from '../../../core/records/money.ts';
import type { CheckMessage, CheckRequest } from '../../../core/report/checked-report.ts';
import { matchReport } from '../../../core/report/match-report.ts';
import { packFindings } from '../../../core/report/pack-findings.ts';
import { readReport } from '../../../core/report/read-report.ts';
import { type SideRecord, sideRecord } from '../../../core/report/side-record.ts';
import { sumFindings } from '../../../core/report/verdicts.ts';
import { openTables } from '../../../store/database.ts';
import { readFile } from './read-file.ts';

/** Records that are read at once. */
const SLICE = 5_000;
/** Findings of one message. */
const PART = 2_000;

const tell = (message: CheckMessage) => postMessage(message);

/** Reads the records of a company. */
async function readRecords(company_key: string): Promise<SideRecord[]> {
  const { bulk } = openTables();
  const records: SideRecord[] = [];
  let after = '';
  for (;;) {
    const rows = await bulk.records.between([company_key, after], [company_key, []], true).all(SLICE);
    for (const { record, state, label_key } of rows) {
      if (!record.deleted) records.push(sideRecord(record, state, label_key));
    }
    const last = rows.at(-1);
    if (!last) return records;
    after = last.id;
    tell({ kind: 'step', step: 'records', done: records.length });
  }
}

/** Checks a report: reads it, reads the company's records, compares them, and tells what it finds. */
async function check({ file, company_key, company_name, order }: CheckRequest): Promise<void> {
  tell({ kind: 'step', step: 'reading', done: null });
  const company = await openTables().bulk.companies.get(company_key);
  const currency = company?.currency ?? null;
  const decimals = decimalsOf(currency);
  const read = await readFile(file, decimals);
  if ('refusal' in read) return tell({ kind: 'refused', refusal: read.refusal });
  const outcome = readReport(read.table, company_name, order, decimals);
  if (outcome.status === 'refused') return tell({ kind: 'refused', refusal: outcome.refusal });
  if (outcome.status === 'ask_order') {
    return tell({ kind: 'ask_order', sample: outcome.sample, days: outcome.days });
  }
  // Not before the platform has been read to its end.
  if (!company?.first_read_done) return tell({ kind: 'not_ready' });
  const records = await readRecords(company_key);
  tell({ kind: 'step', step: 'comparing', done: null });
  const { rows, ...about } = outcome.report;
  // A file is saved after its report was made.
  const exported_at = about.exported_at ?? file.lastModified;
  const { findings, left_out } = matchReport(outcome.report, { records, currency }, exported_at);
  tell({
    kind: 'checked',
    checked: {
      about: { ...about, row_count: rows.length },
      is_of_company: about.company === null ? null : isSameParty(about.company, company_name),
      exported_at,
      sums: sumFindings(findings, currency),
      left_out,
      currency,
    },
  });
  for (const part of packFindings(findings, PART)) tell({ kind: 'findings', ...part });
  tell({ kind: 'end' });
}

// What fails here, such as a file that is gone since, reaches the page as this thread's error.
addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => void check(data).catch(reportError));
