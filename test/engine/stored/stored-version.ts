/** An object store as IndexedDB describes it. */
export interface StoredStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly unique: boolean;
    readonly multiEntry: boolean;
  }[];
}

type Row = Readonly<Record<string, unknown>>;

/** Everything that one version of Tickmark stores on a disk. */
export interface StoredVersion {
  /** The version that IndexedDB knows. */
  readonly native: number;
  readonly stores: readonly StoredStore[];
  /** Rows by store: at least one of each. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly preferences: Row;
}

const NAME = 'tickmark';

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Reads a disk: the version, and the layout of each store. */
export async function readLayout(disk: IDBFactory): Promise<Pick<StoredVersion, 'native' | 'stores'>> {
  const db = await opened(disk.open(NAME));
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names);
  const stores = names.map((name) => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((each) => {
      const { keyPath, unique, multiEntry } = store.index(each);
      return { name: each, keyPath, unique, multiEntry };
    });
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
  });
  db.close();
  return { native: db.version, stores };
}

/** Writes to a disk what a version leaves there. */
export async function writeVersion(disk: IDBFactory, { native, stores, rows }: StoredVersion): Promise<void> {
  const request = disk.open(NAME, native);
  request.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes } of stores) {
      const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
        store.createIndex(index, path, { unique, multiEntry });
      }
    }
  };
  const db = await opened(request);
  const transaction = db.transaction(Object.keys(rows), 'readwrite');
  for (const [name, own] of Object.entries(rows)) {
    for (const row of own) transaction.objectStore(name).put(row);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  db.close();
}
