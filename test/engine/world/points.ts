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
  /** The points that follow a change: a crash at each of them leaves a state of its own. */
  readonly distinct: number[] = [];
  /** The error with which the store refuses every write, if it does. */
  refusing: Error | null = null;
  /** The one table whose writes are refused; `null` for all tables. */
  refusesTo: string | null = null;
  private changesBefore = -1;
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

  refuses(table: string): boolean {
    return this.refusing !== null && (this.refusesTo === null || this.refusesTo === table);
  }

  kill(): void {
    this.crashed = true;
  }
}

const READS = ['get', 'getAll', 'getAllKeys', 'openCursor', 'count'] as const;
const WRITES = ['add', 'put', 'delete', 'clear'] as const;

/** The same disk for one worker: each begin of a transaction there, and each read and write, is a point of it. */
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
    });
    const storeOf = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => watchStore(storeOf(name), points);
    return transaction;
  };
}

function watchStore(store: IDBObjectStore, points: Points): IDBObjectStore {
  watchCalls(store, READS, () => points.pass());
  watchCalls(store, WRITES, () => {
    points.pass();
    if (points.refuses(store.name)) throw points.refusing;
  });
  const indexOf = store.index.bind(store);
  store.index = (name) => {
    const index = indexOf(name);
    watchCalls(index, READS, () => points.pass());
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
