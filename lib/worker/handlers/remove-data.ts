import { messageOf, TickmarkError } from '../../core/tickmark-error.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import { TABLE_NAMES, type Transaction } from '../../store/database.ts';
import type { TableName } from '../../store/layout.ts';
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
  const companies = (await db.companies.all()).filter(
    ({ key }) => company_key === null || key === company_key,
  );
  const [only] = companies;
  const connection = only && (await db.connections.get(only.connection_id));
  const company =
    company_key === null
      ? null
      : { key: company_key, realm: only?.realm ?? '', address: connection?.address ?? '' };
  await context.removeStored(company, () =>
    db.write(TABLE_NAMES, async (tx) => {
      if (company_key !== null) await removeCompany(tx, company_key);
      else for (const name of TABLE_NAMES) await tx[name].clear();
    }),
  );
  for (const company of companies) {
    forgetAsked(company.key);
    context.changed(company, null);
  }
  await context.planWake(null);
  return { status: 'done' };
}

/**
 * Deletes the tables where they still cannot be read. The marker of what was stored stays: once its companies are connected
 * again, the platform is asked about commands that were on their way.
 * @throws TickmarkError `store_unreadable` where something holds the tables
 */
export async function beginAnew(
  _request: RequestOf<'begin_anew'>,
  { storeProblem, tables, keys, planWake }: WorkerContext,
): Promise<DoneAnswer> {
  if ((await storeProblem(null))?.code !== 'store_unreadable') return { status: 'done' };
  try {
    const { companies, connections } = tables.bulk;
    await tables.connection.deleteUnreadable(() => Promise.all([companies.all(), connections.all()]));
  } catch (cause) {
    throw new TickmarkError('store_unreadable', messageOf(cause), { cause });
  }
  await keys.tidy();
  await planWake(null);
  return { status: 'done' };
}

async function removeCompany(tx: Transaction<TableName>, key: string): Promise<void> {
  // Searched row by row: a damaged row may be missing from every index.
  for (const table of [tx.jobs, tx.log]) {
    await table.deleteWhere(({ company_key }: { company_key: string }) => company_key === key);
  }
  for (const table of [tx.records, tx.set_aside]) await table.deleteUnder(key);
  for (const table of [tx.counters, tx.cycles, tx.companies]) await table.delete(key);
  for (const { id } of await tx.connections.all()) {
    if (!(await tx.companies.by('connection').equal(id).first())) await tx.connections.delete(id);
  }
}
