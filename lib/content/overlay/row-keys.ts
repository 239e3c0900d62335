/** Which rows say the same: a row that is not alone with what it says gets no badge. */
export interface RowKeys {
  /**
   * A row says this now.
   * @returns the other rows that say it as well; `null` where it was known already that this one says it
   */
  add(key: string, row: Element): readonly Element[] | null;
  /** Whether just one row says this. */
  isAlone(key: string): boolean;
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

  function keep(key: string, left: readonly Element[]): void {
    const [only] = left;
    if (only) rows.set(key, left.length === 1 ? only : left);
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
      const all = areMany(known) ? known : [known];
      if (all.includes(row)) return null;
      const others = all.filter((each) => says(each, key));
      keep(key, [...others, row]);
      return others;
    },
    isAlone(key) {
      const known = rows.get(key);
      if (!known || !areMany(known)) return known !== undefined;
      const left = known.filter((each) => says(each, key));
      keep(key, left);
      return left.length === 1;
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
