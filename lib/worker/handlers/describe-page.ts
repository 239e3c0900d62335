import { nameKey, numberKey } from '../../core/identity/label-key.ts';
import { type QuickBooksRef, quickBooksRefKey, type RecordType } from '../../core/records/record-types.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';
import { mirrorRecords } from '../../store/records/mirror-records.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import type { RecordRow } from '../../store/rows.ts';
import { type ConnectedCompany, connectedCompanies } from '../../views/find-company.ts';
import { viewCompany } from '../../views/view-company.ts';
import { viewRecords } from '../../views/view-records.ts';
import { wordsFor } from '../../views/words-for.ts';
import { askedAt, askedInFull } from '../asked-records.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * What the platform says of the records on a page. Answered from the mirror alone; what the first read has not reached yet
 * is asked for, and the page is told when it has come.
 */
export async function describePage(
  request: RequestOf<'describe_page'>,
  context: WorkerContext,
): Promise<PageAnswer> {
  const words = await wordsFor(context);
  const preferences = await context.readPreferences();
  const companies = await connectedCompanies(context, request.realm);
  const settings = { synced_badges: preferences.synced_badges, language: words.language };
  const first = companies[0];
  if (!first) return { company: null, records: [], ambiguous: [], attention: 0, ...settings };
  const records: RecordView[] = [];
  const ambiguous: { type: RecordType; value: string; count: number }[] = [];
  for (const connected of companies) {
    const found = await findRecords(context, connected, request);
    ambiguous.push(...found.ambiguous);
    records.push(...(await viewRecords(context, connected, found.rows, words)));
    if (!connected.company.outage) void lookUp(context, connected, found.missing, found.unsure);
  }
  // Counted for the company that is named beside the number, and whose queue the number leads to.
  const attention = (await countersOf(context.tables, first.company.key)).failed;
  return { company: viewCompany(first, words), records, ambiguous, attention, ...settings };
}

async function findRecords(
  context: WorkerContext,
  { company }: ConnectedCompany,
  request: RequestOf<'describe_page'>,
) {
  const db = context.tables.bulk;
  const rows = new Map<string, RecordRow>();
  const missing: QuickBooksRef[] = [];
  const ambiguous: { type: RecordType; value: string; count: number }[] = [];
  const byRef = request.refs.length
    ? await db.records
        .where('[company_key+quickbooks_key]')
        .anyOf(request.refs.map((ref) => [company.key, quickBooksRefKey(ref)]))
        .toArray()
    : [];
  for (const ref of request.refs) {
    const found = byRef.filter((row) => row.quickbooks_key === quickBooksRefKey(ref));
    const [only] = found;
    if (found.length === 1 && only) rows.set(only.id, only);
    else if (found.length === 0) missing.push(ref);
    else ambiguous.push({ type: found[0]?.record.type ?? 'other', value: ref.id, count: found.length });
  }
  const labels = [
    ...request.numbers.map(({ type, number }) => ({ type, value: number, key: numberKey(type, number) })),
    ...request.names.map(({ type, name }) => ({ type, value: name, key: nameKey(type, name) })),
  ];
  // Where not all has been read, a second record of that number may still be to come.
  const isSure = (key: string) => company.first_read_done || askedInFull.has(`${company.key} ${key}`);
  const unsure = request.numbers.filter(({ type, number }) => !isSure(numberKey(type, number)));
  const byLabel = labels.length
    ? await db.records
        .where('[company_key+label_key]')
        .anyOf(labels.map(({ key }) => [company.key, key]))
        .toArray()
    : [];
  for (const { type, value, key } of labels) {
    const found = isSure(key) ? byLabel.filter((row) => row.label_key === key) : [];
    const [only] = found;
    if (found.length === 1 && only) rows.set(only.id, only);
    else if (found.length > 1) ambiguous.push({ type, value, count: found.length });
  }
  return { rows: [...rows.values()], missing, unsure, ambiguous };
}

const ASK_AGAIN_MS = 60_000;

async function lookUp(
  context: WorkerContext,
  { company, connection }: ConnectedCompany,
  missing: readonly QuickBooksRef[],
  unsure: RequestOf<'describe_page'>['numbers'],
): Promise<void> {
  const now = context.clock();
  const isDue = (key: string) => {
    const at = askedAt.get(`${company.key} ${key}`);
    return at === undefined || Math.abs(now - at) > ASK_AGAIN_MS;
  };
  const quickbooks = missing.filter((ref) => isDue(quickBooksRefKey(ref)));
  const numbers = unsure.filter(({ type, number }) => isDue(numberKey(type, number)));
  if (quickbooks.length + numbers.length === 0) return;
  const numberKeys = numbers.map(({ type, number }) => `${company.key} ${numberKey(type, number)}`);
  for (const ref of quickbooks) askedAt.set(`${company.key} ${quickBooksRefKey(ref)}`, now);
  for (const key of numberKeys) askedAt.set(key, now);
  try {
    const { records } = await context.openPlatform(connection).lookup(company.realm, { quickbooks, numbers });
    const db = context.tables.bulk;
    const changed = await db.transaction('rw', [db.companies, db.records, db.jobs, db.counters], async () => {
      const current = await db.companies.get(company.key);
      return current ? mirrorRecords(db, company.key, records, current.generation, context.clock()) : null;
    });
    if (!changed) return;
    for (const key of numberKeys) askedInFull.add(key);
    if (changed.length + numberKeys.length > 0) context.changed(company, changed);
  } catch {
    // The next cycle meets the same trouble and says so; a page only goes without a badge until then.
  }
}
