import { TickmarkError } from '../core/tickmark-error.ts';
import type { CompanyRow, ConnectionRow } from '../store/rows.ts';
import type { ReadContext } from './read-context.ts';

export interface ConnectedCompany {
  readonly company: CompanyRow;
  readonly connection: ConnectionRow;
}

/** The companies that are connected, all of them or those of one QuickBooks company id, in the order of connecting. */
export async function connectedCompanies(
  { tables }: Pick<ReadContext, 'tables'>,
  realm: string | null,
): Promise<ConnectedCompany[]> {
  const db = tables.bulk;
  const companies = await (realm === null
    ? db.companies.toArray()
    : db.companies.where('realm').equals(realm).toArray());
  const connections = new Map((await db.connections.toArray()).map((each) => [each.id, each]));
  return companies
    .flatMap((company) => {
      const connection = connections.get(company.connection_id);
      return connection?.sealed_key ? [{ company, connection }] : [];
    })
    .sort((a, b) => a.connection.connected_at - b.connection.connected_at);
}

/**
 * The company that a request speaks of, connected or not: what was asked for here can be taken back in any case.
 * @param realm the company that is open where the request comes from; `null` for Tickmark's own pages
 * @throws TickmarkError `not_connected` where nothing of it is stored; `wrong_company` when it is not the one that is open
 */
export async function storedCompany(
  context: Pick<ReadContext, 'tables'>,
  companyKey: string,
  realm: string | null,
): Promise<CompanyRow> {
  const company = await context.tables.bulk.companies.get(companyKey);
  if (!company) throw new TickmarkError('not_connected', `${companyKey} is not stored`);
  if (realm !== null && company.realm !== realm) {
    throw new TickmarkError('wrong_company', `${companyKey} is not the open company ${realm}`);
  }
  return company;
}

/**
 * The company that a request speaks of.
 * @param realm the company that is open where the request comes from; `null` for Tickmark's own pages
 * @throws TickmarkError `not_connected`; `wrong_company` when the company is not the one that is open
 */
export async function companyOf(
  context: Pick<ReadContext, 'tables'>,
  companyKey: string,
  realm: string | null,
): Promise<ConnectedCompany> {
  const company = await storedCompany(context, companyKey, realm);
  const connection = await context.tables.bulk.connections.get(company.connection_id);
  if (!connection?.sealed_key) {
    throw new TickmarkError('not_connected', `${companyKey} is not connected`);
  }
  return { company, connection };
}
