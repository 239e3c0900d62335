/** Which rows say the same: one that is not alone with what it says is held against the others. */
export interface RowKeys {
  /**
   * A row says this now.
   * @returns the other rows that say it as well; `null` where it was known already that this one alone says it
   */
  add(key: string, row: Element): readonly Element[] | null;
  /** The other rows that say this. */
  others(key: string, row: Element): readonly Element[];
  /**
   * Forgets rows that have left, once they are many.
   * @returns whether many are kept for what they do not say any more, so that all rows should be added anew
   */
  tidy(): boolean;
  clear(): void;
}

/** So many more than half as many again may have left before they are forgotten. */
const SPARE = 100;
const NONE: readonly Element[] = [];

/** Nearly every key has one row: only the others have a list. */
type Rows = Element | readonly Element[];
const areMany = (rows: Rows): rows is readonly Element[] => Array.isArray(rows);

/**
 * Rows that leave or change are not followed: whether a row still says what it said is asked only when another one comes
 * to say it too, which is rare.
 * @param says whether a row is in the list and says this now
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
