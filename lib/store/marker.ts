import { isExample } from '../core/example-company.ts';
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
import { inLane, inOpenLanes, OPEN_LANES } from './jobs/open-jobs.ts';
import type { JobRow } from './rows.ts';

/* The marker is stored outside the database and records that there was one: its companies, and the commands under way.
   If the browser deletes the database, or the disk loses it, only the marker is left. */

/** Commands, of all companies together, whose result can still be asked for; of further ones, only the number is stored. */
const MOST_COMMANDS = 200;

/** One company on one platform: the fields that stay the same when both are connected again. */
export type Place = Pick<MarkedCompany, 'address' | 'realm'>;

/** Whether two are the same company on the same platform. */
export const isSamePlace = (a: Place, b: Place) => a.address === b.address && a.realm === b.realm;

/** Stored data that is lost or unreadable. */
export interface StoreProblem {
  readonly code: 'store_lost' | 'store_unreadable';
  /** The lost companies, or those stored when the tables were last readable. */
  readonly companies: readonly MarkedCompany[];
  /** Whether other companies are stored and can be shown. */
  readonly usable: boolean;
  /** The browser's own message, if any. */
  readonly detail: string | null;
}

/** Reads the marker; empty if there is none, or it is damaged. */
export async function readMarker(storage: Areas<'local', 'get'>): Promise<readonly MarkedCompany[]> {
  return (await readItem(storage, STORED_ITEMS.marker)) ?? [];
}

async function readPlaces(
  db: Database,
): Promise<(Omit<MarkedCompany, 'commands' | 'more'> & { key: string })[]> {
  const [companies, connections] = await Promise.all([db.companies.all(), db.connections.all()]);
  return companies.flatMap(({ key, connection_id, realm, name }) => {
    const connection = connections.find(({ id }) => id === connection_id);
    // Of the example nothing can be lost.
    return connection && !isExample(realm)
      ? [{ key, address: connection.address, platform: connection.platform, realm, name }]
      : [];
  });
}

/** @param changed the companies whose commands are read; of the others, those in the marker are kept */
async function describeStore(
  db: Database,
  marked: readonly MarkedCompany[],
  changed: ReadonlySet<string> | null,
): Promise<MarkedCompany[]> {
  const places = (await readPlaces(db)).map(({ key, ...place }) => {
    const known = marked.find((each) => isSamePlace(each, place));
    return { key, place, kept: changed?.has(key) === false ? known : undefined };
  });
  let space = MOST_COMMANDS - places.reduce((sum, { kept }) => sum + (kept?.commands.length ?? 0), 0);
  const described: MarkedCompany[] = [];
  for (const { key, place, kept } of places) {
    const { commands, more } = kept ?? (await describeCommands(db, key, Math.max(0, space)));
    if (!kept) space -= commands.length;
    described.push({ ...place, commands, more });
  }
  return described;
}

/** @param space how many commands there is room for */
async function describeCommands(
  db: Database,
  companyKey: string,
  space: number,
): Promise<Pick<MarkedCompany, 'commands' | 'more'>> {
  const few = await inOpenLanes(db, companyKey).all(space + 1);
  const ranked = few.sort((a, b) => OPEN_LANES.indexOf(a.lane) - OPEN_LANES.indexOf(b.lane));
  if (few.length <= space) return { commands: ranked.map(mark), more: 0 };
  const commands: MarkedCommand[] = [];
  for (const lane of OPEN_LANES) {
    if (commands.length === space) break;
    const jobs = await inLane(db, companyKey, lane).all(space - commands.length);
    commands.push(...jobs.map(mark));
  }
  return { commands, more: (await inOpenLanes(db, companyKey).count()) - commands.length };
}

function mark({ key, record_id, action }: JobRow): MarkedCommand {
  return { key, record_id, action };
}

/** The companies of the marker that are no longer stored. */
function lostFrom(marked: readonly MarkedCompany[], stored: readonly Place[]): MarkedCompany[] {
  return marked.filter((each) => !stored.some((place) => isSamePlace(place, each)));
}

/**
 * Updates the marker to the stored companies. A company that has disappeared stays in it until it is connected again or
 * removed; a database without any company changes nothing.
 * @param changed the companies whose commands may have changed; `null` for all
 */
export async function updateMarker(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  db: Database,
  changed: ReadonlySet<string> | null,
): Promise<void> {
  const marked = await readMarker(storage);
  const stored = await describeStore(db, marked, changed);
  if (stored.length === 0) return;
  const next = [...stored, ...lostFrom(marked, stored)];
  if (!isEqual(next, marked)) await writeItem(storage, STORED_ITEMS.marker, next);
}

/**
 * Removes a company, or all (`null`), from the marker: call this before removing its data, so that it never counts as
 * lost.
 */
export async function unmark(
  storage: Areas<'local', 'get' | 'set' | 'remove'>,
  place: Place | null,
): Promise<void> {
  const left = place ? (await readMarker(storage)).filter((each) => !isSamePlace(each, place)) : [];
  await writeItem(storage, STORED_ITEMS.marker, left.length > 0 ? left : undefined);
}

/**
 * Checks whether the tables can be read and still contain what the marker names.
 * @param realm checks this company only; `null` for all
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
