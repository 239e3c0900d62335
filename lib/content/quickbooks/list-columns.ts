import { COLUMNS, type ColumnSpec } from './list-specs.ts';

export type ColumnName = keyof typeof COLUMNS;

const CELL = 'td, th, [role="cell"], [role="gridcell"], [role="rowheader"]';

/** The cells of a row, in order. */
export function cellsOf(row: Element): Element[] {
  return [...row.children].filter((child) => child.matches(CELL));
}

/** What an element says, without the whitespace that only the markup has. */
export function textOf(element: Element): string {
  const text = element.textContent ?? '';
  return /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

export interface CellFinder {
  /** The cell of a column in a row, or `null`; quick where the row is like those before. */
  inRow(row: Element, column: ColumnName): Element | null;
}

/**
 * Learns the columns of a list from its head. A cell's own `data-column-id` counts before the words over its column.
 * @param list the table or grid
 */
export function cellFinder(list: Element): CellFinder {
  const head = [
    ...list.querySelectorAll('thead tr:last-of-type > *, [role="row"] > [role="columnheader"]'),
  ].map((cell) => ({ id: cell.getAttribute('data-column-id'), words: textOf(cell).toLowerCase() }));
  const placeByHead = (spec: ColumnSpec): number => {
    const byId = head.findIndex(({ id }) => id !== null && spec.ids.includes(id));
    if (byId >= 0) return byId;
    // Two columns under the same words are a doubt, and a doubt is no column.
    const byWords = head.flatMap(({ words }, place) => (spec.headings.includes(words) ? [place] : []));
    return byWords.length === 1 ? (byWords[0] ?? -1) : -1;
  };
  const places = new Map<ColumnName, number>();
  /** Where a cell with the id of a column was found last, and that id. */
  const seen = new Map<ColumnName, { readonly place: number; readonly id: string }>();

  function among(cells: readonly Element[], column: ColumnName): Element | null {
    const spec: ColumnSpec = COLUMNS[column];
    const byId = cells.find((cell) => spec.ids.includes(cell.getAttribute('data-column-id') ?? ''));
    if (byId) return byId;
    const place = places.get(column) ?? placeByHead(spec);
    places.set(column, place);
    // Where cells are merged, places mean nothing.
    return place >= 0 && cells.length === head.length ? (cells[place] ?? null) : null;
  }

  return {
    inRow(row, column) {
      const before = seen.get(column);
      const guess = before && row.children[before.place];
      if (guess && guess.getAttribute('data-column-id') === before.id) return guess;
      const found = among(cellsOf(row), column);
      const id = found?.getAttribute('data-column-id');
      if (found && id) seen.set(column, { place: [...row.children].indexOf(found), id });
      return found;
    },
  };
}
