import type { CompanySummary } from '../../protocol/views.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import { type ConnectedCompany, exampleLast } from '../../views/find-company.ts';
import type { ReadContext } from '../../views/read-context.ts';
import { summarizeCompany } from '../../views/view-company.ts';

/** The company shown, read from the stored rows: the page asks the worker only for changes. */
export interface ShownCompany {
  readonly connected: ConnectedCompany;
  readonly summary: CompanySummary;
}

const NO_KEY = { iv: '', data: '' };

/**
 * Reads a company with its counts.
 * @returns `null` if nothing of it is stored
 */
export async function readCompany(
  context: Pick<ReadContext, 'tables' | 'clock' | 'storeTrouble'>,
  companyKey: string,
  words: AnswerWords,
): Promise<ShownCompany | null> {
  const db = context.tables.bulk;
  const company = await db.companies.get(companyKey);
  const connection = company && (await db.connections.get(company.connection_id));
  if (!company || !connection) return null;
  // The page needs no key, sealed or not: only whether there is one.
  const sealed_key = connection.sealed_key && NO_KEY;
  const connected = { company, connection: { ...connection, sealed_key } };
  const summary = await summarizeCompany(context, connected, words);
  return { connected, summary };
}

/** The companies that can be shown: connected ones first, in the order in which they were connected, and the example last. */
export async function readCompanyNames({
  tables,
}: Pick<ReadContext, 'tables'>): Promise<{ company_key: string; name: string; platform: string }[]> {
  const [companies, connections] = await Promise.all([
    tables.bulk.companies.all(),
    tables.bulk.connections.all(),
  ]);
  return companies
    .flatMap((company) => {
      const connection = connections.find(({ id }) => id === company.connection_id);
      return connection ? [{ company, connection }] : [];
    })
    .sort(
      (a, b) =>
        exampleLast(a, b) ||
        Number(b.connection.sealed_key !== null) - Number(a.connection.sealed_key !== null) ||
        a.connection.connected_at - b.connection.connected_at,
    )
    .map(({ company, connection }) => ({
      company_key: company.key,
      name: company.name,
      platform: connection.platform,
    }));
}
