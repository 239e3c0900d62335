import { keyOfRow, type ShownRow } from '../core/identity/row-evidence.ts';
import { type QuickBooksRef, quickBooksRefKey } from '../core/records/record-types.ts';
import { mirrorRecords } from '../store/records/mirror-records.ts';
import type { ConnectedCompany } from '../views/find-company.ts';
import { askedAt, askedInFull } from './asked-records.ts';
import type { WorkerContext } from './worker-context.ts';

const ASK_AGAIN_MS = 60_000;
/** Look-ups that the pages of a company may cause at once, and the time after which there may be one more. */
const MOST = 10;
const ONE_MORE_MS = 5_000;
/** The most entries of one look-up; of more that wait, the newest are dropped: the page asks for them again. */
const MOST_ENTRIES = 200;

/** What waits to be looked up for a company, by key. One look-up is under way at a time. */
interface Line {
  readonly refs: Map<string, QuickBooksRef>;
  readonly rows: Map<string, ShownRow>;
  running: boolean;
  left: number;
  at: number;
}

const lines = new Map<string, Line>();

/**
 * Looks records up at the platform that the first read has not reached, and notifies the page when they arrive. What a
 * page shows is not trusted: it may show ever new records, so look-ups are gathered, and few.
 */
export function lookUp(
  context: WorkerContext,
  connected: ConnectedCompany,
  missing: readonly QuickBooksRef[],
  unsure: readonly ShownRow[],
): void {
  const { key } = connected.company;
  const now = context.clock();
  const line = lines.get(key) ?? { refs: new Map(), rows: new Map(), running: false, left: MOST, at: now };
  lines.set(key, line);
  const wants = (what: string) => {
    const at = askedAt.get(`${key} ${what}`);
    if (at !== undefined && Math.abs(now - at) <= ASK_AGAIN_MS) return false;
    if (line.refs.size + line.rows.size >= MOST_ENTRIES) return false;
    askedAt.set(`${key} ${what}`, now);
    return true;
  };
  for (const ref of missing) if (wants(quickBooksRefKey(ref))) line.refs.set(quickBooksRefKey(ref), ref);
  for (const row of unsure) if (wants(keyOfRow(row))) line.rows.set(keyOfRow(row), row);
  if (!line.running) void work(context, connected, line);
}

async function work(context: WorkerContext, connected: ConnectedCompany, line: Line): Promise<void> {
  line.running = true;
  try {
    while (line.refs.size + line.rows.size > 0) {
      const now = context.clock();
      line.left = Math.min(MOST, line.left + Math.abs(now - line.at) / ONE_MORE_MS);
      line.at = now;
      if (line.left < 1) {
        await new Promise((resolve) => setTimeout(resolve, (1 - line.left) * ONE_MORE_MS));
        continue;
      }
      line.left -= 1;
      await askPlatform(context, connected, line);
    }
  } finally {
    line.running = false;
  }
}

async function askPlatform(
  context: WorkerContext,
  { company, connection }: ConnectedCompany,
  { refs, rows }: Line,
): Promise<void> {
  const quickbooks = [...refs.values()];
  const numbers = [...rows.values()].map(({ type, value }) => ({ type, number: value }));
  const numberKeys = [...rows.keys()].map((row) => `${company.key} ${row}`);
  refs.clear();
  rows.clear();
  try {
    const found = await context.openPlatform(connection).lookup?.(company.realm, { quickbooks, numbers });
    // A platform that looks nothing up: the full read brings it.
    if (!found) return;
    const { records } = found;
    const db = context.tables.bulk;
    const changed = await db.write(['companies', 'records', 'jobs', 'counters'], async (tx) => {
      const current = await tx.companies.get(company.key);
      return current ? mirrorRecords(tx, company.key, records, current.generation, null) : null;
    });
    if (!changed) return;
    for (const key of numberKeys) askedInFull.add(key);
    if (changed.length + numberKeys.length > 0) context.changed(company, changed);
  } catch {
    // The next cycle meets and reports the same error; until then the page lacks a badge.
  }
}
