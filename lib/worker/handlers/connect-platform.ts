import { isExample } from '../../core/example-company.ts';
import { DEFAULT_FREQUENCY } from '../../core/records/frequency.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import { type Adapter, ioInMemory } from '../../platform/adapter.ts';
import { kindOf } from '../../platform/adapters.ts';
import type { CompanyInfo, ConnectionInfo } from '../../platform/port.ts';
import type { ConnectAnswer } from '../../protocol/options.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { maskAccessKey } from '../../store/access-key/access-key-text.ts';
import { restoreJobs } from '../../store/jobs/restore-jobs.ts';
import { isSamePlace } from '../../store/marker.ts';
import type { CompanyRow, ConnectionRow } from '../../store/rows.ts';
import { explainProblem } from '../../views/explain-problem.ts';
import { wordsFor } from '../../views/words-for.ts';
import { clientOf } from '../adapter-io.ts';
import { endConnection } from '../end-connection.ts';
import { planNextDue } from '../sync/plan-schedule.ts';
import { companyChange, toConnectionRow } from '../sync/read-connection.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Connects a platform, or renews a connection. Nothing is stored unless the platform has answered and opens a company;
 * a renewed connection must open the company that it belongs to.
 */
export async function connectPlatform(
  request: RequestOf<'connect'>,
  context: WorkerContext,
): Promise<ConnectAnswer> {
  const words = await wordsFor(context);
  let adapter: Adapter | undefined;
  let host = '';
  try {
    adapter = context.adapterOf(request.kind);
    const { address, secret, shown } = adapter.readCredentials(request.values);
    host = new URL(address).host;
    const { renewed } = context;
    const io = ioInMemory(await renewed.of(secret), clientOf(context.version), (changed) =>
      renewed.keep(secret, changed),
    );
    const info = await adapter.open(address, io).connect();
    if (info.companies.length === 0) throw new TickmarkError('no_company', 'The key opens no company');
    const before = await findBefore(request, address, info, context);
    const id = before.renewed.at(0)?.id ?? context.newKey();
    const shares = shareOut(info.companies, before.renewed, id);
    const { notes, ...kept } = io.kept();
    for (const [of, companies] of shares) {
      await context.keys.seal(kept.secret, of, request.kept ?? 'profile', (sealed_key) => {
        const own = {
          id: of,
          ...(request.kind === undefined ? {} : { kind: request.kind }),
          address,
          sealed_key,
          masked_key: maskAccessKey(shown),
          ...(Object.keys(notes).length > 0 && { notes }),
        };
        return saveConnection(context, own, { ...info, companies });
      });
    }
    await renewed.forget(secret);
    for (const connection_id of before.ended) {
      await endConnection(connection_id, context);
    }
    await context.keys.tidy();
    for (const [of, companies] of shares) {
      for (const company of companies) await context.startSync(`${of}:${company.realm_id}`, 'connect');
    }
    return { status: 'connected', connection_id: id, companies: info.companies.map(({ name }) => name) };
  } catch (error) {
    if (!(error instanceof TickmarkError)) throw error;
    const { company, other_company, field } = error.facts;
    const told = {
      platform: host,
      company: String(company ?? ''),
      other_company: String(other_company ?? ''),
      detail: error.message,
    };
    return {
      status: 'refused',
      problem: explainProblem(error.code, words, told, error.message),
      field: String(field ?? adapter?.fieldOf(error.code) ?? ''),
    };
  }
}

/** The stored connections that a new one affects. */
interface Before {
  /** The connections that it renews, the named one first; none for a new connection. */
  readonly renewed: readonly { readonly id: string; readonly realms: readonly string[] }[];
  /** The connections that it ends: their address or their position now belongs to another platform. */
  readonly ended: readonly string[];
}

/**
 * Finds the connection that is named, or those to the same address with the same company. Only the same platform at the
 * same address is renewed: data read from another, and commands meant for it, stay with that one.
 * @throws TickmarkError `other_company`
 */
async function findBefore(
  request: RequestOf<'connect'>,
  address: string,
  info: ConnectionInfo,
  context: WorkerContext,
): Promise<Before> {
  const db = context.tables.bulk;
  const opened = new Set(info.companies.map((company) => company.realm_id));
  const found: (ConnectionRow & { realms: string[] })[] = [];
  for (const connection of await db.connections.all()) {
    const own = await db.companies.by('connection').equal(connection.id).all();
    const realms = own.map(({ realm }) => realm);
    const lost = own.find((company) => !opened.has(company.realm));
    if (connection.id === request.replaces && own.length > 0) {
      if (lost) {
        const unread = info.set_aside.find(({ realm_id }) => realm_id === lost.realm);
        if (unread)
          throw new TickmarkError('company_unreadable', unread.reason, { facts: { company: lost.name } });
        throw new TickmarkError('other_company', 'The key opens another company', {
          facts: { company: lost.name, other_company: info.companies.map(({ name }) => name).join(', ') },
        });
      }
      found.unshift({ ...connection, realms });
    } else if (connection.address === address && own.some((company) => opened.has(company.realm))) {
      found.push({ ...connection, realms });
    }
  }
  const isSame = (each: ConnectionRow) =>
    each.address === address &&
    kindOf(each.kind) === kindOf(request.kind) &&
    each.platform === info.platform.name;
  return {
    renewed: found.filter(isSame),
    ended: found.filter((each) => !isSame(each)).map(({ id }) => id),
  };
}

/**
 * Assigns each company to a connection: it stays with the one that has it, and with its queue, so that no company
 * appears twice; a new company goes to the first.
 * @returns the companies by connection
 */
function shareOut(
  companies: readonly CompanyInfo[],
  renewed: Before['renewed'],
  first: string,
): ReadonlyMap<string, CompanyInfo[]> {
  const shares = new Map<string, CompanyInfo[]>();
  for (const company of companies) {
    const id = renewed.find(({ realms }) => realms.includes(company.realm_id))?.id ?? first;
    shares.set(id, [...(shares.get(id) ?? []), company]);
  }
  return shares;
}

async function saveConnection(
  context: WorkerContext,
  own: Pick<ConnectionRow, 'id' | 'kind' | 'address' | 'sealed_key' | 'masked_key' | 'notes'>,
  info: ConnectionInfo,
): Promise<void> {
  const db = context.tables.strict;
  const now = context.clock();
  const marked = await context.readMarker();
  await db.write(['connections', 'companies', 'jobs', 'log'], async (tx) => {
    const before = await tx.connections.get(own.id);
    await tx.connections.put({ ...own, ...toConnectionRow(info), connected_at: before?.connected_at ?? now });
    for (const company of info.companies) {
      const key = `${own.id}:${company.realm_id}`;
      const known = await tx.companies.get(key);
      await tx.companies.put(
        known
          ? // Work under way still uses the old key, so it is voided.
            { ...known, ...companyChange(company), epoch: known.epoch + 1, outage: null, checked_at: now }
          : newCompany(key, own.id, company, now),
      );
      const lost = marked.find((each) =>
        isSamePlace(each, { address: own.address, realm: company.realm_id }),
      );
      if (!known && lost) await restoreJobs(tx, key, lost, now);
    }
  });
}

function newCompany(key: string, connectionId: string, info: CompanyInfo, now: number): CompanyRow {
  const change = companyChange(info);
  // In the example nothing happens by itself: nobody waits for it.
  const frequency = isExample(info.realm_id) ? ({ kind: 'never' } as const) : DEFAULT_FREQUENCY;
  return {
    key,
    connection_id: connectionId,
    realm: info.realm_id,
    ...change,
    frequency,
    approval: 'approve_first',
    next_due_at: planNextDue(frequency, now, change.time_zone),
    cursor: null,
    first_read_done: false,
    generation: 0,
    sweep_wanted: false,
    epoch: 0,
    last_run_at: null,
    last_success_at: null,
    checked_at: now,
    failed_seen: null,
    last_processed_at: null,
    stalled_since: null,
    held_back: null,
    tidied_at: null,
    outage: null,
  };
}
