import type { ListKind } from '../../core/identity/list-routes.ts';
import { anchorsOf, COLUMN_ID, COLUMNS, type ColumnName, LISTS, ROW } from './anchors.ts';
import { findPlace } from './find-place.ts';
import { isVisible } from './is-visible.ts';
import { cellFinder, cellsOf } from './list-columns.ts';
import { LIST_SPECS } from './list-specs.ts';
import { quickBooksList } from './read-list.ts';

/** The result of trying an anchor: `hidden` if only invisible elements match. */
export type Fit = 'fits' | 'hidden' | 'absent';

/** A place that badges depend on, and the result of each of its anchors. */
export interface CheckedPlace {
  /** The name under which its misses are recorded. */
  readonly place: string;
  /** Without it there are no badges, or only the one in the corner. */
  readonly needed: boolean;
  /** The anchor that is used, or `null` if none fits. */
  readonly found: string | null;
  readonly tried: readonly { readonly anchor: string; readonly fit: Fit }[];
  readonly element: Element | null;
}

const BY_HEADING = 'heading';

function visibleOnes(page: Document, selector: string): Element[] {
  return [...page.querySelectorAll(selector)].filter(isVisible);
}

function fitOf(page: Document, selector: string): Fit {
  if (page.querySelector(selector) === null) return 'absent';
  return visibleOnes(page, selector).length > 0 ? 'fits' : 'hidden';
}

/** Tries all anchors for the title of a record page, as its badge does. */
export function checkTitle(page: Document, route: string): CheckedPlace {
  const found = findPlace(page, route);
  return {
    place: 'title',
    needed: true,
    found: found?.name ?? null,
    tried: anchorsOf(route).map(({ name, selector }) => ({ anchor: name, fit: fitOf(page, selector) })),
    element: found?.anchor ?? null,
  };
}

/**
 * Tries all selectors of a list, and its columns.
 * @returns the list, and its columns if it has rows; without rows they cannot be checked
 */
export function checkList(page: Document, kind: ListKind): CheckedPlace[] {
  const list = quickBooksList(page, kind);
  const miss = list.miss();
  const tried = LISTS.map(({ selector }) => ({ anchor: selector, fit: fitOf(page, selector) }));
  const found = tried.find(({ fit }) => fit === 'fits')?.anchor ?? null;
  const container = list.container();
  const element = container ?? (found === null ? null : (visibleOnes(page, found)[0] ?? null));
  const whole: CheckedPlace = {
    place: 'list',
    needed: true,
    found: (container && LISTS.find(({ selector }) => container.matches(selector))?.selector) ?? found,
    tried,
    element,
  };
  if (miss === 'column') return [whole, columnOf('column', true, null)];
  return container ? [whole, ...checkColumns(container, kind)] : [whole];
}

function checkColumns(list: Element, kind: ListKind): CheckedPlace[] {
  const spec = LIST_SPECS[kind];
  const row = [...list.querySelectorAll(ROW.selector)].find((each) => cellsOf(each).length > 1);
  if (!row) return [];
  const find = cellFinder(list);
  const check = (name: ColumnName, place: string, needed: boolean) =>
    columnOf(place, needed, find.inRow(row, name), COLUMNS[name].ids);
  return [
    check(spec.by, 'column', true),
    ...(typeof spec.rows === 'string' ? [] : [check('type', 'column-type', true)]),
    ...(spec.by === 'number'
      ? (['status', 'party', 'amount'] as const).map((name) => check(name, `column-${name}`, false))
      : []),
  ];
}

function columnOf(
  place: string,
  needed: boolean,
  cell: Element | null,
  ids: readonly string[] = [],
): CheckedPlace {
  const byId = cell !== null && ids.includes(cell.getAttribute(COLUMN_ID) ?? '');
  return {
    place,
    needed,
    found: cell && (byId ? COLUMN_ID : BY_HEADING),
    tried: [
      { anchor: COLUMN_ID, fit: byId ? 'fits' : 'absent' },
      ...(byId ? [] : [{ anchor: BY_HEADING, fit: cell ? 'fits' : 'absent' } as const]),
    ],
    element: cell,
  };
}
