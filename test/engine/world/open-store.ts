import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openTables, type Tables } from '../../../lib/store/database.ts';

/** A disk: it outlives every worker that opens it. */
export function newDisk(): IDBFactory {
  return new IDBFactory();
}

/** The tables as one worker opens them. */
export function openStore(disk: IDBFactory = newDisk()): Tables {
  return openTables({ indexedDB: disk, IDBKeyRange });
}

/** Closes what a worker had open. */
export function closeStore(tables: Tables): void {
  tables.strict.close();
  tables.bulk.close();
}
