import type { Badge } from './badge.ts';
import type { List, ListRow } from './list.ts';
import { makeRowKeys } from './row-keys.ts';

/** So many siblings are looked at one by one; among more, those in view are searched for by their order. */
const FEW = 200;
/** Siblings without a box that are passed over, in a row, before a search gives up. */
const MOST_BOXLESS = 50;

/**
 * The children of an element that stand between two heights. Reads the layout; to be called when it is clean. Where there
 * are many, they are taken to stand below one another in the order of the document.
 * @param top in the viewport's pixels
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

/** Where a child, or the first after it that has a box, ends. */
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
      const node = addedNodes[place];
      // What came and was replaced at once costs nothing.
      if (node?.parentNode !== target || !(node instanceof Element)) continue;
      if (holds && touched(node)) continue;
      const row = list.rowOf(node);
      if (row) came(row);
      else if (container.contains(node)) for (const inner of list.rows(node)) came(inner);
    }
  }
  return false;
}

/** A row that is or was near the view: only then it is read in full, asked about and drawn. */
export interface NearRow<C> {
  readonly element: Element;
  key: string;
  row: ListRow<C> | null;
  badge: Badge | null;
  asked: boolean;
  /** It had twins when that was asked last. */
  hadTwin: boolean;
}

export interface NearRows<C> {
  readonly near: ReadonlyMap<Element, NearRow<C>>;
  /** Rows to be drawn, or drawn again. */
  readonly due: Set<NearRow<C>>;
  /**
   * The other rows of the list that have its key and differ in something.
   * @returns `null` where it cannot be told from another one
   */
  twinsOf(entry: NearRow<C>): readonly ListRow<C>[] | null;
  /** Takes in all rows anew. */
  takeAll(): void;
  /** Takes in what the page has changed. */
  takeIn(records: readonly MutationRecord[]): void;
  /** Finds the rows that have come near the view. Reads the layout. */
  find(): void;
  /** Whatever has no badge is due. */
  addUndrawn(): void;
  /** Whatever has a twin is due. */
  addTwins(): void;
  clear(): void;
}

export interface NearRowsOptions<C> {
  readonly list: List<C>;
  /** The list in the page now. */
  container(): Element | null;
  /** The badge of a row does not fit it any more. */
  takeOff(entry: NearRow<C>): void;
  /** Rows may have come near the view. */
  stirred(): void;
}

/** How far beyond the view rows are near, as a share of its height. */
const MARGIN = 0.5;
/** A row with more twins than this is not told from them. */
const MOST_TWINS = 20;
/** Above this many changes at once the list is read anew rather than row by row. */
const HUGE = 1_000;

/**
 * Follows what the rows of a list say, whatever the page does with them. What is known of every row is its key alone; the
 * moment a row near the view says something else, its badge is taken off.
 */
export function makeNearRows<C>({ list, container, takeOff, stirred }: NearRowsOptions<C>): NearRows<C> {
  const near = new Map<Element, NearRow<C>>();
  const due = new Set<NearRow<C>>();
  /** The elements whose children are rows. */
  const holders = new Set<Element>();
  /** The keys of the rows in view when that was looked at last: one that is rendered anew is drawn before it is painted. */
  let lately = new Set<string>();
  const isInside = (node: Node) => container()?.contains(node) === true;
  const keys = makeRowKeys((row, key) => isInside(row) && list.keyOf(row) === key);
  /** A row has left or says something else: another one may be alone with what it says now. */
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

  /** @returns whether the row says something */
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
