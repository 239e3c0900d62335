import type { ListKind } from '../../core/identity/list-routes.ts';
import type { ShownRow } from '../../core/identity/row-evidence.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import { HEAD, LIST, LISTS, ROW } from './anchors.ts';
import { isVisible } from './is-visible.ts';
import { type CellFinder, cellFinder, cellsOf, textOf } from './list-columns.ts';
import { LIST_SPECS } from './list-specs.ts';

export interface ReadRow {
  /** Type and number, or the name: rows of the same record have the same key. */
  readonly key: string;
  readonly content: ShownRow;
  /** The cells before whose content the badge may be placed, best first. */
  readonly cells: readonly [Element, ...Element[]];
}

/** A list on the page, as the overlay needs it. */
export interface QuickBooksList {
  /** The visible table or grid, or `null` without one. */
  container(): Element | null;
  /**
   * Reads the columns from the list's head; called before its rows are read.
   * @returns whether the columns have changed
   */
  learn(container: Element): boolean;
  /** All rows currently in the document. */
  rows(container: Element): Element[];
  /** The row that contains a changed node, or `null`. */
  rowOf(node: Node): Element | null;
  /** The key that `read` gives a row; cheap enough for every row. */
  keyOf(row: Element): string | null;
  /** A row's texts, or `null` if they do not identify a record. */
  read(row: Element): ReadRow | null;
  /** Why no list was found: no known list, or no known column; `null` if there is one, even without rows. */
  miss(): 'list' | 'column' | null;
}

/** Longer texts are not valid values; numbers, dates and amounts have one limit. */
const LONGEST = { number: 100, name: 500 };

/** The list of one kind on this page. */
export function quickBooksList(page: Document, kind: ListKind): QuickBooksList {
  const spec = LIST_SPECS[kind];
  const columns = new WeakMap<Element, { readonly head: string; readonly find: CellFinder }>();
  let current: Element | null = null;
  let learned: CellFinder | null = null;
  let last: Element | null = null;

  /** Columns are learned again when the head changes: users add, move and hide columns at any time. */
  function finderOf(list: Element): CellFinder {
    const head = list.querySelector(HEAD.selector)?.textContent ?? '';
    const known = columns.get(list);
    if (known?.head === head) return known.find;
    const find = cellFinder(list);
    columns.set(list, { head, find });
    return find;
  }

  function typeOf(find: CellFinder, row: Element): RecordType | null {
    if (typeof spec.rows === 'string') return spec.rows;
    const cell = find.inRow(row, 'type');
    const word = cell ? textOf(cell).toLowerCase() : '';
    return Object.hasOwn(spec.rows, word) ? (spec.rows[word] ?? null) : null;
  }

  function hasColumn(list: Element): boolean {
    const first = list.querySelector(ROW.selector);
    return first !== null && finderOf(list).inRow(first, spec.by) !== null;
  }

  /** The key of a row's record; it is computed for each of a thousand rows. */
  function keyOf(row: Element, find: CellFinder): string | null {
    const cell = find.inRow(row, spec.by);
    const value = cell ? textOf(cell) : '';
    if (value === '' || value.length > LONGEST[spec.by]) return null;
    // If all rows have one type, the value is enough; case does not distinguish records.
    const said = value.toLowerCase();
    if (typeof spec.rows === 'string') return said;
    const type = typeOf(find, row);
    return type && `${type}\u0000${said}`;
  }

  function container(): Element | null {
    const fits = (list: Element) => isVisible(list) && hasColumn(list);
    for (const { selector } of LISTS) {
      // Usually the last element still matches, so that the page need not be searched.
      if (last?.isConnected && last.matches(selector) && fits(last)) return last;
      last = [...page.querySelectorAll(selector)].find(fits) ?? null;
      if (last) return last;
    }
    return null;
  }

  return {
    container,
    miss() {
      if (container()) return null;
      const lists = LISTS.flatMap(({ selector }) => [...page.querySelectorAll(selector)]).filter(isVisible);
      if (lists.length === 0) return 'list';
      // An empty list has no rows, or one with a message in a single cell.
      const filled = lists.some((list) => cellsOf(list.querySelector(ROW.selector) ?? list).length > 1);
      return filled ? 'column' : null;
    },
    rows: (list) => [...list.querySelectorAll(ROW.selector)],
    rowOf(node) {
      const element = node instanceof Element ? node : node.parentElement;
      return element?.closest(ROW.selector) ?? null;
    },
    learn(list) {
      const before = learned;
      learned = finderOf(list);
      current = list;
      return before !== learned;
    },
    keyOf: (row) => learned && keyOf(row, learned),
    read(row) {
      const list = row.closest(LIST.selector);
      const find = list === current ? learned : list && finderOf(list);
      const cell = find?.inRow(row, spec.by);
      const key = find && keyOf(row, find);
      const type = find && typeOf(find, row);
      if (!find || !cell || !key || !type) return null;
      const party = find.inRow(row, 'party');
      const others = [find.inRow(row, 'status'), party];
      const shown = (other: Element | null, longest: number) => {
        const text = spec.by === 'number' && other ? textOf(other) : '';
        return text === '' || text.length > longest ? null : text;
      };
      return {
        key,
        content: {
          type,
          by: spec.by,
          value: textOf(cell),
          date: shown(find.inRow(row, 'date'), LONGEST.number),
          amount: shown(find.inRow(row, 'amount'), LONGEST.number),
          party: shown(party, LONGEST.name),
        },
        // The start of a row stays where it is, whatever the widths of columns.
        cells: [find.firstInRow(row) ?? cell, cell, ...others.filter((other) => other !== null)],
      };
    },
  };
}
