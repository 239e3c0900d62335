/** Rows by key: a row that shares its key is compared with the others. */
export interface RowKeys {
  /**
   * Adds a row under its key.
   * @returns the other rows with that key; `null` if the row was already known as the only one
   */
  add(key: string, row: Element): readonly Element[] | null;
  /** The other rows with this key. */
  others(key: string, row: Element): readonly Element[];
  /**
   * Drops rows that have left, once they are many.
   * @returns whether many are stored under outdated keys, so that all rows should be added again
   */
  tidy(): boolean;
  clear(): void;
}

/** Rows beyond one and a half times the list that may have left before they are dropped. */
const SPARE = 100;
const NONE: readonly Element[] = [];

/** Nearly every key has one row: only the others need a list. */
type Rows = Element | readonly Element[];
const areMany = (rows: Rows): rows is readonly Element[] => Array.isArray(rows);

/**
 * Rows that leave or change are not tracked: whether a row still has its key is checked only when another one gets the
 * same key, which is rare.
 * @param says whether a row is in the list and has this key now
 */
export function makeRowKeys(says: (row: Element, key: string) => boolean): RowKeys {
  const rows = new Map<string, Rows>();
  let most = 0;

  const left = (known: Rows, key: string) =>
    (areMany(known) ? known : [known]).filter((each) => says(each, key));

  function keep(key: string, all: readonly Element[]): void {
    const [only] = all;
    if (only) rows.set(key, all.length === 1 ? only : all);
    else rows.delete(key);
  }

  return {
    add(key, row) {
      const known = rows.get(key);
      if (known === row) return null;
      if (known === undefined) {
        rows.set(key, row);
        return NONE;
      }
      const others = left(known, key).filter((each) => each !== row);
      keep(key, [...others, row]);
      return others;
    },
    others(key, row) {
      const known = rows.get(key);
      if (!known || known === row) return NONE;
      const all = left(known, key);
      keep(key, all);
      return all.filter((each) => each !== row);
    },
    tidy() {
      if (rows.size <= most) return false;
      for (const [key, known] of rows) if (!areMany(known) && !known.isConnected) rows.delete(key);
      const areStale = most > 0 && rows.size > most;
      most = rows.size * 1.5 + SPARE;
      return areStale;
    },
    clear() {
      rows.clear();
      most = 0;
    },
  };
}
