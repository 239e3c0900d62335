import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { type BadgeSpace, type FacedRow, makeBadgeSpace } from './badge-space.ts';
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
  put(entry: NearRow<unknown>, cell: Element, face: BadgeFace, fit: BadgeFit): boolean;
  takeOff(entry: NearRow<unknown>): void;
}

/** So many badges that were taken off are kept for other rows: to make one costs many times as much as to change one. */
const MOST_SPARE = 50;

/**
 * Puts badges into rows and takes them off.
 * @param onOpen a person pressed a badge
 */
function makeRowBadges(onOpen: (badge: Badge) => void, guard: Guard): RowBadges {
  const spare: Badge[] = [];

  function takeOff(entry: NearRow<unknown>): void {
    const { badge } = entry;
    if (!badge) return;
    entry.badge = null;
    badge.destroy();
    if (spare.length < MOST_SPARE) spare.push(badge);
  }

  return {
    put(entry, cell, face, fit) {
      const { badge, key } = entry;
      if (badge?.host.parentElement === cell) {
        badge.show(face);
        badge.fit(fit);
        return false;
      }
      takeOff(entry);
      if (!guard.mayPut(key)) return false;
      const next = spare.pop() ?? makeBadge('tickmark-badge', face, { onOpen });
      entry.badge = next;
      next.layout('row');
      next.show(face);
      next.fit(fit);
      cell.append(next.host);
      return true;
    },
    takeOff,
  };
}

export interface ListOverlayOptions<C> {
  readonly list: List<C>;
  /**
   * The face of what a row says: `null` for none, `undefined` while it is not known.
   * @param twins rows of the same key, which must not have the same face
   */
  face(row: ListRow<C>, twins: readonly ListRow<C>[]): BadgeFace | null | undefined;
  /** Rows near the view whose face is not known; asked for once per appearance. */
  ask(rows: readonly ListRow<C>[]): void;
  onOpen(row: ListRow<C>, badge: Badge): void;
  readonly guard: Guard;
  readonly signal: AbortSignal;
}

export interface ListOverlay<C> {
  /** Draws again what has become known: these rows, or all. */
  refresh(concerns?: (row: ListRow<C>) => boolean): void;
  /** What the rows say that are or were near the view, and their twins. */
  shown(): ListRow<C>[];
  /** The badges in the list now. */
  badges(): { readonly row: ListRow<C>; readonly badge: Badge }[];
}

/** What drawing rows needs. */
interface Drawing<C> {
  readonly options: ListOverlayOptions<C>;
  readonly rows: NearRows<C>;
  readonly badges: RowBadges;
  readonly space: BadgeSpace;
  /** What the page has done is taken in before anything is drawn. */
  takeInChanges(): void;
  /** What was written just now is no change of the page's. */
  forgetWritten(): void;
  /** Draws what is due in the next frame. */
  drawLater(): void;
}

/**
 * Decides what becomes of the rows that are due: drawn where face and space are known, else in the next frame.
 * @param clean the layout may be read
 * @returns what draws them
 */
function planRows<C>(clean: boolean, drawing: Drawing<C>): () => void {
  const { options, rows, badges, space } = drawing;
  const { near, due } = rows;
  const off: NearRow<C>[] = [];
  const faced: (FacedRow & { readonly entry: NearRow<C> })[] = [];
  const unknown: ListRow<C>[] = [];
  for (const entry of due) {
    if (near.get(entry.element) !== entry) continue;
    entry.row ??= options.list.read(entry.element);
    const { row, badge, key } = entry;
    const twins = row?.key === key ? rows.twinsOf(entry) : null;
    const face = row && twins && !options.guard.isResting ? options.face(row, twins) : null;
    if (row && face) faced.push({ entry, row, face, badge });
    else off.push(entry);
    if (row && twins && face === undefined && !entry.asked) {
      entry.asked = true;
      unknown.push(row, ...twins);
    }
  }
  due.clear();
  if (unknown.length > 0) options.ask(unknown);
  if (clean && space.choose(faced)) {
    // All badges move to that cell; those that are not due by themselves come back in the next frame.
    off.push(...near.values());
    drawing.drawLater();
  }
  const planned = faced.map((each) => ({ ...each, fit: space.fit(each, clean) }));
  return () => {
    drawing.takeInChanges();
    for (const entry of off) badges.takeOff(entry);
    const fresh = planned.filter(({ entry, row, face, fit }) => {
      // Unless it has changed since that was decided.
      if (entry.row !== row) return false;
      if (fit) return badges.put(entry, space.cellOf(row), face, fit);
      due.add(entry);
      return false;
    });
    // What the page does about the focus is a change of the page's.
    drawing.forgetWritten();
    if (due.size > 0) drawing.drawLater();
    for (const { entry } of fresh) entry.badge?.restoreFocus();
  };
}

/** The rows near the view are looked for this often at most, in milliseconds, while a person scrolls. */
const SCROLL_MS = 100;
/** The same while the page goes on changing its rows; the first change after a rest is looked at in the next frame. */
const CHANGE_MS = 400;
/** How long after a change it is measured again what has space, in milliseconds. */
const REMEASURE_MS = 200;

/**
 * Keeps one badge on each row of a list that is known and near the view, whatever the page does with its rows. A badge
 * follows what the row says, not the row's element: the moment a row says something else, the badge is gone. Two rows that
 * say the same get none, wherever in the list they stand; of two that share a key, each is held against the other.
 *
 * A change costs a look at the rows that changed; what needs the layout is done in the next frame, when the layout has
 * been made anyway.
 */
export function overlayList<C>(options: ListOverlayOptions<C>): ListOverlay<C> {
  const { list, guard, signal } = options;
  let container: Element | null = null;
  let observer: MutationObserver | undefined;
  const space = makeBadgeSpace();
  const badges = makeRowBadges((pressed) => {
    for (const { row, badge } of drawn()) if (badge === pressed) options.onOpen(row, badge);
  }, guard);
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
    });

  function onMutations(records: readonly MutationRecord[]): void {
    rows.takeIn(records);
    if (due.size > 0) plan(false)();
  }

  function takeInChanges(): void {
    const records = observer?.takeRecords() ?? [];
    if (records.length > 0) onMutations(records);
  }

  /** Draws all rows near the view again. */
  function redraw(): () => void {
    for (const entry of near.values()) due.add(entry);
    return readUndrawn();
  }

  /** Plans what is not drawn; reads the layout. */
  function readUndrawn(): () => void {
    takeInChanges();
    rows.addUndrawn();
    return plan(true);
  }

  const drawInFrame = paced(readUndrawn, signal);
  const drawLater = () => drawInFrame(0);

  /** Finds the rows that have come near the view, and draws what is not drawn. */
  const lookEvery = paced(() => {
    takeInChanges();
    rows.find();
    const [first] = drawn();
    if (first && space.hasMoved(first.row)) remeasure();
    return readUndrawn();
  }, signal);
  const look = () => lookEvery(CHANGE_MS);
  const lookSoon = () => lookEvery(SCROLL_MS);

  /** Measures anew what has space, in all rows near the view. */
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
      document.addEventListener('scroll', lookSoon, { capture: true, passive: true, signal: life });
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
      // What has become known of one may decide about the other.
      rows.addTwins();
      plan(false)();
    },
    shown: () =>
      [...near.values()].flatMap((entry) => (entry.row ? [entry.row, ...(rows.twinsOf(entry) ?? [])] : [])),
    badges: drawn,
  };
}
