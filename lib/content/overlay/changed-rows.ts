import type { List } from './list.ts';

export interface ChangedRows {
  /** Elements whose children are rows. */
  readonly holders: ReadonlySet<Node>;
  /**
   * What stands among rows has come or was changed.
   * @returns whether it is a row
   */
  touched(row: Element): boolean;
  /** A row has come where none were before. */
  came(row: Element): void;
}

/**
 * Finds the rows that a batch of changes has brought or touched. It may be long and comes often, so that the usual case,
 * one row in the place of another, is asked for first and by index: iterators cost more than all the rest.
 * @returns whether the columns have changed with it, so that all rows have to be read anew
 */
export function findChangedRows(
  records: readonly MutationRecord[],
  container: Element,
  list: Pick<List<unknown>, 'learn' | 'rowOf' | 'rows'>,
  { holders, touched, came }: ChangedRows,
): boolean {
  let learned = false;
  let last: Element | null = null;
  for (let at = 0; at < records.length; at++) {
    const { target, addedNodes } = records[at] as MutationRecord;
    const holds = holders.has(target);
    if (!holds) {
      const row = list.rowOf(target);
      if (row && holders.has(row.parentNode as Node)) {
        // A row that is filled anew changes in many places, one after the other.
        if (row !== last && container.contains(row)) touched(row);
        last = row;
        continue;
      }
      // It may be the head: columns come, go and move.
      if (!learned && list.learn(container)) return true;
      learned = true;
      if (row) came(row);
    }
    for (let place = 0; place < addedNodes.length; place++) {
      const node = addedNodes[place] as Element;
      // What came and was replaced at once costs nothing.
      if (node.parentNode !== target || node.nodeType !== Node.ELEMENT_NODE) continue;
      if (holds && touched(node)) continue;
      const row = list.rowOf(node);
      if (row) came(row);
      else if (container.contains(node)) for (const inner of list.rows(node)) came(inner);
    }
  }
  return false;
}
