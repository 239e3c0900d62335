import { knownKind } from '../../core/platform-kinds.ts';
import type { ConnectionView, OptionsAnswer } from '../../protocol/options.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Adds up the counters: counting a million rows would take seconds. */
async function countRecords({ tables }: WorkerContext): Promise<number> {
  const counters = await tables.bulk.counters.all();
  return counters.flatMap(({ by_state }) => Object.values(by_state)).reduce((sum, count) => sum + count, 0);
}

/** Reads everything that the options page shows, never an access key. */
export async function showOptions(context: WorkerContext): Promise<OptionsAnswer> {
  const words = await wordsFor(context);
  const db = context.tables.bulk;
  const companies = await db.companies.all();
  const connections: ConnectionView[] = [];
  for (const connection of await db.connections.all()) {
    const own = companies.filter((company) => company.connection_id === connection.id);
    connections.push({
      connection_id: connection.id,
      kind: knownKind(connection.kind),
      address: connection.address,
      platform: connection.platform,
      platform_version: connection.platform_version,
      masked_key: connection.masked_key,
      user: connection.user.name,
      role: connection.user.role,
      rights: words.reasons.rights[connection.user.role],
      disconnected: connection.sealed_key === null,
      kept: connection.sealed_key?.kept ?? 'profile',
      companies: await Promise.all(
        own.map((company) => summarizeCompany(context, { company, connection }, words)),
      ),
    });
  }
  const preferences = await context.readPreferences();
  const estimate = await navigator.storage?.estimate?.();
  return {
    connections,
    preferences: {
      ...preferences,
      notify_failures: preferences.notify_failures ?? connections.some(({ role }) => role === 'admin'),
    },
    language: words.language,
    version: context.version,
    stored: {
      records: await countRecords(context),
      jobs: await db.jobs.count(),
      bytes: estimate?.usage ?? null,
    },
  };
}
