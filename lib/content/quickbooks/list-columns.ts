import { CELL, COLUMN_ID, COLUMNS, type Column, type ColumnName, HEAD_CELL } from './anchors.ts';

/** The cells of a row, in order. */
export function cellsOf(row: Element): Element[] {
  return [...row.children].filter((child) => child.matches(CELL.selector));
}

/** The text of an element, without the white space of its markup. */
export function textOf(element: Element): string {
  const text = element.textContent ?? '';
  return /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

export interface CellFinder {
  /** The cell of a column in a row, or `null`; fast for rows like the previous ones. */
  inRow(row: Element, column: ColumnName): Element | null;
  /** The cell of the first column with a heading: before it there are boxes and buttons, and no values. */
  firstInRow(row: Element): Element | null;
}

/**
 * Learns the columns of a list from its head. A cell's own id takes precedence over the heading of its column.
 * @param list the table or grid
 */
export function cellFinder(list: Element): CellFinder {
  const head = [...list.querySelectorAll(HEAD_CELL.selector)].map((cell) => ({
    id: cell.getAttribute(COLUMN_ID),
    words: textOf(cell).toLowerCase(),
  }));
  const placeByHead = (spec: Column): number => {
    const byId = head.findIndex(({ id }) => id !== null && spec.ids.includes(id));
    if (byId >= 0) return byId;
    // Two columns with the same heading are ambiguous and count as none.
    const byWords = head.flatMap(({ words }, place) => (spec.headings.includes(words) ? [place] : []));
    return byWords.length === 1 ? (byWords[0] ?? -1) : -1;
  };
  const places = new Map<ColumnName, number>();
  /** The last position and id of each column's cell. */
  const seen = new Map<ColumnName, { readonly place: number; readonly id: string }>();

  function among(cells: readonly Element[], column: ColumnName): Element | null {
    const spec: Column = COLUMNS[column];
    const byId = cells.find((cell) => spec.ids.includes(cell.getAttribute(COLUMN_ID) ?? ''));
    if (byId) return byId;
    const place = places.get(column) ?? placeByHead(spec);
    places.set(column, place);
    // With merged cells, positions mean nothing.
    return place >= 0 && cells.length === head.length ? (cells[place] ?? null) : null;
  }

  const first = head.findIndex(({ words }) => words !== '');

  return {
    firstInRow(row) {
      const cells = cellsOf(row);
      return cells.length === head.length ? (cells[first] ?? null) : null;
    },
    inRow(row, column) {
      const before = seen.get(column);
      const guess = before && row.children[before.place];
      if (guess && guess.getAttribute(COLUMN_ID) === before.id) return guess;
      const found = among(cellsOf(row), column);
      const id = found?.getAttribute(COLUMN_ID);
      if (found && id) seen.set(column, { place: [...row.children].indexOf(found), id });
      return found;
    },
  };
}
