import { type Badge, type BadgeHandlers, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { type BadgeSpace, makeBadgeSpace, type Spot } from './badge-space.ts';
import type { Guard } from './guard.ts';
import { bundled, paced, whenLaidOut } from './idle.ts';
import type { List, ListRow } from './list.ts';
import { makeNearRows, type NearRow, type NearRows } from './near-rows.ts';
import { trackElement } from './track-element.ts';

interface RowBadges {
  /**
   * Shows a face in a cell of the row.
   * @returns whether the row had no badge there before
   */
  put(entry: NearRow<unknown>, cell: Element, face: BadgeFace, spot: Spot): boolean;
  takeOff(entry: NearRow<unknown>): void;
}

/** Removed badges kept for reuse: creating one costs many times as much as changing one. */
const MOST_SPARE = 50;

/**
 * Inserts badges into rows and removes them.
 */
function makeRowBadges(handlers: Pick<BadgeHandlers, 'onOpen' | 'onPoint'>, guard: Guard): RowBadges {
  const spare: Badge[] = [];

  function takeOff(entry: NearRow<unknown>): void {
    const { badge } = entry;
    if (!badge) return;
    entry.badge = null;
    badge.destroy();
    if (spare.length < MOST_SPARE) spare.push(badge);
  }

  return {
    put(entry, cell, face, spot) {
      const { badge, key } = entry;
      if (badge?.host.parentElement === cell) {
        badge.show(face);
        badge.stand(spot);
        return false;
      }
      takeOff(entry);
      if (!guard.mayPut(key)) return false;
      const next = spare.pop() ?? makeBadge('tickmark-badge', face, handlers);
      entry.badge = next;
      next.layout('row');
      next.show(face);
      next.stand(spot);
      cell.append(next.host);
      return true;
    },
    takeOff,
  };
}

export interface ListOverlayOptions<C> {
  readonly list: List<C>;
  /**
   * The face for a row's texts: `null` for none, `undefined` while unknown.
   * @param twins rows with the same key, which must not have the same face
   */
  face(row: ListRow<C>, twins: readonly ListRow<C>[]): BadgeFace | null | undefined;
  /** Rows near the view with an unknown face; requested once per appearance. */
  ask(rows: readonly ListRow<C>[]): void;
  onOpen(row: ListRow<C>, badge: Badge): void;
  /** The pointer or the focus has come to a badge. */
  onPoint(badge: Badge): void;
  /** Badges have been put in this place, one of them into this cell. */
  onPlaced(cell: Element, spot: Spot): void;
  readonly guard: Guard;
  readonly signal: AbortSignal;
}

export interface ListOverlay<C> {
  /** Renders again what has become known: these rows, or all. */
  refresh(concerns?: (row: ListRow<C>) => boolean): void;
  /** The texts of rows that are or were near the view, and of their twins. */
  shown(): ListRow<C>[];
  /** The badges currently in the list. */
  badges(): { readonly row: ListRow<C>; readonly badge: Badge }[];
}

/** The dependencies of rendering rows. */
interface Drawing<C> {
  readonly options: ListOverlayOptions<C>;
  readonly rows: NearRows<C>;
  readonly badges: RowBadges;
  readonly space: BadgeSpace;
  /** Processes the page's changes before anything is rendered. */
  takeInChanges(): void;
  /** Discards records of Tickmark's own changes. */
  forgetWritten(): void;
  /** Schedules rendering for the next frame. */
  drawLater(): void;
  /** Rows pass by: most are gone before an answer would come. */
  isScrolling(): boolean;
}

/**
 * Plans the rendering of due rows: now if face and space are known, else in the next frame.
 * @param clean the layout may be read
 * @returns renders them
 */
function planRows<C>(clean: boolean, drawing: Drawing<C>): () => void {
  const { options, rows, badges, space } = drawing;
  const { near, due } = rows;
  const off: NearRow<C>[] = [];
  const faced: { readonly entry: NearRow<C>; readonly row: ListRow<C>; readonly face: BadgeFace }[] = [];
  const unknown: ListRow<C>[] = [];
  for (const entry of due) {
    if (near.get(entry.element) !== entry) continue;
    entry.row ??= options.list.read(entry.element);
    const { row, key } = entry;
    const twins = row?.key === key ? rows.twinsOf(entry) : null;
    const face = row && twins && !options.guard.isResting ? options.face(row, twins) : null;
    if (row && face) faced.push({ entry, row, face });
    else off.push(entry);
    if (row && twins && face === undefined && !entry.asked && !drawing.isScrolling()) {
      entry.asked = true;
      unknown.push(row, ...twins);
    }
  }
  due.clear();
  if (unknown.length > 0) options.ask(unknown);
  if (clean && space.choose(faced.map(({ row }) => row))) {
    // All badges move to that place; those not due themselves return in the next frame.
    off.push(...near.values());
    drawing.drawLater();
  }
  return () => {
    drawing.takeInChanges();
    for (const entry of off) badges.takeOff(entry);
    const { spot } = space;
    const fresh = faced.filter(({ entry, row, face }) => {
      // Unless it has changed since the plan.
      if (entry.row !== row) return false;
      if (spot) return badges.put(entry, space.cellOf(row), face, spot);
      due.add(entry);
      return false;
    });
    const [first] = fresh;
    if (spot && first) options.onPlaced(space.cellOf(first.row), spot);
    // The page's reaction to the focus is a change by the page.
    drawing.forgetWritten();
    if (due.size > 0) drawing.drawLater();
    for (const { entry } of fresh) entry.badge?.restoreFocus();
  };
}

/** Tells when the columns of a list have changed. */
function noticingColumns<C>(list: List<C>, changed: () => void): List<C> {
  return {
    ...list,
    learn(element) {
      const isOther = list.learn(element);
      if (isOther) changed();
      return isOther;
    },
  };
}

/** Scrolling rests once nothing has moved for this long, in milliseconds. */
const REST_MS = 120;

/** Notices scrolling, and when it rests. */
function watchScrolling(rested: () => void, signal: AbortSignal) {
  let movedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      const left = movedAt + REST_MS - performance.now();
      timer = undefined;
      if (left > 0) wait(left);
      else rested();
    }, ms);
  };
  return {
    moved(): void {
      movedAt = performance.now();
      if (timer === undefined && !signal.aborted) wait(REST_MS);
    },
    isMoving: () => timer !== undefined,
  };
}

/** Minimum interval, in milliseconds, between searches for rows near the view while the user scrolls. */
const SCROLL_MS = 100;
/**
 * The same while the page keeps changing its rows; the first change after a quiet time is handled in the next frame.
 */
const CHANGE_MS = 400;
/** Delay before measuring space again after a change, in milliseconds. */
const REMEASURE_MS = 200;

/**
 * Keeps one badge on each known row near the view of a list, however the page changes its rows. A badge belongs to the
 * row's texts, not to its element: as soon as a row shows other texts, its badge is removed. Two rows with equal texts
 * get none, wherever they are in the list; two rows with the same key are compared with each other.
 * Each change reads only the changed rows; work that needs the layout waits for the next frame, when the layout is
 * computed anyway.
 */
export function overlayList<C>(options: ListOverlayOptions<C>): ListOverlay<C> {
  const { guard, signal } = options;
  const list = noticingColumns(options.list, () => remeasure());
  let container: Element | null = null;
  let observer: MutationObserver | undefined;
  const space = makeBadgeSpace();
  const onOpen = (pressed: Badge) => {
    for (const { row, badge } of drawn()) if (badge === pressed) options.onOpen(row, badge);
  };
  const badges = makeRowBadges({ onOpen, onPoint: options.onPoint }, guard);
  const rows = makeNearRows<C>({
    list,
    container: () => container,
    takeOff: badges.takeOff,
    stirred: () => look(),
  });
  const { near, due } = rows;
  const drawn = () => [...near.values()].flatMap(({ row, badge }) => (row && badge ? [{ row, badge }] : []));
  const plan = (clean: boolean) =>
    planRows(clean, {
      options,
      rows,
      badges,
      space,
      takeInChanges,
      forgetWritten: () => void observer?.takeRecords(),
      drawLater,
      isScrolling: scrolling.isMoving,
    });

  function onMutations(records: readonly MutationRecord[]): void {
    rows.takeIn(records);
    if (due.size > 0) plan(false)();
  }

  function takeInChanges(): void {
    const records = observer?.takeRecords() ?? [];
    if (records.length > 0) onMutations(records);
  }

  /** Renders all rows near the view again. */
  function redraw(): () => void {
    for (const entry of near.values()) due.add(entry);
    return readUndrawn();
  }

  /** Plans rows without a badge; reads the layout. */
  function readUndrawn(): () => void {
    takeInChanges();
    rows.addUndrawn();
    return plan(true);
  }

  const drawInFrame = paced(readUndrawn, signal);
  const drawLater = () => drawInFrame(0);

  /** Finds rows that have come near the view, and renders those without a badge. */
  const lookEvery = paced(() => {
    takeInChanges();
    rows.find();
    return readUndrawn();
  }, signal);
  const look = () => lookEvery(CHANGE_MS);
  const lookSoon = () => lookEvery(SCROLL_MS);
  const scrolling = watchScrolling(() => lookEvery(0), signal);
  let focusedAt = Number.NEGATIVE_INFINITY;
  const onScroll = ({ target }: Event) => {
    // Other parts of the page scroll too, some without rest; none of them moves rows past.
    const has = (a: unknown, b: unknown) => a instanceof Node && b instanceof Node && a.contains(b);
    if (!has(target, container) && !has(container, target)) return lookSoon();
    // The Tab key moves the list row by row: the next badge must be there for the next press.
    if (performance.now() - focusedAt < REST_MS) return lookEvery(0);
    scrolling.moved();
    lookSoon();
  };

  /** Measures again what fits, in all rows near the view. */
  const remeasure = bundled(
    () =>
      whenLaidOut(() => {
        space.forget();
        return redraw();
      }, signal),
    REMEASURE_MS,
    signal,
  );

  guard.onChange(() => whenLaidOut(redraw, signal), signal);

  trackElement(
    () => list.container(),
    (element, life) => {
      container = element;
      observer = new MutationObserver(onMutations);
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      const resized = new ResizeObserver(() => {
        lookSoon();
        remeasure();
      });
      resized.observe(element);
      document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal: life });
      const onFocus = () => {
        focusedAt = performance.now();
      };
      document.addEventListener('focusin', onFocus, { capture: true, passive: true, signal: life });
      addEventListener('resize', lookSoon, { signal: life });
      life.addEventListener('abort', () => {
        observer?.disconnect();
        resized.disconnect();
        container = null;
        rows.clear();
      });
      rows.takeAll();
      lookSoon();
      return undefined;
    },
    signal,
  );

  return {
    refresh(concerns = () => true) {
      takeInChanges();
      for (const entry of near.values()) if (entry.row && concerns(entry.row)) due.add(entry);
      // New knowledge about one row may decide about its twin.
      rows.addTwins();
      plan(false)();
    },
    shown: () =>
      [...near.values()].flatMap((entry) => (entry.row ? [entry.row, ...(rows.twinsOf(entry) ?? [])] : [])),
    badges: drawn,
  };
}
