import { labelKeyOf } from '../core/identity/label-key.ts';
import { countedType } from '../core/records/counters.ts';
import { countedAs } from '../core/records/sync-state.ts';
import { LAYOUT, type RowTypes, storedName, type TableName } from './layout.ts';
import { visit } from './table.ts';

/**
 * What each version changes in the rows of the one before; the layout follows from the table. A later version adds itself
 * here, and a sample of the one before to the tests.
 */
const STEPS: readonly ((transaction: IDBTransaction) => Promise<void>)[] = [
  async () => undefined,
  toVersion2,
  // Version 3 notes how far failures have been judged; rows without that are judged anew.
  async () => undefined,
  toVersion4,
];

/** The version of the tables. */
export const VERSION = STEPS.length;
/** The browser knows ten times the version: so the first versions were stored. */
export const NATIVE_VERSION = 10 * VERSION;

/**
 * Makes the tables, or brings those of an earlier version up to this one.
 * @param from the version that the browser knows; 0 if there are none
 */
export async function upgradeTables(
  db: IDBDatabase,
  transaction: IDBTransaction,
  from: number,
): Promise<void> {
  layOut(db, transaction);
  if (from === 0) return;
  for (const step of STEPS.slice(Math.floor(from / 10))) await step(transaction);
}

function layOut(db: IDBDatabase, transaction: IDBTransaction): void {
  for (const [name, table] of Object.entries(LAYOUT)) {
    const { key, indexes, numbered = false, listed = null } = { numbered: false, listed: null, ...table };
    const keyPath = typeof key === 'string' ? key : [...key];
    if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, { keyPath, autoIncrement: numbered });
    const store = transaction.objectStore(name);
    const paths = Object.entries<string | readonly string[]>(indexes);
    for (const [index, path] of paths) {
      if (store.indexNames.contains(storedName(path))) continue;
      const fields = typeof path === 'string' ? path : [...path];
      store.createIndex(storedName(path), fields, { multiEntry: index === listed });
    }
    const wanted = paths.map(([, path]) => storedName(path));
    for (const index of [...store.indexNames]) if (!wanted.includes(index)) store.deleteIndex(index);
  }
}

/** Changes every row of a table. */
function changeRows<Name extends TableName>(
  transaction: IDBTransaction,
  table: Name,
  change: (row: RowTypes[Name]) => RowTypes[Name],
): Promise<void> {
  return visit(transaction.objectStore(table).openCursor(), (cursor) => {
    cursor.update(change(cursor.value));
    return true;
  });
}

/**
 * Version 2: names and numbers are indexed in one normal form, so that a row of a list finds them as written there;
 * records in an unknown state count as failed.
 */
async function toVersion2(transaction: IDBTransaction): Promise<void> {
  const counted = new Map<string, number>();
  await changeRows(transaction, 'records', (row) => {
    const labelled = { ...row, label_key: labelKeyOf(row.record) };
    if (row.state !== 'unknown') return labelled;
    counted.set(row.company_key, (counted.get(row.company_key) ?? 0) + 1);
    return { ...labelled, counted: countedAs(row.state) ?? '' };
  });
  await changeRows(transaction, 'counters', (row) => ({
    ...row,
    failed: row.failed + (counted.get(row.company_key) ?? 0),
  }));
}

/** Version 4 also counts by type. Reads every record, once. */
async function toVersion4(transaction: IDBTransaction): Promise<void> {
  const counted: Record<string, Record<string, number>> = {};
  await visit(transaction.objectStore('records').openCursor(), (cursor) => {
    const row: RowTypes['records'] = cursor.value;
    const by_type = counted[row.company_key] ?? {};
    const type = countedType(row);
    counted[row.company_key] = by_type;
    by_type[type] = (by_type[type] ?? 0) + 1;
    return true;
  });
  await changeRows(transaction, 'counters', (row) => ({ ...row, by_type: counted[row.company_key] ?? {} }));
}
