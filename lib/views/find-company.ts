import { isExample } from '../core/example-company.ts';
import { TickmarkError } from '../core/tickmark-error.ts';
import type { CompanyRow, ConnectionRow } from '../store/rows.ts';
import type { ReadContext } from './read-context.ts';

export interface ConnectedCompany {
  readonly company: CompanyRow;
  readonly connection: ConnectionRow;
}

/**
 * The stored companies, all or those with one QuickBooks company id: connected ones first, in the order in which they
 * were connected, and the example last. A company that was disconnected and connected again appears once.
 */
export async function storedCompanies(
  { tables }: Pick<ReadContext, 'tables'>,
  realm: string | null,
): Promise<ConnectedCompany[]> {
  const db = tables.bulk;
  const [companies, all] = await Promise.all([
    realm === null ? db.companies.all() : db.companies.by('realm').equal(realm).all(),
    db.connections.all(),
  ]);
  const connections = new Map(all.map((each) => [each.id, each]));
  const stored = companies
    .flatMap((company) => {
      const connection = connections.get(company.connection_id);
      return connection ? [{ company, connection }] : [];
    })
    .sort((a, b) => a.connection.connected_at - b.connection.connected_at);
  const connected = stored.filter(isConnected);
  const realms = new Set(connected.map(({ company }) => company.realm));
  const ended = stored.filter((each) => !isConnected(each) && !realms.has(each.company.realm));
  return [...connected, ...ended].sort(exampleLast);
}

/** Sorts real companies before the example. */
export function exampleLast(a: ConnectedCompany, b: ConnectedCompany): number {
  return Number(isExample(a.company.realm)) - Number(isExample(b.company.realm));
}

/** Whether the connection of the company has not ended. */
export function isConnected({ connection }: ConnectedCompany): boolean {
  return connection.sealed_key !== null;
}

/** The connected ones of `storedCompanies`. */
export async function connectedCompanies(
  context: Pick<ReadContext, 'tables'>,
  realm: string | null,
): Promise<ConnectedCompany[]> {
  return (await storedCompanies(context, realm)).filter(isConnected);
}

/**
 * The company of a request, connected or not: its commands can be undone in any case.
 * @param realm the company that is open where the request comes from; `null` for Tickmark's own pages
 * @throws TickmarkError `not_connected` if nothing of it is stored; `wrong_company` if it is not the open one
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
 * The connected company of a request.
 * @param realm the company that is open where the request comes from; `null` for Tickmark's own pages
 * @throws TickmarkError `not_connected`; `disconnected`; `wrong_company` if it is not the open one
 */
export async function companyOf(
  context: Pick<ReadContext, 'tables'>,
  companyKey: string,
  realm: string | null,
): Promise<ConnectedCompany> {
  const company = await storedCompany(context, companyKey, realm);
  const connection = await context.tables.bulk.connections.get(company.connection_id);
  if (!connection?.sealed_key) {
    const facts = { platform: connection?.platform ?? '', company: company.name };
    throw new TickmarkError('disconnected', `${companyKey} is disconnected`, { facts });
  }
  return { company, connection };
}
