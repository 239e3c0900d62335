import { Dexie } from 'dexie';
import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import { forgetAsked } from '../asked-records.ts';
import { endConnection } from '../end-connection.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Ends a connection. What is queued and mirrored stays. */
export async function disconnectPlatform(
  request: RequestOf<'disconnect'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  await endConnection(request.connection_id, context);
  return { status: 'done' };
}

/** Removes all that is stored of one company, or of all, with the connections that have no company left. */
export async function removeData(
  request: RequestOf<'remove_data'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const db = context.tables.strict;
  const companies = (await db.companies.toArray()).filter(
    ({ key }) => request.company_key === null || key === request.company_key,
  );
  await db.transaction('rw', db.tables, async () => {
    for (const { key } of companies) {
      const all = [
        [key, Dexie.minKey],
        [key, Dexie.maxKey],
      ] as const;
      await db.records
        .where('[company_key+id]')
        .between(...all)
        .delete();
      await db.jobs
        .where('[company_key+record_id]')
        .between(...all)
        .delete();
      await db.log
        .where('[company_key+id]')
        .between(...all)
        .delete();
      await db.set_aside
        .where('[company_key+id]')
        .between(...all)
        .delete();
      await db.counters.delete(key);
      await db.cycles.delete(key);
      await db.companies.delete(key);
    }
    for (const { id } of await db.connections.toArray()) {
      if (!(await db.companies.where('connection_id').equals(id).first())) await db.connections.delete(id);
    }
    if (request.company_key === null) await db.misses.clear();
  });
  await context.removeStoredItems(request.company_key);
  for (const company of companies) {
    forgetAsked(company.key);
    context.changed(company, null);
  }
  await context.planWake();
  return { status: 'done' };
}
