import { isEqual } from '../core/is-equal.ts';
import type { Database, Tables } from './database.ts';
import {
  type Areas,
  type MarkedCommand,
  type MarkedCompany,
  readItem,
  STORED_ITEMS,
  writeItem,
} from './items/stored-items.ts';
import { inLane, OPEN_LANES } from './jobs/open-jobs.ts';

/*
 * The marker stands outside the database and tells that there was one: of which companies, and which commands were on their
 * way. A browser may throw the database away or lose it to a fault of the disk; then the marker is all that is left.
 */

/** Of so many commands it can be asked what became of them; of more, only the number is kept. */
const MOST_COMMANDS = 200;

/** One company as one platform has it: what stays the same when both are connected anew. */
export type Place = Pick<MarkedCompany, 'address' | 'realm'>;

/** Whether two are one company on one platform. */
export const isSamePlace = (a: Place, b: Place) => a.address === b.address && a.realm === b.realm;

/** Stored data that is lost, or cannot be opened. */
export interface StoreProblem {
  readonly code: 'store_lost' | 'store_unreadable';
  /** The companies that are lost, or were stored when the tables could last be read. */
  readonly companies: readonly MarkedCompany[];
  /** Whether other companies are stored and can be shown. */
  readonly usable: boolean;
  /** The browser's own words, if there are any. */
  readonly detail: string | null;
}

/** What the marker says; nothing where there is none, or it is damaged. */
export async function readMarker(storage: Areas<'local', 'get'>): Promise<readonly MarkedCompany[]> {
  return (await readItem(storage, STORED_ITEMS.marker)) ?? [];
}

async function readPlaces(
  db: Database,
): Promise<(Omit<MarkedCompany, 'commands' | 'more'> & { key: string })[]> {
  const [companies, connections] = await Promise.all([db.companies.toArray(), db.connections.toArray()]);
  return companies.flatMap(({ key, connection_id, realm, name }) => {
    const connection = connections.find(({ id }) => id === connection_id);
    return connection
      ? [{ key, address: connection.address, platform: connection.platform, realm, name }]
      : [];
  });
}

async function describeStore(db: Database): Promise<MarkedCompany[]> {
  const described: MarkedCompany[] = [];
  let space = MOST_COMMANDS;
  for (const { key: companyKey, ...place } of await readPlaces(db)) {
    const commands: MarkedCommand[] = [];
    let more = 0;
    for (const lane of OPEN_LANES) {
      const jobs = await inLane(db, companyKey, lane).limit(space).toArray();
      space -= jobs.length;
      commands.push(...jobs.map(({ key, record_id, action }) => ({ key, record_id, action })));
      if (space === 0) more += (await inLane(db, companyKey, lane).count()) - jobs.length;
    }
    described.push({ ...place, commands, more });
  }
  return described;
}

/** What of the marker is no longer stored. */
function lostFrom(marked: readonly MarkedCompany[], stored: readonly Place[]): MarkedCompany[] {
  return marked.filter((each) => !stored.some((place) => isSamePlace(place, each)));
}

/**
 * Makes the marker say what is stored now. What was stored and is not any more stays in it until it is connected again or
 * removed; a database without any company tells nothing.
 */
export async function updateMarker(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  db: Database,
): Promise<void> {
  const stored = await describeStore(db);
  if (stored.length === 0) return;
  const marked = await readMarker(storage);
  const next = [...stored, ...lostFrom(marked, stored)];
  if (!isEqual(next, marked)) await writeItem(storage, STORED_ITEMS.marker, next);
}

/**
 * Has the marker forget a company, or all (`null`): to be called before that is removed, so that it never counts as lost.
 */
export async function unmark(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  place: Place | null,
): Promise<void> {
  const left = place ? (await readMarker(storage)).filter((each) => !isSamePlace(each, place)) : [];
  await writeItem(storage, STORED_ITEMS.marker, left.length > 0 ? left : undefined);
}

/**
 * Looks whether the tables can be read, and still hold what the marker says.
 * @param realm looks for this company alone; `null` for all
 */
export async function lookAtStore(
  storage: Areas<'local', 'get'>,
  tables: Tables,
  realm: string | null,
): Promise<StoreProblem | null> {
  const marked = (await readMarker(storage)).filter((each) => realm === null || each.realm === realm);
  try {
    const stored = await readPlaces(tables.bulk);
    const companies = lostFrom(marked, stored);
    const usable = stored.length > 0;
    return companies.length > 0 ? { code: 'store_lost', companies, usable, detail: null } : null;
  } catch (error) {
    return { code: 'store_unreadable', companies: marked, usable: false, detail: String(error) };
  }
}
