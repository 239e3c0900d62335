import type { DiagnosisAnswer } from '../../protocol/diagnosis.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { connectedCompanies } from '../../views/find-company.ts';
import { iso } from '../../views/iso-time.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/** The stored health data; the view interprets it. */
export async function diagnose(
  request: RequestOf<'diagnosis'>,
  context: WorkerContext,
): Promise<DiagnosisAnswer> {
  const words = await wordsFor(context);
  const db = context.tables.bulk;
  const connected = (await connectedCompanies(context, null)).filter(
    ({ company }) => request.company_key === null || company.key === request.company_key,
  );
  const keys = new Set(connected.map(({ company }) => company.key));
  return {
    version: context.version,
    language: words.language,
    companies: await Promise.all(
      connected.map(async (each) => {
        const { company, connection } = each;
        return {
          company: await summarizeCompany(context, each, words),
          address: connection.address,
          platform_version: connection.platform_version,
          connector_version: connection.connector_version,
          minimum_connector_version: connection.minimum_connector_version,
          quickbooks: company.quickbooks,
          support: connection.support,
          last_processed_at: iso(company.last_processed_at),
          stalled_since: iso(company.stalled_since),
        };
      }),
    ),
    wake_at: iso(await context.wakeAt()),
    set_aside: (await db.set_aside.toArray())
      .filter((row) => keys.has(row.company_key))
      .map(({ id, reason, at }) => ({ id: id.startsWith('?') ? null : id, reason, at: iso(at) ?? '' })),
    misses: (await db.misses.toArray()).map(({ page, place, since, count }) => ({
      page,
      place,
      since: iso(since) ?? '',
      count,
    })),
  };
}
