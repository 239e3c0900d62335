import { Component, type ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { trusted } from '../trusted.ts';

/** Rows rendered beyond the visible ones, so that the arrow keys always have a next row. */
const MARGIN_ROWS = 6;

/** Between two columns, and at both sides of a list together, in CSS pixels. */
const GAP = 16;
const SIDES = 24;
/** Below this width, a row's cells are on three lines, and each row has this height. */
const SLIM = 800;
const SLIM_ROW = 78;

/** A list's scroll position, and how to change it. */
export interface ShownPlaces {
  /** The index of the first visible row, from 0. */
  readonly first: number;
  readonly goTo: (place: number) => void;
}

/** An element's scroll position and size, in CSS pixels. */
function useView(scroller: { readonly current: HTMLElement | null }) {
  const [view, setView] = useState({ top: 0, height: 900, width: 1280, bar: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setView({
        top: element.scrollTop,
        height: element.clientHeight,
        width: element.clientWidth,
        bar: element.offsetWidth - element.clientWidth,
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return view;
}

/** The least width of a list with these columns, in CSS pixels; narrower, it leaves out optional cells. */
function leastWidth(columns: string): number {
  const widths = [...columns.matchAll(/(\d+)px/g)].map(([, px]) => Number(px));
  return widths.reduce((sum, width) => sum + GAP + width, SIDES - GAP);
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

/** The row that was pressed; none if a control was pressed or text was selected. */
function rowPressed<T extends { readonly key: string }>(
  target: EventTarget | null,
  rows: readonly T[],
): T | undefined {
  if (closest(target, 'a, button, input, label, select, [role=menu]')) return undefined;
  if (getSelection()?.type === 'Range') return undefined;
  const key = closest(target, '[data-key]')?.dataset.key;
  return rows.find((row) => row.key === key);
}

/** Scrolls the row of the record that is shown in full into view, with the row after it. */
function useOpenedInView<T>(
  scroller: { readonly current: HTMLElement | null },
  rows: readonly T[],
  isOpened: ((row: T) => boolean) | null,
  rowHeight: number,
): void {
  const openedAt = useMemo(() => (isOpened ? rows.findIndex(isOpened) : -1), [rows, isOpened]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (openedAt < 0 || !element) return;
    const [from, to] = [openedAt * rowHeight, (openedAt + 2) * rowHeight];
    if (from < element.scrollTop) element.scrollTo({ top: from });
    else if (to > element.scrollTop + element.clientHeight) {
      element.scrollTo({ top: to - element.clientHeight });
    }
  }, [openedAt, rowHeight]);
}

/**
 * A table of any length that renders only visible rows. All rows have the same height, so each position is known
 * without measuring. A focused row stays rendered wherever the list is scrolled.
 * The browser scrolls a container as high as all rows, in which the table is sticky; its rows are positioned as they
 * are rendered. Browsers scroll ahead of the page: a table that moved itself would show blanks until its rows are
 * rendered.
 * @param columns the widths of the columns, as CSS grid tracks
 * @param narrow the widths where there is little space: optional (`wide`) cells are left out then
 * @param head the names of the columns, in their cells
 */
export function LongList<T extends { readonly key: string }>({
  rows,
  rowHeight: wideRow = 36,
  columns,
  narrow = columns,
  label,
  head,
  onShown,
  onOpen,
  isOpened = null,
  children,
}: {
  rows: readonly T[];
  rowHeight?: number;
  columns: string;
  narrow?: string;
  label: string;
  head: ComponentChildren;
  /** Called with the first visible row. */
  onShown?: (shown: ShownPlaces) => void;
  /** Called when a row was pressed outside its controls. */
  onOpen?: (row: T) => void;
  /** Whether a row's record is shown in full; `null` if none is. */
  isOpened?: ((row: T) => boolean) | null;
  /** Renders the cells of one row. */
  children: (row: T) => ComponentChildren;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const [focused, setFocused] = useState<string | null>(null);

  const isNarrow = view.width < leastWidth(columns);
  const isSlim = view.width < SLIM;
  const rowHeight = isSlim ? SLIM_ROW : wideRow;
  const top = Math.min(Math.max(0, rows.length - 1), Math.floor(view.top / rowHeight));
  useLayoutEffect(() => {
    onShown?.({
      first: top,
      goTo: (place) => scroller.current?.scrollTo({ top: place * rowHeight }),
    });
  }, [top, rowHeight, onShown]);

  useOpenedInView(scroller, rows, isOpened, rowHeight);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - MARGIN_ROWS);
  const end = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + MARGIN_ROWS);
  const kept = useMemo(
    () => (focused === null ? -1 : rows.findIndex((row) => row.key === focused)),
    [rows, focused],
  );
  const places = Array.from({ length: Math.max(0, end - first) }, (_, n) => first + n);
  if (kept >= 0 && kept < first) places.unshift(kept);
  if (kept >= end) places.push(kept);

  /** Moves the focus to the first control of the next row that has one, in the same column if possible. */
  function walk(at: number, by: number, body: HTMLElement): void {
    const column = document.activeElement?.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
    for (let place = at + by; place >= first && place < end; place += by) {
      const row = rows[place];
      const cells =
        row && body.querySelector<HTMLTableRowElement>(`[data-key="${CSS.escape(row.key)}"]`)?.cells;
      const control =
        row &&
        cells &&
        (cells[column]?.querySelector<HTMLElement>('input, button') ??
          [...cells].map((cell) => cell.querySelector<HTMLElement>('input, button')).find(Boolean));
      if (control) {
        control.focus();
        // While a record is shown in full, the arrow keys go from record to record.
        if (isOpened) onOpen?.(row);
        return;
      }
    }
  }

  return (
    <div
      class={`long-list${isNarrow ? ' narrow' : ''}${isSlim ? ' slim' : ''}`}
      ref={scroller}
      style={{
        '--columns': isNarrow ? narrow : columns,
        '--row': `${rowHeight}px`,
        '--scrollbar': `${view.bar}px`,
      }}
    >
      <div class="list-length" style={{ height: `calc(${rows.length * rowHeight}px + var(--head))` }}>
        <table aria-label={label} aria-rowcount={rows.length + 1} style={{ height: `${view.height}px` }}>
          <thead class="list-head">
            <tr class="list-row" aria-rowindex={1}>
              {head}
            </tr>
          </thead>
          <tbody
            class="list-body"
            style={{ transform: `translateY(${-view.top}px)` }}
            onFocusIn={(event) => {
              setFocused(closest(event.target, '[data-key]')?.dataset.key ?? null);
            }}
            onFocusOut={() => setFocused(null)}
            onClick={trusted((event) => {
              const row = rowPressed(event.target, rows);
              if (row) onOpen?.(row);
            })}
            onKeyDown={(event) => {
              // With Alt, the arrows lead through records wherever the focus is.
              if (event.altKey) return;
              const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              const at = rows.findIndex((row) => row.key === focused);
              if (by === 0 || at < 0 || closest(event.target, '[role=menu]')) return;
              event.preventDefault();
              walk(at, by, event.currentTarget);
            }}
          >
            {places.map((place) => {
              const row = rows[place];
              if (!row) return null;
              const opened = isOpened?.(row) ?? false;
              const at = { place, opened, top: place * rowHeight };
              return <ListRow key={row.key} row={row} {...at} cells={children} />;
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface RowProps<T> {
  row: T;
  place: number;
  top: number;
  opened: boolean;
  cells: (row: T) => ComponentChildren;
}

/** A row that does not render again while the list scrolls. */
class ListRow<T extends { readonly key: string }> extends Component<RowProps<T>> {
  override shouldComponentUpdate(next: RowProps<T>): boolean {
    const { row, place, top, opened, cells } = this.props;
    return (
      next.row !== row ||
      next.place !== place ||
      next.top !== top ||
      next.opened !== opened ||
      next.cells !== cells
    );
  }

  override render({ row, place, top, opened, cells }: RowProps<T>) {
    return (
      <tr
        class={`list-row${opened ? ' opened' : ''}`}
        aria-rowindex={place + 2}
        aria-current={opened || undefined}
        data-key={row.key}
        style={{ top: `${top}px` }}
      >
        {cells(row)}
      </tr>
    );
  }
}

/**
 * A cell; text that does not fit is cut, and available as tooltip and to assistive technology.
 * @param span the number of columns; `all`: the whole row; `rest`: all but the first
 * @param wide left out where there is little space
 * @param name the content's name: in rows of three lines, it decides the position
 */
export function Cell({
  children,
  end = false,
  span,
  wide = false,
  name,
  title,
  header = false,
}: {
  children?: ComponentChildren;
  end?: boolean;
  /** It names its row. */
  header?: boolean;
  span?: number | 'all' | 'rest' | undefined;
  wide?: boolean;
  name?: string;
  title?: string | undefined;
}) {
  const Tag = header ? 'th' : 'td';
  return (
    <Tag
      scope={header ? 'row' : undefined}
      class={classOf({ end, wide, name })}
      title={title}
      colSpan={typeof span === 'number' ? span : span && MANY_COLUMNS}
      style={span === undefined ? undefined : { '--place': gridColumnOf(span) }}
    >
      {children}
    </Tag>
  );
}

function gridColumnOf(span: number | 'all' | 'rest'): string {
  return typeof span === 'number' ? `span ${span}` : span === 'all' ? '1 / -1' : '2 / -1';
}

/** More columns than any list has: a cell spans those that exist. */
const MANY_COLUMNS = 20;

/** The name of a column. */
export function Head({
  children,
  end = false,
  wide = false,
}: {
  children?: ComponentChildren;
  end?: boolean;
  wide?: boolean;
}) {
  return (
    <th scope="col" class={classOf({ end, wide })}>
      {children}
    </th>
  );
}

function classOf({ end, wide, name }: { end: boolean; wide: boolean; name?: string | undefined }): string {
  return ['cell', end && 'end', wide && 'wide', name && `cell-${name}`].filter(Boolean).join(' ');
}
