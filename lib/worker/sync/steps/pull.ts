import type { PlatformRecord } from '../../../core/records/platform-record.ts';
import { latest, pastTime } from '../../../core/times.ts';
import { PlatformError } from '../../../platform/platform-error.ts';
import type { ChangesPage } from '../../../platform/port.ts';
import type { Transaction } from '../../../store/database.ts';
import { assertEpoch } from '../../../store/jobs/write-jobs.ts';
import { mirrorFirst } from '../../../store/records/mirror-first.ts';
import { mirrorRecords, sweepUnseen } from '../../../store/records/mirror-records.ts';
import type { CompanyRow, SetAsideRow } from '../../../store/rows.ts';
import { recordKey } from '../../../store/rows.ts';
import type { CycleContext } from '../cycle-context.ts';
import { watchFeed } from '../endless-feed.ts';
import { saveCompany, saveCycle, startOver } from '../save-cycle.ts';

/** Records per page of the feed. */
export const PAGE = 200;
/** Records that are written at once while somebody waits for answers. */
const SLICE = 50;
/** Entries of a company that are kept as unreadable; more of them say nothing more. */
const MOST_SET_ASIDE = 1_000;

/** Pages read per step: steps stay short, so that a command given meanwhile is soon sent. */
const MOST_PAGES = 5;

/** Continues reading the feed, page by page: each page's records and its cursor are written in one transaction. */
export async function pullStep(context: CycleContext): Promise<void> {
  let { company } = context;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    if (pages > 0) await context.heartbeat();
    const read = await pullPage({ ...context, company });
    if (!read?.more) return;
    company = read.company;
  }
}

/**
 * @returns the company after a page, and whether there is more; `null` if the feed starts over
 * @throws PlatformError `not_a_platform` if the feed does not come to an end
 */
async function pullPage(
  context: CycleContext,
): Promise<{ readonly company: CompanyRow; readonly more: boolean } | null> {
  const { company, tables, epoch } = context;
  const feed = watchFeed(tables, company.key);
  if (company.cursor === null) feed.begin();
  const page = await pageAfter(context);
  if (!page) return null;
  feed.check(page, company.cursor);
  const db = tables.bulk;
  let changes = 0;
  const tell = (changed: readonly string[]) => {
    changes += changed.length;
    if (changed.length) context.changed(company, changed);
  };
  let { records } = page;
  // An answer waits for a write under way. A page that is stored in part is read again.
  for (; context.isAsked() && records.length > SLICE; records = records.slice(SLICE)) {
    const slice = records.slice(0, SLICE);
    const write = () =>
      db.write(['companies', 'records', 'jobs', 'counters'], async (tx) =>
        mirror(tx, context, await assertEpoch(tx, company.key, epoch), slice),
      );
    tell(await context.alone(write));
  }
  const kept = await context.alone(() =>
    db.write(['companies', 'cycles', 'records', 'jobs', 'counters', 'set_aside'], async (tx) => {
      // Side by side: each answer of the browser's database takes its time.
      const [stored, cycle] = await Promise.all([
        assertEpoch(tx, company.key, epoch),
        tx.cycles.get(company.key),
      ]);
      const after = afterPage(stored, page, context.clock());
      const reported = [...records, ...(await unreadable(tx, company.key, page))];
      const [changed] = await Promise.all([
        mirror(tx, context, stored, reported),
        updateSetAside(tx, context, page),
      ]);
      if (after !== stored) await tx.companies.put(after);
      if (cycle) {
        const pulled = cycle.pulled + page.records.length;
        await tx.cycles.put({ ...cycle, pulled, pull_wanted: page.has_more || company.sweep_wanted });
      }
      return { company: after, changed };
    }),
  );
  tell(kept.changed);
  feed.count(page, changes);
  if (!page.has_more && company.sweep_wanted) {
    await sweepUnseen(db, company.key, company.generation);
    await saveCompany(context, { sweep_wanted: false });
    await saveCycle(context, { pull_wanted: false });
    context.changed(company, null);
  }
  return { company: kept.company, more: page.has_more };
}

function mirror(
  tx: Transaction<'records' | 'jobs' | 'counters'>,
  { company, clock }: CycleContext,
  { first_read_done }: CompanyRow,
  reported: readonly PlatformRecord[],
): Promise<string[]> {
  const store = first_read_done ? mirrorRecords : mirrorFirst;
  return store(tx, company.key, reported, company.generation, clock());
}

/** The company with the page's cursor; the same object if the page contains nothing new. */
function afterPage(company: CompanyRow, page: ChangesPage, now: number): CompanyRow {
  const processed = page.records.reduce(
    (last, record) => latest(last, pastTime(record.sync.last_attempt_at, now)),
    company.last_processed_at,
  );
  const first_read_done = company.first_read_done || !page.has_more;
  const same =
    page.cursor === company.cursor &&
    first_read_done === company.first_read_done &&
    processed === company.last_processed_at;
  return same ? company : { ...company, cursor: page.cursor, first_read_done, last_processed_at: processed };
}

/** Known records that have become unreadable: they are left out, because the stored data is outdated. */
async function unreadable(
  tx: Transaction<'records'>,
  companyKey: string,
  page: ChangesPage,
): Promise<PlatformRecord[]> {
  const keys = page.set_aside.flatMap(({ id }) => (id === null ? [] : [recordKey(companyKey, id)]));
  const rows = await tx.records.getMany(keys);
  return rows.flatMap((row) => (row ? [{ ...row.record, deleted: true }] : []));
}

/** Sets aside entries that break the contract, and restores those that no longer do. */
async function updateSetAside(
  tx: Transaction<'set_aside'>,
  { company, clock }: CycleContext,
  page: ChangesPage,
): Promise<void> {
  if (page.records.length && (await tx.set_aside.under(company.key).first())) {
    await tx.set_aside.deleteMany(page.records.map((record) => recordKey(company.key, record.id)));
  }
  const of = { company_key: company.key, at: clock() };
  const aside: SetAsideRow[] = [
    ...page.set_aside.map(({ id, reason }, at) => ({ ...of, id: id ?? `?${of.at}-${at}`, reason })),
    ...(page.odd ?? []).map(({ id, reasons }) => ({ ...of, id, reason: '', odd: reasons })),
  ];
  if (!aside.length) return;
  const room = Math.max(0, MOST_SET_ASIDE - (await tx.set_aside.under(company.key).count()));
  await tx.set_aside.putAll(aside.slice(0, room));
}

async function pageAfter(context: CycleContext) {
  const { platform, company } = context;
  try {
    return await platform.changes(company.realm, company.cursor, PAGE);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'cursor_expired' || company.cursor === null)
      throw error;
    await saveCompany(context, startOver(company));
    if (!company.sweep_wanted) return null;
    throw new PlatformError('not_a_platform', 'The feed expires before it has been read to its end');
  }
}
