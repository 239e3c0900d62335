/** A row's texts, and the possible places of its badge. */
export interface ListRow<C> {
  readonly key: string;
  readonly content: C;
  /** The cells before whose content the badge may be placed, best first; at least one. */
  readonly cells: readonly [Element, ...Element[]];
}

/** The overlay's interface to a list; it knows nothing else of the page. */
export interface List<C> {
  container(): Element | null;
  /**
   * Reads the columns from the list's head; called before its rows are read.
   * @returns whether the columns have changed
   */
  learn(container: Element): boolean;
  rows(container: Element): Element[];
  rowOf(node: Node): Element | null;
  /** The key of a row's record; cheap, because every row is read. `null` for a row without one. */
  keyOf(row: Element): string | null;
  read(row: Element): ListRow<C> | null;
}
