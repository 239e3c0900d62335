import { promisifyRequest } from 'idb-keyval';
import { type IndexName, type KeyOf, LAYOUT, type RowTypes, storedName, type TableName } from './layout.ts';

/** Gives a table to the work: in the transaction under way, or in one for this work alone. */
export type Access = <T>(
  mode: 'readonly' | 'readwrite',
  work: (store: IDBObjectStore) => Promise<T>,
) => Promise<T>;

/** The answer to a request; it may be awaited in its transaction. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> => promisifyRequest(request);

/** Calls a function with each cursor, until that returns `false`. */
export function visit(
  request: IDBRequest<IDBCursorWithValue | null>,
  each: (cursor: IDBCursorWithValue) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      const cursor = request.result;
      try {
        if (cursor && each(cursor)) cursor.continue();
        else resolve();
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(request.error);
  });
}

/** Rows that stand next to each other in a table, or in one of its indexes. */
export class RowRange<Row, Key extends IDBValidKey> {
  protected readonly access: Access;
  /** The index's name in the browser; `null`: in the order of primary keys. */
  protected readonly index: string | null;
  private readonly bounds: IDBKeyRange | null;

  constructor(access: Access, index: string | null, bounds: IDBKeyRange | null = null) {
    this.access = access;
    this.index = index;
    this.bounds = bounds;
  }

  protected read<T>(work: (source: IDBObjectStore | IDBIndex) => Promise<T>): Promise<T> {
    const { access, index } = this;
    return access('readonly', (store) => work(index === null ? store : store.index(index)));
  }

  /** The rows in order. @param limit of many, only the first ones */
  async all(limit?: number): Promise<Row[]> {
    // To the browser, 0 is no limit.
    if (limit === 0) return [];
    return this.read((source) => answerOf<Row[]>(source.getAll(this.bounds, limit)));
  }

  async first(): Promise<Row | undefined> {
    return (await this.all(1))[0];
  }

  /** The last rows, the very last one first. */
  last(limit: number): Promise<Row[]> {
    return this.read(async (source) => {
      const rows: Row[] = [];
      await visit(source.openCursor(this.bounds, 'prev'), ({ value }) => rows.push(value) < limit);
      return rows;
    });
  }

  /** The primary keys of the rows, in order. @param limit of many, only the first ones */
  keys(limit?: number): Promise<Key[]> {
    return this.read(async (source) => (await answerOf(source.getAllKeys(this.bounds, limit))) as Key[]);
  }

  /** Deletes the first rows, this many. */
  deleteFirst(count: number): Promise<void> {
    const { access, index, bounds } = this;
    return access('readwrite', async (store) => {
      const source = index === null ? store : store.index(index);
      for (const key of await answerOf(source.getAllKeys(bounds, count))) store.delete(key);
    });
  }

  count(): Promise<number> {
    return this.read((source) => answerOf(source.count(this.bounds ?? undefined)));
  }
}

/** All rows in one order, by primary key or by an index, and ranges of them. */
export class RowOrder<Row, Key extends IDBValidKey> extends RowRange<Row, Key> {
  private within(bounds: IDBKeyRange): RowRange<Row, Key> {
    return new RowRange(this.access, this.index, bounds);
  }

  /** The rows whose compound key begins with these parts. */
  under(...parts: readonly (string | number)[]): RowRange<Row, Key> {
    return this.between(parts, [...parts, []]);
  }

  /**
   * The rows between two keys. A compound key sorts before a longer one with the same beginning, and a list after every
   * other value: `[]` is an upper bound of all texts and numbers.
   * @param after leaves out the lower key itself
   */
  between(
    lower: IDBValidKey | readonly IDBValidKey[],
    upper: IDBValidKey,
    after = false,
  ): RowRange<Row, Key> {
    return this.within(IDBKeyRange.bound(lower, upper, after));
  }

  equal(key: IDBValidKey): RowRange<Row, Key> {
    return this.within(IDBKeyRange.only(key));
  }

  /** The rows with any of these keys, key by key; a key that is given twice counts once. */
  async equalToAny(keys: readonly IDBValidKey[]): Promise<Row[]> {
    const different = new Map(keys.map((key) => [JSON.stringify(key), key]));
    if (different.size === 0) return [];
    return this.read(async (source) => {
      const found = [...different.values()].map(async (key) => answerOf<Row[]>(source.getAll(key)));
      return (await Promise.all(found)).flat();
    });
  }
}

/**
 * One table. Each call is a transaction of its own, unless the table belongs to a transaction under way. There, a write is
 * asked for when the call returns, and done when the transaction ends.
 */
export class Table<Name extends TableName> extends RowOrder<RowTypes[Name], KeyOf<Name>> {
  readonly name: Name;

  constructor(name: Name, access: Access) {
    super(access, null);
    this.name = name;
  }

  /** The rows in the order of an index. */
  by(index: IndexName<Name>): RowOrder<RowTypes[Name], KeyOf<Name>> {
    const paths: Readonly<Record<string, string | readonly string[]>> = LAYOUT[this.name].indexes;
    return new RowOrder(this.access, storedName(paths[index] ?? index));
  }

  get(key: KeyOf<Name>): Promise<RowTypes[Name] | undefined> {
    return this.access('readonly', (store) => answerOf(store.get(key)));
  }

  /** The rows of these keys, in their order. */
  async getMany(keys: readonly KeyOf<Name>[]): Promise<(RowTypes[Name] | undefined)[]> {
    if (keys.length === 0) return [];
    return this.access('readonly', (store) => Promise.all(keys.map(async (key) => answerOf(store.get(key)))));
  }

  put(row: RowTypes[Name]): Promise<void> {
    return this.putAll([row]);
  }

  async putAll(rows: readonly RowTypes[Name][]): Promise<void> {
    if (rows.length === 0) return;
    await this.access('readwrite', async (store) => {
      // A write that fails ends the transaction with its error, so none is waited for.
      for (const row of rows) store.put(row);
    });
  }

  /**
   * Adds a row.
   * @returns its key
   * @throws DOMException `ConstraintError` if there is a row with its key
   */
  add(row: RowTypes[Name]): Promise<KeyOf<Name>> {
    return this.access('readwrite', async (store) => (await answerOf(store.add(row))) as KeyOf<Name>);
  }

  /**
   * Adds those of these rows whose key is new.
   * @returns the places of the others, which change nothing
   */
  async addNew(rows: readonly RowTypes[Name][]): Promise<number[]> {
    if (rows.length === 0) return [];
    return this.access('readwrite', async (store) => {
      const known: number[] = [];
      const adding = rows.map((row, at) => {
        const request = store.add(row);
        request.addEventListener('error', (event) => {
          if (!isKnownKey(request.error)) return;
          // Otherwise it would end the transaction.
          event.preventDefault();
          known.push(at);
        });
        return request;
      });
      for (const last of adding.slice(-1)) {
        await answerOf(last).catch((error: unknown) => {
          if (!isKnownKey(error)) throw error;
        });
      }
      return known;
    });
  }

  /** Changes fields of the row with this key, if there is one. */
  change(key: KeyOf<Name>, fields: Partial<RowTypes[Name]>): Promise<void> {
    return this.access('readwrite', async (store) => {
      const row = await answerOf(store.get(key));
      if (row) store.put({ ...row, ...fields });
    });
  }

  delete(key: KeyOf<Name>): Promise<void> {
    return this.deleteMany([key]);
  }

  async deleteMany(keys: readonly KeyOf<Name>[]): Promise<void> {
    if (keys.length === 0) return;
    await this.access('readwrite', async (store) => {
      for (const key of keys) store.delete(key);
    });
  }

  /** Deletes the rows whose compound primary key begins with these parts. */
  deleteUnder(...parts: readonly string[]): Promise<void> {
    return this.access('readwrite', async (store) => {
      store.delete(IDBKeyRange.bound(parts, [...parts, []]));
    });
  }

  /** Looks at every row, also at those that no index has, and deletes some. */
  deleteWhere(isOver: (row: RowTypes[Name]) => boolean): Promise<void> {
    return this.access('readwrite', (store) =>
      visit(store.openCursor(), (cursor) => {
        if (isOver(cursor.value)) cursor.delete();
        return true;
      }),
    );
  }

  clear(): Promise<void> {
    return this.access('readwrite', async (store) => {
      store.clear();
    });
  }
}

function isKnownKey(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'ConstraintError';
}
