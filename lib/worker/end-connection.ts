import type { WorkerContext } from './worker-context.ts';

/** Ends a connection: deletes its key, so that nothing more is sent. Queue and mirror stay. */
export async function endConnection(connectionId: string, context: WorkerContext): Promise<void> {
  const db = context.tables.strict;
  await db.transaction('rw', [db.connections, db.companies, db.cycles], async () => {
    const connection = await db.connections.get(connectionId);
    if (connection) await db.connections.put({ ...connection, sealed_key: null });
    for (const company of await db.companies.where('connection_id').equals(connectionId).toArray()) {
      // Voids everything under way.
      await db.companies.put({ ...company, epoch: company.epoch + 1, outage: null });
      await db.cycles.delete(company.key);
    }
  });
  for (const company of await db.companies.where('connection_id').equals(connectionId).toArray()) {
    context.changed(company, null);
  }
  await context.planWake();
}
