import { PlatformError } from '../../platform/platform-error.ts';
import type { Database } from '../../queue/database.ts';
import { keysUnder } from '../../queue/key-range.ts';
import { mirrorRecords, sweepUnseen } from '../../queue/mirror-records.ts';
import type { SetAsideRow } from '../../queue/rows.ts';
import { holdEpoch } from '../../queue/write-jobs.ts';
import type { CycleContext } from '../cycle-context.ts';
import { keepCompany, keepCycle } from '../keep-cycle.ts';
import { latest } from '../read-connection.ts';

const PAGE = 200;

/** Reads one page of the feed: its records and its cursor are written in one transaction. */
export async function pullStep(context: CycleContext): Promise<void> {
  const { company, tables, epoch, clock } = context;
  const page = await pageAfter(context);
  if (!page) return;
  if (page.has_more && page.cursor === company.cursor) {
    throw new PlatformError('not_a_platform', 'The feed says that there is more, but does not move on');
  }
  const aside: SetAsideRow[] = page.set_aside.map((each, at) => ({
    company_key: company.key,
    id: each.id ?? `?${clock()}-${at}`,
    reason: each.reason,
    at: clock(),
  }));
  const db = tables.bulk;
  const nothingNew = page.records.length === 0 && aside.length === 0 && page.cursor === company.cursor;
  if (!nothingNew || !company.first_read_done) {
    const changed = await db.transaction(
      'rw',
      [db.companies, db.records, db.jobs, db.counters, db.set_aside],
      async () => {
        await holdEpoch(db, company.key, epoch);
        const ids = await mirrorRecords(db, company.key, page.records, company.generation);
        if (await hasSetAside(db, company.key)) {
          await db.set_aside.bulkDelete(
            page.records.map((record) => [company.key, record.id] as [string, string]),
          );
        }
        if (aside.length) await db.set_aside.bulkPut(aside);
        const current = (await db.companies.get(company.key)) ?? company;
        await db.companies.put({
          ...current,
          cursor: page.cursor,
          first_read_done: current.first_read_done || !page.has_more,
          last_processed_at: page.records.reduce(
            (last, record) => latest(last, timeOf(record.sync.last_attempt_at)),
            current.last_processed_at,
          ),
        });
        return ids;
      },
    );
    if (changed.length) context.changed(company, changed);
  }
  if (!page.has_more && company.sweep_wanted) {
    await sweepUnseen(db, company.key, company.generation);
    await keepCompany(context, { sweep_wanted: false });
    context.changed(company, null);
  }
  await keepCycle(context, {
    pull_wanted: page.has_more,
    pulled: context.cycle.pulled + page.records.length,
  });
}

function timeOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

async function hasSetAside(db: Database, companyKey: string): Promise<boolean> {
  const range = db.set_aside.where('[company_key+id]').between(...keysUnder(companyKey));
  return (await range.first()) !== undefined;
}

async function pageAfter(context: CycleContext) {
  const { platform, company } = context;
  try {
    return await platform.changes(company.realm, company.cursor, PAGE);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'cursor_expired' || company.cursor === null)
      throw error;
    // Start over, keeping what is queued; what the full read does not see again is removed at its end.
    await keepCompany(context, { cursor: null, generation: company.generation + 1, sweep_wanted: true });
    if (!company.sweep_wanted) return null;
    throw new PlatformError('not_a_platform', 'The feed expires before it has been read to its end');
  }
}
