import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { bundled, inSlices } from './idle.ts';
import { keepFound } from './keep-found.ts';
import { roomIn } from './row-room.ts';

export interface ListRow<C> {
  readonly key: string;
  readonly content: C;
  readonly cell: Element;
}

/** What the overlay has to be told of a list; it knows nothing else of the page. */
export interface List<C> {
  container(): Element | null;
  rows(container: Element): Element[];
  rowOf(node: Node): Element | null;
  read(row: Element): ListRow<C> | null;
}

export interface ListOverlayOptions<C> {
  readonly list: List<C>;
  /** The face of what a row says: `null` for none, `undefined` while it is not known. */
  face(row: ListRow<C>): BadgeFace | null | undefined;
  /** Rows whose face is not known; asked for once per appearance. */
  ask(rows: readonly ListRow<C>[]): void;
  onOpen(row: ListRow<C>, badge: Badge): void;
  /** The page keeps removing badges: none are drawn any more. */
  onGivenUp(): void;
  readonly signal: AbortSignal;
}

export interface ListOverlay<C> {
  /** Draws again what has become known. */
  refresh(): void;
  /** What the rows in the list say now, each key once. */
  shown(): ListRow<C>[];
  /** The badges in the list now. */
  badges(): { readonly row: ListRow<C>; readonly badge: Badge }[];
}

interface Drawn<C> {
  row: ListRow<C>;
  badge: Badge | null;
}

/** Above this many changes at once the list is read anew rather than row by row. */
const HUGE = 1_000;
/** A row whose badge is taken away this often within the period is fought over. */
const MOST_FIGHTS = 200;
const FIGHT_PERIOD_MS = 5_000;

/**
 * Keeps one badge on each row of a list that is known, whatever the page does with its rows. A badge follows what the row
 * says, not the row's element: the moment a row says something else, the badge is gone. Two rows that say the same get
 * none.
 */
export function overlayList<C>(options: ListOverlayOptions<C>): ListOverlay<C> {
  const { list, signal } = options;
  const drawn = new Map<Element, Drawn<C>>();
  const rowsOfKey = new Map<string, Set<Element>>();
  const fights = new Map<string, number>();
  let givenUp = false;
  let container: Element | null = null;

  function forget(element: Element): void {
    const entry = drawn.get(element);
    if (!entry) return;
    drawn.delete(element);
    const same = rowsOfKey.get(entry.row.key);
    same?.delete(element);
    if (same?.size === 0) rowsOfKey.delete(entry.row.key);
    else for (const twin of same ?? []) doubted.add(twin);
    takeOff(entry);
  }

  function takeOff(entry: Drawn<C>): void {
    if (!entry.badge) return;
    entry.badge.destroy();
    entry.badge = null;
  }

  /** Rows to be drawn again because a twin came or went. */
  const doubted = new Set<Element>();

  /** Takes in what a row says now; what no longer fits is taken off at once. */
  function read(element: Element): void {
    const row = container?.contains(element) ? list.read(element) : null;
    const entry = drawn.get(element);
    if (entry && row && entry.row.key === row.key) {
      if (entry.badge && entry.badge.host.parentElement !== row.cell) {
        fought(row.key);
        entry.badge.destroy();
        entry.badge = null;
      }
      entry.row = row;
      return;
    }
    if (entry) forget(element);
    if (!row) return;
    const same = rowsOfKey.get(row.key) ?? new Set();
    for (const twin of same) doubted.add(twin);
    same.add(element);
    rowsOfKey.set(row.key, same);
    drawn.set(element, { row, badge: null });
  }

  function fought(key: string): void {
    const times = (fights.get(key) ?? 0) + 1;
    fights.set(key, times);
    if (times > MOST_FIGHTS && !givenUp) {
      givenUp = true;
      for (const entry of drawn.values()) takeOff(entry);
      options.onGivenUp();
    }
  }

  /** Draws rows whose content is known; layout is read for all of them before anything is written. */
  function draw(elements: readonly Element[]): void {
    if (givenUp) return;
    const toMake: { entry: Drawn<C>; face: BadgeFace; fit: BadgeFit }[] = [];
    const toShow: { badge: Badge; face: BadgeFace; fit: BadgeFit }[] = [];
    const unknown: ListRow<C>[] = [];
    for (const element of elements) {
      const entry = drawn.get(element);
      if (!entry) continue;
      const alone = rowsOfKey.get(entry.row.key)?.size === 1;
      const face = alone ? options.face(entry.row) : null;
      if (face === undefined) unknown.push(entry.row);
      if (!face) takeOff(entry);
      else if (entry.badge) {
        const { badge, row } = entry;
        toShow.push({ badge, face, fit: roomIn(row.cell, face.words, badge.host) });
      } else toMake.push({ entry, face, fit: roomIn(entry.row.cell, face.words, null) });
    }
    for (const { badge, face, fit } of toShow) {
      badge.show(face);
      badge.fit(fit);
    }
    for (const { entry, face, fit } of toMake) {
      if (entry.badge) continue;
      const badge = makeBadge('tickmark-badge', face, { onOpen: (self) => options.onOpen(entry.row, self) });
      badge.layout('row');
      badge.fit(fit);
      entry.badge = badge;
      entry.row.cell.append(badge.host);
      badge.restoreFocus();
    }
    if (unknown.length > 0) options.ask(unknown);
  }

  function update(elements: Iterable<Element>): void {
    const touched = new Set(elements);
    for (const element of touched) read(element);
    for (const twin of doubted) touched.add(twin);
    doubted.clear();
    inSlices([...touched], draw, signal);
  }

  function updateAll(): void {
    if (!container) return;
    for (const element of [...drawn.keys()]) if (!container.contains(element)) forget(element);
    update(list.rows(container));
  }

  function within(node: Element): Element[] {
    return [...drawn.keys()].filter((element) => node.contains(element));
  }

  function isOurs(node: Node): boolean {
    return node instanceof Element && node.localName === 'tickmark-badge';
  }

  function onMutations(records: readonly MutationRecord[]): void {
    if (records.length > HUGE) {
      updateAll();
      return;
    }
    const touched = new Set<Element>();
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'childList' && removedNodes.length === 0 && [...addedNodes].every(isOurs)) continue;
      const row = list.rowOf(target);
      if (row) touched.add(row);
      else {
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          const own = list.rowOf(node);
          if (own) touched.add(own);
          else for (const inner of container?.contains(node) ? list.rows(node) : []) touched.add(inner);
        }
        for (const node of removedNodes) {
          if (!(node instanceof Element)) continue;
          if (drawn.has(node)) touched.add(node);
          else if (node.firstElementChild) for (const element of within(node)) touched.add(element);
        }
        // The head: columns may have come, gone or moved.
        if (target instanceof Element && target.closest('thead')) {
          updateAll();
          return;
        }
      }
    }
    update(touched);
  }

  keepFound(
    () => list.container(),
    (element, life) => {
      container = element;
      const observer = new MutationObserver(onMutations);
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      const measure = bundled(() => refit(), 200, life);
      const resized = new ResizeObserver(measure);
      resized.observe(element);
      life.addEventListener('abort', () => {
        observer.disconnect();
        resized.disconnect();
        container = null;
        for (const row of [...drawn.keys()]) forget(row);
      });
      updateAll();
      return undefined;
    },
    signal,
  );

  function refit(): void {
    const fits = [...drawn.values()].flatMap(({ row, badge }) =>
      badge ? [{ badge, fit: roomIn(row.cell, badge.face.words, badge.host) }] : [],
    );
    for (const { badge, fit } of fits) badge.fit(fit);
  }

  const peace = setInterval(() => fights.clear(), FIGHT_PERIOD_MS);
  signal.addEventListener('abort', () => {
    clearInterval(peace);
    for (const row of [...drawn.keys()]) forget(row);
  });

  return {
    refresh: () => inSlices([...drawn.keys()], draw, signal),
    shown: () => [...new Map([...drawn.values()].map(({ row }) => [row.key, row])).values()],
    badges: () => [...drawn.values()].flatMap(({ row, badge }) => (badge ? [{ row, badge }] : [])),
  };
}
