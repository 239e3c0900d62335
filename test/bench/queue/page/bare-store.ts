/** Plain IndexedDB, the reference of the measurements. */

import { COMPANY } from './many-records.ts';

type Durability = 'strict' | 'relaxed';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function removeStore(name: string): Promise<void> {
  await asked(indexedDB.deleteDatabase(name));
}

/** A table with the mirror's indexes. */
export async function openRecords(name: string): Promise<IDBDatabase> {
  await removeStore(name);
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const records = opening.result.createObjectStore('records', { keyPath: ['company_key', 'id'] });
    records.createIndex('quickbooks_key', ['company_key', 'quickbooks_key']);
    records.createIndex('label_key', ['company_key', 'label_key']);
    records.createIndex('counted', ['company_key', 'counted', 'since']);
    records.createIndex('parent_keys', 'parent_keys', { multiEntry: true });
  };
  return asked(opening);
}

/** Writes all rows, this many per transaction. */
export async function writeRows(db: IDBDatabase, rows: readonly unknown[], slice: number): Promise<void> {
  for (let at = 0; at < rows.length; at += slice) {
    const transaction = db.transaction('records', 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore('records');
    for (const row of rows.slice(at, at + slice)) store.put(row);
    await completed(transaction);
  }
}

/** A table of jobs with an index that finds the next one. */
export async function openJobs(name: string, count: number): Promise<IDBDatabase> {
  await removeStore(name);
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const jobs = opening.result.createObjectStore('jobs', { keyPath: 'key' });
    jobs.createIndex('state', ['state', 'order']);
  };
  const db = await asked(opening);
  const transaction = db.transaction('jobs', 'readwrite');
  for (let order = 0; order < count; order += 1) {
    transaction.objectStore('jobs').put({ key: `k${order}`, state: 'due', order, body: 'x'.repeat(400) });
  }
  await completed(transaction);
  return db;
}

/** Claims the next jobs, this many at once, and completes them: two transactions, the least that a queue can do. */
export async function claimAndComplete(db: IDBDatabase, most: number, durability: Durability): Promise<void> {
  const claiming = db.transaction('jobs', 'readwrite', { durability });
  const store = claiming.objectStore('jobs');
  const due = IDBKeyRange.bound(['due'], ['due', []]);
  const jobs = (await asked(store.index('state').getAll(due, most))) as { state: string }[];
  for (const job of jobs) store.put({ ...job, state: 'sending' });
  await completed(claiming);
  const completing = db.transaction('jobs', 'readwrite', { durability });
  for (const job of jobs) completing.objectStore('jobs').put({ ...job, state: 'done' });
  await completed(completing);
}

/** The tables that a command touches, with Tickmark's indexes: a command, its record, its line of the log, the numbers. */
export async function openSame(name: string, rows: readonly { readonly id: string }[]): Promise<IDBDatabase> {
  await removeStore(name);
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const db = opening.result;
    const jobs = db.createObjectStore('jobs', { keyPath: 'key' });
    jobs.createIndex('lane', ['company_key', 'lane', 'due_at', 'order']);
    jobs.createIndex('record', ['company_key', 'record_id']);
    const records = db.createObjectStore('records', { keyPath: ['company_key', 'id'] });
    records.createIndex('quickbooks', ['company_key', 'quickbooks_key']);
    records.createIndex('label', ['company_key', 'label_key']);
    records.createIndex('counted', ['company_key', 'counted', 'since']);
    records.createIndex('parent', 'parent_keys', { multiEntry: true });
    const log = db.createObjectStore('log', { keyPath: 'id', autoIncrement: true });
    log.createIndex('company', ['company_key', 'id']);
    log.createIndex('record', ['company_key', 'record_id']);
    db.createObjectStore('counters', { keyPath: 'company_key' });
  };
  const db = await asked(opening);
  const filling = db.transaction(['jobs', 'records', 'log'], 'readwrite');
  for (const [order, row] of rows.entries()) {
    const own = { company_key: COMPANY, record_id: row.id };
    filling.objectStore('records').put(row);
    filling.objectStore('log').put({ ...own, ...LINE });
    filling.objectStore('jobs').put({
      ...{ ...own, key: row.id, lane: 'due', due_at: 0, order, log_id: order + 1 },
      body: 'x'.repeat(400),
    });
  }
  await completed(filling);
  return db;
}

const LINE = { at: 0, who: null, action: 'resync', label: '1043', outcome: 'pending', detail: null };

interface SameJob {
  readonly record_id: string;
  readonly log_id: number;
}

/**
 * Claims the next commands, this many at once, and writes their results with record, line and numbers: the same rows as
 * Tickmark writes, in two strict transactions that read nothing but what they change.
 */
export async function sendSame(db: IDBDatabase, most: number): Promise<void> {
  const claiming = db.transaction('jobs', 'readwrite', { durability: 'strict' });
  const due = IDBKeyRange.bound([COMPANY, 'due'], [COMPANY, 'due', []]);
  const jobs: SameJob[] = await asked(claiming.objectStore('jobs').index('lane').getAll(due, most));
  for (const job of jobs) claiming.objectStore('jobs').put({ ...job, lane: 'busy' });
  await completed(claiming);
  const ending = db.transaction(['jobs', 'records', 'log', 'counters'], 'readwrite', {
    durability: 'strict',
  });
  const rows = await Promise.all(
    jobs.map(({ record_id }) => asked(ending.objectStore('records').get([COMPANY, record_id]))),
  );
  for (const job of jobs) ending.objectStore('jobs').put({ ...job, lane: 'settled' });
  for (const row of rows) ending.objectStore('records').put({ ...row, counted: 'pending' });
  for (const { record_id, log_id } of jobs) {
    ending
      .objectStore('log')
      .put({ ...LINE, company_key: COMPANY, record_id, id: log_id, outcome: 'succeeded' });
  }
  ending.objectStore('counters').put({ company_key: COMPANY, pending: jobs.length });
  await completed(ending);
}
