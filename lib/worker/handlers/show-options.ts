import type { ConnectionView, OptionsAnswer } from '../../protocol/answers.ts';
import { wordsFor } from '../../views/language.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import type { Desk } from './desk.ts';

/** Everything the options page shows; access keys are never part of it. */
export async function showOptions(desk: Desk): Promise<OptionsAnswer> {
  const words = await wordsFor(desk);
  const db = desk.tables.bulk;
  const companies = await db.companies.toArray();
  const connections: ConnectionView[] = [];
  for (const connection of await db.connections.toArray()) {
    const own = companies.filter((company) => company.connection_id === connection.id);
    connections.push({
      connection_id: connection.id,
      address: connection.address,
      platform: connection.platform,
      platform_version: connection.platform_version,
      masked_key: connection.masked_key,
      user: connection.user.name,
      role: connection.user.role,
      rights: words.reasons.rights[connection.user.role],
      disconnected: connection.sealed_key === null,
      companies: await Promise.all(
        own.map((company) => summarizeCompany(desk, { company, connection }, words)),
      ),
    });
  }
  const preferences = await desk.readPreferences();
  const estimate = await navigator.storage?.estimate?.();
  return {
    connections,
    preferences: {
      ...preferences,
      notify_failures: preferences.notify_failures ?? connections.some(({ role }) => role === 'admin'),
    },
    language: words.language,
    version: desk.version,
    stored: {
      records: await db.records.count(),
      jobs: await db.jobs.count(),
      bytes: estimate?.usage ?? null,
    },
  };
}
