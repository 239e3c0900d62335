import { NO_RECORDS } from '../../core/records/counters.ts';
import type { Tables } from '../database.ts';
import type { CountersRow } from '../rows.ts';

/** The counters of a company without records. */
export const noCounters = (company_key: string): CountersRow => ({
  ...{ company_key, ...NO_RECORDS, by_type: {} },
  ...{ oldest_failure_since: null, top_failures: [] },
});

/** The stored counters of a company; zeros before its first read. */
export async function countersOf(tables: Tables, companyKey: string): Promise<CountersRow> {
  const row = await tables.bulk.counters.get(companyKey);
  return row ?? noCounters(companyKey);
}
