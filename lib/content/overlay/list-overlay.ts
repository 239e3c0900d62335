import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { type FacedRow, makeBadgeSpace } from './badge-space.ts';
import { bundled, paced, whenLaidOut } from './idle.ts';
import type { List, ListRow } from './list.ts';
import { makeNearRows, type NearRow } from './near-rows.ts';
import { trackElement } from './track-element.ts';

interface RowBadges {
  /**
   * Shows a face in a cell of the row.
   * @returns whether the row had no badge there before
   */
  put(entry: NearRow<unknown>, cell: Element, face: BadgeFace, fit: BadgeFit): boolean;
  takeOff(entry: NearRow<unknown>): void;
}

/** A row whose badge is taken away this often within the period is fought over. */
const MOST_FIGHTS = 200;
const FIGHT_PERIOD_MS = 5_000;
/** So many badges that were taken off are kept for other rows: to make one costs many times as much as to change one. */
const MOST_SPARE = 50;

/**
 * Puts badges into rows and takes them off.
 * @param onOpen a person pressed a badge
 * @param onFought the page keeps removing badges
 */
function makeRowBadges(onOpen: (badge: Badge) => void, onFought: () => void, signal: AbortSignal): RowBadges {
  const spare: Badge[] = [];
  const fights = new Map<string, number>();
  const peace = setInterval(() => fights.clear(), FIGHT_PERIOD_MS);
  signal.addEventListener('abort', () => clearInterval(peace));

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
      if (badge) {
        takeOff(entry);
        const times = (fights.get(key) ?? 0) + 1;
        fights.set(key, times);
        if (times > MOST_FIGHTS) {
          onFought();
          return false;
        }
      }
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
  /** The face of what a row says: `null` for none, `undefined` while it is not known. */
  face(row: ListRow<C>): BadgeFace | null | undefined;
  /** Rows near the view whose face is not known; asked for once per appearance. */
  ask(rows: readonly ListRow<C>[]): void;
  onOpen(row: ListRow<C>, badge: Badge): void;
  /** The page keeps removing badges: none are drawn any more. */
  onGivenUp(): void;
  readonly signal: AbortSignal;
}

export interface ListOverlay<C> {
  /** Draws again what has become known: these rows, or all. */
  refresh(concerns?: (row: ListRow<C>) => boolean): void;
  /** What the rows say that are or were near the view, each key once. */
  shown(): ListRow<C>[];
  /** The badges in the list now. */
  badges(): { readonly row: ListRow<C>; readonly badge: Badge }[];
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
 * say the same get none, wherever in the list they stand.
 *
 * A change costs a look at the rows that changed; what needs the layout is done in the next frame, when the layout has
 * been made anyway.
 */
export function overlayList<C>(options: ListOverlayOptions<C>): ListOverlay<C> {
  const { list, signal } = options;
  let container: Element | null = null;
  let observer: MutationObserver | undefined;
  let givenUp = false;
  const space = makeBadgeSpace();
  const badges = makeRowBadges(
    (pressed) => {
      for (const { row, badge } of drawn()) if (badge === pressed) options.onOpen(row, badge);
    },
    () => {
      if (givenUp) return;
      givenUp = true;
      for (const entry of near.values()) badges.takeOff(entry);
      options.onGivenUp();
    },
    signal,
  );
  const rows = makeNearRows<C>({
    list,
    container: () => container,
    takeOff: badges.takeOff,
    stirred: () => look(),
  });
  const { near, due } = rows;
  const drawn = () => [...near.values()].flatMap(({ row, badge }) => (row && badge ? [{ row, badge }] : []));

  function onMutations(records: readonly MutationRecord[]): void {
    rows.takeIn(records);
    if (due.size > 0) plan(false)();
  }

  /** What the page has done is taken in before anything is drawn. */
  function takeInChanges(): void {
    const records = observer?.takeRecords() ?? [];
    if (records.length > 0) onMutations(records);
  }

  /**
   * Decides what becomes of the rows that are due: drawn where face and space are known, else in the next frame.
   * @param clean the layout may be read
   * @returns what draws them
   */
  function plan(clean: boolean): () => void {
    const off: NearRow<C>[] = [];
    const faced: (FacedRow & { readonly entry: NearRow<C> })[] = [];
    const unknown: ListRow<C>[] = [];
    for (const entry of due) {
      if (near.get(entry.element) !== entry) continue;
      entry.row ??= list.read(entry.element);
      const { row, badge, key } = entry;
      const face = row?.key === key && rows.isAlone(entry) && !givenUp ? options.face(row) : null;
      if (row && face) faced.push({ entry, row, face, badge });
      else off.push(entry);
      if (row && face === undefined && !entry.asked) {
        entry.asked = true;
        unknown.push(row);
      }
    }
    due.clear();
    if (unknown.length > 0) options.ask(unknown);
    if (clean && space.choose(faced)) {
      // All badges move to that cell; those that are not due by themselves come back in the next frame.
      off.push(...near.values());
      drawLater();
    }
    const planned = faced.map((each) => ({ ...each, fit: space.fit(each, clean) }));
    return () => {
      takeInChanges();
      for (const entry of off) badges.takeOff(entry);
      const fresh = planned.filter(({ entry, row, face, fit }) => {
        // Unless it has changed since that was decided.
        if (entry.row !== row) return false;
        if (fit) return badges.put(entry, space.cellOf(row), face, fit);
        due.add(entry);
        return false;
      });
      // What was written here is no change of the page's; what the page does about the focus is.
      observer?.takeRecords();
      if (due.size > 0) drawLater();
      for (const { entry } of fresh) entry.badge?.restoreFocus();
    };
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
        for (const entry of near.values()) due.add(entry);
        return readUndrawn();
      }, signal),
    REMEASURE_MS,
    signal,
  );

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
      plan(false)();
    },
    shown: () => [
      ...new Map([...near.values()].flatMap(({ key, row }) => (row ? [[key, row] as const] : []))).values(),
    ],
    badges: drawn,
  };
}
