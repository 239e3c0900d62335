import type { WorkerContext } from './worker-context.ts';

/** Tidies the keys of connections, and has those tried whose key has ended with the browser: it is said at once. */
export async function tidyKeys({ keys, tables, startSync }: WorkerContext): Promise<void> {
  for (const id of await keys.tidy()) {
    for (const company of await tables.bulk.companies.by('connection').equal(id).all()) {
      if (company.outage?.code !== 'key_ended') await startSync(company.key, 'catch_up');
    }
  }
}

/** Ends a connection: deletes its key, so that nothing more is sent. Queue and mirror stay. */
export async function endConnection(connectionId: string, context: WorkerContext): Promise<void> {
  const db = context.tables.strict;
  await db.write(['connections', 'companies', 'cycles'], async (tx) => {
    const connection = await tx.connections.get(connectionId);
    if (connection) await tx.connections.put({ ...connection, sealed_key: null });
    for (const company of await tx.companies.by('connection').equal(connectionId).all()) {
      // Voids everything under way.
      await tx.companies.put({ ...company, epoch: company.epoch + 1, outage: null });
      await tx.cycles.delete(company.key);
    }
  });
  await context.keys.tidy();
  for (const company of await db.companies.by('connection').equal(connectionId).all()) {
    context.changed(company, null);
  }
  await context.planWake(null);
}
