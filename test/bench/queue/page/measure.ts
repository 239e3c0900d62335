import { openTables, type Tables } from '../../../../lib/store/database.ts';
import { enqueueJobs } from '../../../../lib/store/jobs/enqueue-jobs.ts';
import { countersOf } from '../../../../lib/store/records/read-counters.ts';
import { BEGIN } from '../../../engine/world/make-record.ts';
import {
  claimAndComplete,
  openJobs,
  openRecords,
  openSame,
  removeStore,
  sendSame,
  writeRows,
} from './bare-store.ts';
import { COMPANY, manyRecords, resyncOf, rowsOf } from './many-records.ts';
import { type StoreSpans, takeSpans, watchStore } from './store-spans.ts';
import { closeTables, cycle, openEmpty, sendAll } from './tickmark-store.ts';

/** Records per page of the feed. */
const PAGE = 200;

/** @returns the milliseconds of the work */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * The first read of this many records, a whole cycle, beside the same rows on plain IndexedDB. The two alternate page by page,
 * so that other load of the machine affects both; then plain IndexedDB again, all rows in one transaction.
 */
export async function firstRead(count: number) {
  const records = manyRecords(count);
  const rows = rowsOf(records);
  const bare = await openRecords('bare');
  const tables = await openEmpty();
  let paged = 0;
  const both = await timeOf(() =>
    cycle(tables, records, async (from, to) => {
      paged += await timeOf(() => writeRows(bare, rows.slice(from, to), PAGE));
    }),
  );
  closeTables(tables);
  bare.close();
  const once = await openRecords('bare');
  const whole = await timeOf(() => writeRows(once, rows, rows.length));
  once.close();
  await removeStore('bare');
  return { paged, whole, tickmark: both - paged };
}

/** A cycle with nothing to do, and the popup's reads, warm and just opened, after a first read of this many records. */
export async function atRest(count: number, repeats: number) {
  const records = manyRecords(count);
  const tables = await openEmpty();
  await cycle(tables, records);
  // Until nothing follows from the failures any more.
  do await cycle(tables, records);
  while ((await tables.bulk.companies.get(COMPANY))?.judged?.left !== 0);
  const idle: number[] = [];
  const popup: number[] = [];
  const opened: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    idle.push(await timeOf(() => cycle(tables, records)));
    popup.push(await timeOf(() => readSummary(tables)));
    const fresh = openTables();
    opened.push(await timeOf(() => readSummary(fresh)));
    closeTables(fresh);
  }
  closeTables(tables);
  return { idle, popup, opened };
}

/** The rows that the popup needs. */
async function readSummary(tables: Tables): Promise<number> {
  const db = tables.bulk;
  const company = await db.companies.get(COMPANY);
  const counters = await countersOf(tables, COMPANY);
  await db.records.getMany(counters.top_failures.map((id) => [COMPANY, id] as [string, string]));
  await db.cycles.get(COMPANY);
  if (!company) throw new Error('No company');
  return counters.failed;
}

/** Commands, given before, sent and ended in each of three ways; each is measured once. */
async function inEachQueue<Measured>(
  count: number,
  batch: number,
  measure: (work: () => Promise<unknown>) => Promise<Measured>,
) {
  const records = manyRecords(count);
  const tables = await openEmpty();
  await cycle(tables, records);
  await enqueueJobs(tables, resyncOf(records), BEGIN);
  const tickmark = await measure(() => sendAll(tables, records, batch));
  closeTables(tables);
  const same = await openSame('bare', rowsOf(records));
  const sameRows = await measure(async () => {
    for (let at = 0; at < count; at += batch) await sendSame(same, batch);
  });
  same.close();
  const jobs = await openJobs('bare', count);
  const bare = await measure(async () => {
    for (let at = 0; at < count; at += batch) await claimAndComplete(jobs, batch, 'strict');
  });
  jobs.close();
  await removeStore('bare');
  return { tickmark, sameRows, bare };
}

/**
 * Commands in a whole cycle that sends them in batches to a platform that answers at once; beside that, the same rows on plain
 * IndexedDB, and a plain queue's claim and completion.
 * @returns milliseconds
 */
export const commands = (count: number, batch: number) => inEachQueue(count, batch, timeOf);

/** How long something took, and what its transactions took of it. */
export interface Spanned {
  readonly ms: number;
  readonly spans: StoreSpans;
}

async function spansOf(work: () => Promise<unknown>): Promise<Spanned> {
  takeSpans();
  const ms = await timeOf(work);
  return { ms, spans: takeSpans() };
}

/** `commands` once more, with what the transactions of each queue took. Measuring costs time: only shares tell something. */
export function profileCommands(count: number, batch: number) {
  watchOnce();
  return inEachQueue(count, batch, spansOf);
}

/** One idle cycle, with what its transactions took. */
export async function profileIdle(count: number): Promise<Spanned> {
  watchOnce();
  const records = manyRecords(count);
  const tables = await openEmpty();
  await cycle(tables, records);
  do await cycle(tables, records);
  while ((await tables.bulk.companies.get(COMPANY))?.judged?.left !== 0);
  const idle = await spansOf(() => cycle(tables, records));
  closeTables(tables);
  return idle;
}

let isWatched = false;
function watchOnce(): void {
  if (!isWatched) watchStore();
  isWatched = true;
}

Object.assign(globalThis, { bench: { firstRead, atRest, commands, profileCommands, profileIdle } });
