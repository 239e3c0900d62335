import type { Badge } from './badge.ts';
import type { List, ListRow } from './list.ts';
import { makeRowKeys } from './row-keys.ts';

/** Up to this many siblings are checked one by one; among more, a binary search finds those in view. */
const FEW = 200;
/** A search gives up after this many siblings in a row without a box. */
const MOST_BOXLESS = 50;

/**
 * The children of an element between two heights. Reads the layout; call it while the layout is clean. Many children
 * are assumed to be below one another in document order.
 * @param top in pixels of the viewport
 */
function childrenBetween(parent: Element, top: number, bottom: number): Element[] {
  const { children } = parent;
  const found: Element[] = [];
  const many = children.length > FEW;
  for (
    let child = many ? firstReaching(children, top) : (children[0] ?? null);
    child;
    child = child.nextElementSibling
  ) {
    const box = child.getBoundingClientRect();
    if (box.height === 0) continue;
    if (box.top > bottom) {
      if (many) break;
    } else if (box.bottom >= top) found.push(child);
  }
  return found;
}

/** The first child that does not end above a height. */
function firstReaching(children: HTMLCollection, top: number): Element | null {
  let from = 0;
  let to = children.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const bottom = bottomFrom(children[middle] ?? null);
    if (bottom !== null && bottom < top) from = middle + 1;
    else to = middle;
  }
  return children[from] ?? null;
}

/** The bottom of a child, or of the first one after it that has a box. */
function bottomFrom(child: Element | null): number | null {
  let each = child;
  for (let passed = 0; each && passed < MOST_BOXLESS; passed++) {
    const { height, bottom } = each.getBoundingClientRect();
    if (height > 0) return bottom;
    each = each.nextElementSibling;
  }
  return null;
}

interface ChangedRows {
  /** Elements whose children are rows. */
  readonly holders: ReadonlySet<unknown>;
  /**
   * Called for a changed or added sibling of rows.
   * @returns whether it is a row
   */
  touched(row: Element): boolean;
  /** Called for a row that has come where there were none. */
  came(row: Element): void;
}

/**
 * Finds the rows that a batch of changes has added or touched. Batches may be long and frequent, so the usual case, one
 * row replacing another, is checked first and by index: iterators cost more than everything else.
 * @returns whether the columns have changed, so that all rows have to be read again
 */
function findChangedRows(
  records: readonly MutationRecord[],
  container: Element,
  list: Pick<List<unknown>, 'learn' | 'rowOf' | 'rows'>,
  { holders, touched, came }: ChangedRows,
): boolean {
  let learned = false;
  let last: Element | null = null;
  for (let at = 0; at < records.length; at++) {
    const record = records[at];
    if (!record) continue;
    const { target, addedNodes } = record;
    const holds = holders.has(target);
    if (!holds) {
      const row = list.rowOf(target);
      if (row && holders.has(row.parentNode)) {
        // A row that is filled again changes in many places in sequence.
        if (row !== last && container.contains(row)) touched(row);
        last = row;
        continue;
      }
      // It may be the head: columns are added, removed and moved.
      if (!learned && list.learn(container)) return true;
      learned = true;
      if (row) came(row);
    }
    for (let place = 0; place < addedNodes.length; place++) {
      const node = addedNodes[place];
      // Nodes added and replaced at once cost nothing.
      if (node?.parentNode !== target || !(node instanceof Element)) continue;
      if (holds && touched(node)) continue;
      const row = list.rowOf(node);
      if (row) came(row);
      else if (container.contains(node)) for (const inner of list.rows(node)) came(inner);
    }
  }
  return false;
}

/** A row that is or was near the view: only such rows are read in full, asked about and rendered. */
export interface NearRow<C> {
  readonly element: Element;
  key: string;
  row: ListRow<C> | null;
  badge: Badge | null;
  asked: boolean;
  /** It had twins at the previous check. */
  hadTwin: boolean;
}

export interface NearRows<C> {
  readonly near: ReadonlyMap<Element, NearRow<C>>;
  /** Rows to be rendered, possibly again. */
  readonly due: Set<NearRow<C>>;
  /**
   * The other rows of the list with its key and different texts.
   * @returns `null` if another row has equal texts
   */
  twinsOf(entry: NearRow<C>): readonly ListRow<C>[] | null;
  /** Reads all rows again. */
  takeAll(): void;
  /** Processes changes by the page. */
  takeIn(records: readonly MutationRecord[]): void;
  /** Finds rows that have come near the view. Reads the layout. */
  find(): void;
  /** Marks every row without a badge as due. */
  addUndrawn(): void;
  /** Marks every row with a twin as due. */
  addTwins(): void;
  clear(): void;
}

export interface NearRowsOptions<C> {
  readonly list: List<C>;
  /** The list currently in the page. */
  container(): Element | null;
  /** Called when the badge of a row no longer fits. */
  takeOff(entry: NearRow<C>): void;
  /** Called when rows may have come near the view. */
  stirred(): void;
}

/** The margin around the view in which rows are near, as a share of its height. */
const MARGIN = 0.5;
/** A row with more twins than this is not compared with them. */
const MOST_TWINS = 20;
/** Above this many changes at once, the whole list is read again instead of single rows. */
const HUGE = 1_000;

/**
 * Follows the rows of a list, however the page changes them. Reads only the key of every row; as soon as a row near the
 * view shows other texts, its badge is removed.
 */
export function makeNearRows<C>({ list, container, takeOff, stirred }: NearRowsOptions<C>): NearRows<C> {
  const near = new Map<Element, NearRow<C>>();
  const due = new Set<NearRow<C>>();
  /** The elements whose children are rows. */
  const holders = new Set<Element>();
  /** The keys of the rows in view at the last check: a re-rendered one gets its badge before it is painted. */
  let lately = new Set<string>();
  const isInside = (node: Node) => container()?.contains(node) === true;
  const keys = makeRowKeys((row, key) => isInside(row) && list.keyOf(row) === key);
  /** A row has left or changed: another one may now be unique. */
  let loosened = false;
  /** A row has come, left or changed: others may have come near the view. */
  let isStirred = false;

  function drop(entry: NearRow<C>): void {
    near.delete(entry.element);
    takeOff(entry);
    entry.row = null;
    loosened = true;
    isStirred = true;
  }

  function addWhere(isDue: (entry: NearRow<C>) => boolean): void {
    for (const entry of near.values()) if (isDue(entry)) due.add(entry);
  }
  const addTwins = () => addWhere(({ hadTwin }) => hadTwin);

  /** @returns whether the row has a key */
  function take(element: Element): boolean {
    const entry = near.get(element);
    const key = list.keyOf(element);
    if (key === null) {
      if (entry) drop(entry);
      isStirred = true;
      return false;
    }
    const twins = keys.add(key, element);
    if (twins) {
      isStirred = true;
      for (const twin of twins) {
        const other = near.get(twin);
        if (!other) continue;
        other.row = null;
        other.asked = false;
        due.add(other);
      }
    }
    if (entry) {
      if (entry.key !== key) {
        takeOff(entry);
        entry.key = key;
        entry.asked = false;
        loosened = true;
      }
      entry.row = null;
      due.add(entry);
    } else if (lately.has(key)) {
      const fresh = { element, key, row: null, badge: null, asked: false, hadTwin: false };
      near.set(element, fresh);
      due.add(fresh);
    }
    return true;
  }

  function takeHeld(row: Element): void {
    if (take(row) && row.parentElement) holders.add(row.parentElement);
  }

  function takeAll(): void {
    const within = container();
    if (!within) return;
    list.learn(within);
    keys.clear();
    for (const row of list.rows(within)) takeHeld(row);
  }

  return {
    near,
    due,
    twinsOf(entry) {
      const others = keys.others(entry.key, entry.element);
      entry.hadTwin = others.length > 0;
      const said = JSON.stringify(entry.row?.content);
      const twins = others.slice(0, MOST_TWINS).flatMap((other) => list.read(other) ?? []);
      const areOthers = twins.every(({ content }) => JSON.stringify(content) !== said);
      return areOthers && twins.length === others.length ? twins : null;
    },
    takeAll,
    takeIn(records) {
      const within = container();
      if (!within) return;
      for (const entry of near.values()) if (!within.contains(entry.element)) drop(entry);
      const found = { holders, touched: take, came: takeHeld };
      if (records.length > HUGE || findChangedRows(records, within, list, found)) takeAll();
      if (loosened) addTwins();
      loosened = false;
      if (isStirred) stirred();
      isStirred = false;
    },
    find() {
      const reach = innerHeight * MARGIN;
      lately = new Set();
      for (const holder of holders) {
        if (!isInside(holder)) {
          holders.delete(holder);
          continue;
        }
        for (const row of childrenBetween(holder, -reach, innerHeight + reach)) {
          const key = near.get(row)?.key ?? list.keyOf(row);
          if (key === null) continue;
          lately.add(key);
          if (!near.has(row)) take(row);
        }
      }
      if (keys.tidy()) takeAll();
    },
    addTwins,
    addUndrawn: () => addWhere(({ badge }) => !badge),
    clear() {
      for (const entry of near.values()) takeOff(entry);
      near.clear();
      due.clear();
      keys.clear();
      holders.clear();
    },
  };
}
