/** Which rows say the same: a row that is not alone with what it says gets no badge. */
export interface RowKeys {
  add(key: string, row: Element): void;
  remove(key: string, row: Element): void;
  /** Whether just one row says this. */
  isAlone(key: string): boolean;
  /** The rows that say this. */
  rowsOf(key: string): Iterable<Element>;
}

/** Nearly every key has one row: only the others have a set. */
export function makeRowKeys(): RowKeys {
  const rows = new Map<string, Element | Set<Element>>();
  return {
    add(key, row) {
      const known = rows.get(key);
      if (known === undefined) rows.set(key, row);
      else if (known instanceof Set) known.add(row);
      else if (known !== row) rows.set(key, new Set([known, row]));
    },
    remove(key, row) {
      const known = rows.get(key);
      if (known === row) rows.delete(key);
      else if (known instanceof Set && known.delete(row) && known.size === 1) {
        for (const last of known) rows.set(key, last);
      }
    },
    isAlone: (key) => rows.has(key) && !(rows.get(key) instanceof Set),
    rowsOf(key) {
      const known = rows.get(key);
      return known === undefined ? [] : known instanceof Set ? known : [known];
    },
  };
}
