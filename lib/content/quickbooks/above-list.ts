import { FORM, HEAD_CELL, LIST, ROW } from './anchors.ts';
import { cellsOf } from './list-columns.ts';

/** Whether something more can stand above the children of an element without moving them to the side or being cut off. */
function stacks(element: Element): boolean {
  const { display, flexDirection, overflowX, overflowY } = getComputedStyle(element);
  if (overflowX !== 'visible' || overflowY !== 'visible') return false;
  return display === 'block' || display === 'flow-root' || (display === 'flex' && flexDirection === 'column');
}

/**
 * Finds what a line above a list stands before: the list, or what scrolls it.
 * @returns `null` where nothing can be inserted without breaking the layout
 */
export function aboveList(list: Element): Element | null {
  for (let each = list; each.parentElement; each = each.parentElement) {
    if (stacks(each.parentElement)) return each;
    if (each.parentElement.matches(FORM.selector)) return null;
  }
  return null;
}

/** The box of all rows of a list, or `null` without any. */
export function rowsArea(list: Element): { left: number; top: number; right: number; bottom: number } | null {
  const rows = [...list.querySelectorAll(ROW.selector)];
  const first = rows.find((row) => !row.querySelector(HEAD_CELL.selector));
  if (!first) return null;
  const { left, top, right } = first.getBoundingClientRect();
  return { left, top, right, bottom: rows.at(-1)?.getBoundingClientRect().bottom ?? top };
}

/** The cell in the head of a list above a cell of a row, or `null`. */
export function headOf(cell: Element): Element | null {
  const cells = cell.parentElement ? cellsOf(cell.parentElement) : [];
  const heads = [...(cell.closest(LIST.selector)?.querySelectorAll(HEAD_CELL.selector) ?? [])];
  return heads.length === cells.length ? (heads[cells.indexOf(cell)] ?? null) : null;
}
