/** Which rows say the same: a row that is not alone with what it says gets no badge. */
export interface RowKeys {
  /** @returns the rows that said this before, or `null` */
  add(key: string, row: Element): readonly Element[] | null;
  /** @returns the rows that still say this, or `null` */
  remove(key: string, row: Element): readonly Element[] | null;
  /** Whether just one row says this. */
  isAlone(key: string): boolean;
}

/** Nearly every key has one row: only the others have a list. */
export function makeRowKeys(): RowKeys {
  const rows = new Map<string, Element | Element[]>();
  return {
    add(key, row) {
      const known = rows.get(key);
      if (known === undefined) {
        rows.set(key, row);
        return null;
      }
      const before = Array.isArray(known) ? known : [known];
      if (before.includes(row)) return null;
      rows.set(key, [...before, row]);
      return before;
    },
    remove(key, row) {
      const known = rows.get(key);
      if (known === row) rows.delete(key);
      if (!Array.isArray(known)) return null;
      const left = known.filter((each) => each !== row);
      const [last] = left;
      if (last && left.length === 1) rows.set(key, last);
      else rows.set(key, left);
      return left;
    },
    isAlone(key) {
      const known = rows.get(key);
      return known !== undefined && !Array.isArray(known);
    },
  };
}
