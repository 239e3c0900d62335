import 'fake-indexeddb/auto';
import { openTables, type Tables } from '../../../lib/store/database.ts';

/** A disk; it outlives every worker that opens it. */
export function newDisk(): IDBFactory {
  return new IDBFactory();
}

/** Opens the tables as one worker does. */
export function openStore(disk: IDBFactory = newDisk()): Tables {
  return openTables(disk);
}

/** Closes the tables that a worker had open. */
export function closeStore(tables: Tables): void {
  tables.connection.close();
}
