import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import type { Database } from '../../store/database.ts';
import { keysUnder } from '../../store/key-range.ts';
import { forgetAsked } from '../asked-records.ts';
import { endConnection } from '../end-connection.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Ends a connection. Queue and mirror stay. */
export async function disconnectPlatform(
  request: RequestOf<'disconnect'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  await endConnection(request.connection_id, context);
  return { status: 'done' };
}

/**
 * Removes all stored data of one company, with its connection if that has no other; or all stored data (`null`),
 * including data of no known company.
 */
export async function removeData(
  { company_key }: RequestOf<'remove_data'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const db = context.tables.strict;
  const companies = (await db.companies.toArray()).filter(
    ({ key }) => company_key === null || key === company_key,
  );
  const [only] = companies;
  const connection = only && (await db.connections.get(only.connection_id));
  const company =
    company_key === null
      ? null
      : { key: company_key, realm: only?.realm ?? '', address: connection?.address ?? '' };
  await context.removeStored(company, () =>
    db.transaction('rw', db.tables, async () => {
      if (company_key !== null) await removeCompany(db, company_key);
      else for (const table of db.tables) await table.clear();
    }),
  );
  for (const company of companies) {
    forgetAsked(company.key);
    context.changed(company, null);
  }
  await context.planWake();
  return { status: 'done' };
}

async function removeCompany(db: Database, key: string): Promise<void> {
  // Searched row by row: a damaged row may be missing from every index.
  for (const table of [db.jobs, db.log]) {
    await table.filter(({ company_key }: { company_key: string }) => company_key === key).delete();
  }
  for (const table of [db.records, db.set_aside]) {
    await table
      .where('[company_key+id]')
      .between(...keysUnder(key))
      .delete();
  }
  for (const table of [db.counters, db.cycles, db.companies]) await table.delete(key);
  for (const { id } of await db.connections.toArray()) {
    if (!(await db.companies.where('connection_id').equals(id).first())) await db.connections.delete(id);
  }
}
