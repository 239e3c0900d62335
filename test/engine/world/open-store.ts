import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openTables, type Tables } from '../../../lib/store/database.ts';

/** A disk; it outlives every worker that opens it. */
export function newDisk(): IDBFactory {
  return new IDBFactory();
}

/** Opens the tables as one worker does. */
export function openStore(disk: IDBFactory = newDisk()): Tables {
  return openTables({ indexedDB: disk, IDBKeyRange });
}

/** Closes the tables that a worker had open. */
export function closeStore(tables: Tables): void {
  tables.strict.close();
  tables.bulk.close();
}
