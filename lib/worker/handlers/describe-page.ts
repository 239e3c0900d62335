import { isExample } from '../../core/example-company.ts';
import { type DateOrder, learnDateOrder } from '../../core/identity/read-date.ts';
import { isShownIn, keyOfRow, type ShownRow } from '../../core/identity/row-evidence.ts';
import { type QuickBooksRef, quickBooksRefKey } from '../../core/records/record-types.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import type { CompanyRow, RecordRow } from '../../store/rows.ts';
import { explainStore } from '../../views/explain-store.ts';
import { type ConnectedCompany, connectedCompanies, isConnected } from '../../views/find-company.ts';
import { viewCompany } from '../../views/view-company.ts';
import { viewRecords } from '../../views/view-records.ts';
import { wordsFor } from '../../views/words-for.ts';
import { askedInFull } from '../asked-records.ts';
import { findOpen } from '../find-open.ts';
import { lookUp } from '../look-up.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Describes the records on a page. Answers from the mirror alone; asks the platform for records that the first read has
 * not reached, and notifies the page when they arrive.
 */
export async function describePage(
  request: RequestOf<'describe_page'>,
  context: WorkerContext,
): Promise<PageAnswer> {
  // Side by side: each read may have to wait until something has been written.
  const [words, preferences, { companies, problem, first }, dismissed] = await Promise.all([
    wordsFor(context),
    context.readPreferences(),
    findOpen(context, request.realm),
    context.banners.of(request.realm),
  ]);
  const settings = { dismissed, synced_badges: preferences.synced_badges, language: words.language };
  const company = first ? viewCompany(first, words, context.clock()) : null;
  if (!first || !isConnected(first)) {
    // Of an ended connection, the page learns only that it has ended.
    const nothing = { records: [], rows: request.rows.map(() => null), attention: 0 };
    const unconnected =
      !problem && (await connectedCompanies(context, null)).every((each) => isExample(each.company.realm));
    const notice = problem && explainStore(problem, words).what;
    return { company, ...nothing, notice, unconnected, ...settings };
  }
  const order = await dateOrderOf(context, first.company, request.rows);
  const [{ failed }, ...founds] = await Promise.all([
    // The count of the company named beside it, to whose queue it leads.
    countersOf(context.tables, first.company.key),
    ...companies.map(async (connected) => ({
      connected,
      found: await findRecords(context, connected, request, order),
    })),
  ]);
  const records: RecordView[] = [];
  /** For each row, the indexes of all records that it may show, from any platform. */
  const fitting: number[][] = request.rows.map(() => []);
  for (const { connected, found } of founds) {
    const places = new Map(found.records.map(({ id }, at) => [id, records.length + at]));
    for (const [at, rows] of found.ofRows.entries()) {
      fitting[at]?.push(...rows.flatMap(({ id }) => places.get(id) ?? []));
    }
    records.push(...(await viewRecords(context, connected, found.records, words)));
    if (!connected.company.outage) lookUp(context, connected, found.missing, found.unsure);
  }
  const rows = fitting.map((each) => (each.length === 1 ? (each[0] ?? null) : null));
  return { company, records, rows, attention: failed, notice: null, unconnected: false, ...settings };
}

/** The date order of this company's lists: learned from the rows, and stored for lists that do not reveal it. */
async function dateOrderOf(
  context: WorkerContext,
  company: CompanyRow,
  rows: readonly ShownRow[],
): Promise<DateOrder | null> {
  const learned = learnDateOrder(rows.flatMap(({ date }) => date ?? []));
  const known = company.date_order ?? null;
  if (learned === null || learned === known) return known;
  await context.tables.bulk.companies.change(company.key, { date_order: learned });
  return learned;
}

async function findRecords(
  context: WorkerContext,
  { company }: ConnectedCompany,
  request: RequestOf<'describe_page'>,
  order: DateOrder | null,
) {
  const db = context.tables.bulk;
  const records = new Map<string, RecordRow>();
  const missing: QuickBooksRef[] = [];
  // Until everything has been read, a second record with that number may still come.
  const isSure = (key: string) => company.first_read_done || askedInFull.has(`${company.key} ${key}`);
  const unsure = request.rows.filter((row) => row.by === 'number' && !isSure(keyOfRow(row)));
  const keys = request.rows.map(keyOfRow).filter(isSure);
  const [byRef, byLabel] = await Promise.all([
    db.records.by('quickbooks').equalToAny(request.refs.map((ref) => [company.key, quickBooksRefKey(ref)])),
    db.records.by('label').equalToAny(keys.map((key) => [company.key, key])),
  ]);
  for (const ref of request.refs) {
    const found = byRef.filter((row) => row.quickbooks_key === quickBooksRefKey(ref));
    const [only] = found;
    if (found.length === 1 && only) records.set(only.id, only);
    else if (found.length === 0) missing.push(ref);
  }
  const candidates = Map.groupBy(byLabel, ({ label_key }) => label_key);
  const ofRows = request.rows.map((row) =>
    (candidates.get(keyOfRow(row)) ?? []).filter(({ record }) => isShownIn(row, record, order)),
  );
  for (const row of ofRows.flat()) records.set(row.id, row);
  return { records: [...records.values()], ofRows, missing, unsure };
}
