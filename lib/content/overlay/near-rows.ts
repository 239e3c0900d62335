import type { Badge } from './badge.ts';
import { findChangedRows } from './changed-rows.ts';
import { childrenBetween } from './children-between.ts';
import type { List, ListRow } from './list.ts';
import { makeRowKeys } from './row-keys.ts';

/** A row that is or was near the view: only then it is read in full, asked about and drawn. */
export interface NearRow<C> {
  readonly element: Element;
  key: string;
  row: ListRow<C> | null;
  badge: Badge | null;
  asked: boolean;
  /** It was not alone with what it says when that was asked last. */
  hadTwin: boolean;
}

export interface NearRows<C> {
  readonly near: ReadonlyMap<Element, NearRow<C>>;
  /** Rows to be drawn, or drawn again. */
  readonly due: Set<NearRow<C>>;
  /** Whether it is the only row of the list that says what it says. */
  isAlone(entry: NearRow<C>): boolean;
  /** Takes in all rows anew. */
  takeAll(): void;
  /** Takes in what the page has changed. */
  takeIn(records: readonly MutationRecord[]): void;
  /** Finds the rows that have come near the view. Reads the layout. */
  find(): void;
  /** Whatever has no badge is due. */
  addUndrawn(): void;
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
  const holders = new Set<Node>();
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
    if (take(row) && row.parentNode) holders.add(row.parentNode);
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
    isAlone(entry) {
      entry.hadTwin = !keys.isAlone(entry.key);
      return !entry.hadTwin;
    },
    takeAll,
    takeIn(records) {
      const within = container();
      if (!within) return;
      for (const entry of near.values()) if (!within.contains(entry.element)) drop(entry);
      const found = { holders, touched: take, came: takeHeld };
      if (records.length > HUGE || findChangedRows(records, within, list, found)) takeAll();
      if (loosened) for (const entry of near.values()) if (entry.hadTwin) due.add(entry);
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
        for (const row of childrenBetween(holder as Element, -reach, innerHeight + reach)) {
          const key = near.get(row)?.key ?? list.keyOf(row);
          if (key === null) continue;
          lately.add(key);
          if (!near.has(row)) take(row);
        }
      }
      if (keys.tidy()) takeAll();
    },
    addUndrawn() {
      for (const entry of near.values()) if (!entry.badge) due.add(entry);
    },
    clear() {
      for (const entry of near.values()) takeOff(entry);
      near.clear();
      due.clear();
      keys.clear();
      holders.clear();
    },
  };
}
