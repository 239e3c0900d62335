/** What a row says, and where its badge may stand. */
export interface ListRow<C> {
  readonly key: string;
  readonly content: C;
  /** The cells after whose content the badge may stand, the best first; at least one. */
  readonly cells: readonly [Element, ...Element[]];
}

/** What the overlay has to be told of a list; it knows nothing else of the page. */
export interface List<C> {
  container(): Element | null;
  /**
   * The columns of this list are what its head says now; called before its rows are read.
   * @returns whether they are others than before
   */
  learn(container: Element): boolean;
  rows(container: Element): Element[];
  rowOf(node: Node): Element | null;
  /** What tells a row's record from others; cheap, since it is asked of every row. `null` where nothing tells it. */
  keyOf(row: Element): string | null;
  read(row: Element): ListRow<C> | null;
}
