/** Thrown at every point of a worker after it has been ended. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The points at which a worker waits for something outside itself; a crash can come at each. */
export class Points {
  reached = 0;
  crashed = false;
  /** How many changes the worker has made outside itself: transactions committed, requests answered, alarms set. */
  changes = 0;
  /** Transactions committed that may write. */
  writes = 0;
  /** How often the worker has waited for the disk: transactions that are written strictly. */
  flushes = 0;
  /** The points that follow a change: a crash at each of them leaves a state of its own. */
  readonly distinct: number[] = [];
  /** The error with which the store refuses every write, if it does. */
  refusing: Error | null = null;
  /** The one table whose writes are refused; `null` for all tables. */
  refusesTo: string | null = null;
  private changesBefore = -1;
  private asking = false;
  private readonly crashAt: number | null;

  /** @param crashAt the point, from 1, at which the worker ends; `null` for never */
  constructor(crashAt: number | null) {
    this.crashAt = crashAt;
  }

  /** Passes a point. @throws Crash at point `crashAt` and at all later ones */
  pass(): void {
    if (!this.crashed) {
      this.reached += 1;
      if (this.changes !== this.changesBefore) this.distinct.push(this.reached);
      this.changesBefore = this.changes;
      this.crashed = this.reached === this.crashAt;
    }
    if (this.crashed) throw new Crash('The worker has ended');
  }

  /** Passes the point of requests that are made together: between them nothing outside can have changed. */
  ask(): void {
    if (this.asking && !this.crashed) return;
    this.asking = true;
    queueMicrotask(() => {
      this.asking = false;
    });
    this.pass();
  }

  refuses(table: string): boolean {
    return this.refusing !== null && (this.refusesTo === null || this.refusesTo === table);
  }

  kill(): void {
    this.crashed = true;
  }
}

const READS = ['get', 'getAll', 'getAllKeys', 'openCursor', 'count'] as const;
const WRITES = ['add', 'put', 'delete', 'clear'] as const;

/** The same disk for one worker: each begin of a transaction there, and its reads and writes, are points of it. */
export function watchDisk(disk: IDBFactory, points: Points): IDBFactory {
  return new Proxy(disk, {
    get(target, name) {
      if (name !== 'open') return Reflect.get(target, name);
      return (...args: Parameters<IDBFactory['open']>) => {
        const request = target.open(...args);
        request.addEventListener('success', () => watchDatabase(request.result, points));
        return request;
      };
    },
  });
}

function watchDatabase(db: IDBDatabase, points: Points): void {
  const begin = db.transaction.bind(db);
  db.transaction = (...args) => {
    points.pass();
    const transaction = begin(...args);
    transaction.addEventListener('complete', () => {
      points.changes += 1;
      if (transaction.mode === 'readonly') return;
      points.writes += 1;
      if (args[2]?.durability === 'strict') points.flushes += 1;
    });
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => watchStore(storeOf(name), points);
    return transaction;
  };
}

/** A transaction gives out the same object each time it is asked for a table or an index. */
const watched = new WeakSet<object>();

function watchStore(store: IDBObjectStore, points: Points): IDBObjectStore {
  if (watched.has(store)) return store;
  watched.add(store);
  watchCalls(store, READS, () => points.ask());
  watchCalls(store, WRITES, () => {
    points.ask();
    if (points.refuses(store.name)) throw points.refusing;
  });
  const indexOf = store.index.bind(store);
  store.index = (name) => {
    const index = indexOf(name);
    if (watched.has(index)) return index;
    watched.add(index);
    watchCalls(index, READS, () => points.ask());
    return index;
  };
  return store;
}

/** Calls a function before each of these methods of an object. */
function watchCalls<Name extends string>(
  on: { [Each in Name]: (...args: never[]) => unknown },
  names: readonly Name[],
  before: () => void,
): void {
  for (const name of names) {
    const call = on[name].bind(on);
    on[name] = (...args) => {
      before();
      return call(...args);
    };
  }
}
