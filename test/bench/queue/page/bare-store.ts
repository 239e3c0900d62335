/** Plain IndexedDB, the reference of the measurements. */

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
