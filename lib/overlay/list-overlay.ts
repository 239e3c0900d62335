import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { bundled, inSlices } from './idle.ts';
import { keepFound } from './keep-found.ts';
import { roomIn } from './row-room.ts';

export interface ListRow<C> {
  readonly key: string;
  readonly content: C;
  /** The cells after whose content the badge may stand, the best first; at least one. */
  readonly cells: readonly [Element, ...Element[]];
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
  /** Draws again what has become known: these rows, or all. */
  refresh(concerns?: (row: ListRow<C>) => boolean): void;
  /** What the rows in the list say now, each key once. */
  shown(): ListRow<C>[];
  /** The badges in the list now. */
  badges(): { readonly row: ListRow<C>; readonly badge: Badge }[];
}

interface Drawn<C> {
  row: ListRow<C>;
  badge: Badge | null;
  /** Counts how often the row was drawn or forgotten: what was planned before is void. */
  turn: number;
}

interface Planned<C> {
  readonly entry: Drawn<C>;
  readonly face: BadgeFace;
  readonly turn: number;
  fit: BadgeFit;
}

const fitKey = (row: ListRow<unknown>, face: BadgeFace) => `${row.key}\u0000${face.words}`;

/** How long after a change it is measured again what has room, in milliseconds. */
const REMEASURE_MS = 200;
/** Rows that are drawn at once. */
const SCREENFUL = 40;

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
  /** How much room a row had for its badge when it was last measured. */
  const fits = new Map<string, BadgeFit>();
  let givenUp = false;
  let container: Element | null = null;
  /** Which of its cells every row has its badge in; `null` until that was chosen. */
  let place: number | null = null;
  const cellOf = ({ cells }: ListRow<C>): Element => cells[place ?? 0] ?? cells[0];

  function forget(element: Element): void {
    const entry = drawn.get(element);
    if (!entry) return;
    drawn.delete(element);
    entry.turn++;
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
      if (entry.badge && entry.badge.host.parentElement !== cellOf(row)) {
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
    drawn.set(element, { row, badge: null, turn: 0 });
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

  /**
   * Draws rows whose content is known, a screenful at once and the rest in idle time. Layout is read for all rows before
   * anything is written: the other way round each row would have the whole table laid out anew.
   */
  function draw(elements: readonly Element[]): void {
    if (givenUp) return;
    const planned: Planned<C>[] = [];
    const unknown: ListRow<C>[] = [];
    for (const element of elements) {
      const entry = drawn.get(element);
      if (!entry) continue;
      entry.turn++;
      const alone = rowsOfKey.get(entry.row.key)?.size === 1;
      const face = alone ? options.face(entry.row) : null;
      if (face === undefined) unknown.push(entry.row);
      if (face) planned.push({ entry, face, turn: entry.turn, fit: 'glyph' });
      else takeOff(entry);
    }
    if (unknown.length > 0) options.ask(unknown);
    place ??= choosePlace(planned.map(({ entry, face }) => ({ row: entry.row, face, badge: null })));
    const first = planned.slice(0, SCREENFUL);
    measure(first);
    apply(first);
    const rest = planned.slice(SCREENFUL);
    inSlices(rest, measure, signal, () => inSlices(rest, apply, signal, remeasure));
  }

  /**
   * The cell that most badges with words have room in, the same for all rows; the first one that is good enough.
   * @returns `null` where no badge shows words, so that nothing can be told
   */
  function choosePlace(
    shown: readonly { readonly row: ListRow<C>; readonly face: BadgeFace; readonly badge: Badge | null }[],
  ): number | null {
    const spoken = shown.filter(({ face }) => !face.quiet).slice(0, SCREENFUL);
    if (spoken.length === 0) return null;
    const most = Math.max(...spoken.map(({ row }) => row.cells.length));
    let best = { place: 0, fitting: -1 };
    for (let tried = 0; tried < most; tried++) {
      const fitting = spoken.filter(({ row, face, badge }) => {
        const cell = row.cells[tried];
        const host = badge?.host.parentElement === cell ? badge?.host : null;
        return cell && roomIn(cell, face.words, host ?? null) === 'words';
      }).length;
      if (fitting >= spoken.length * 0.8) return tried;
      if (fitting > best.fitting) best = { place: tried, fitting };
    }
    return best.place;
  }

  function measure(planned: readonly Planned<C>[]): void {
    for (const plan of planned) {
      const { row, badge } = plan.entry;
      const known = fits.get(fitKey(row, plan.face));
      // What is known is measured again later: a page that has just rendered everything anew is not made to lay it out now.
      plan.fit = known ?? roomIn(cellOf(row), plan.face.words, badge?.host ?? null);
    }
  }

  function apply(planned: readonly Planned<C>[]): void {
    for (const { entry, face, turn, fit } of planned) {
      // Drawn again, or gone, since this was planned.
      if (entry.turn !== turn || givenUp) continue;
      if (entry.badge) {
        entry.badge.show(face);
        entry.badge.fit(fit);
        continue;
      }
      const badge = makeBadge('tickmark-badge', face, { onOpen: (self) => options.onOpen(entry.row, self) });
      badge.layout('row');
      badge.fit(fit);
      entry.badge = badge;
      cellOf(entry.row).append(badge.host);
      badge.restoreFocus();
    }
  }

  function update(elements: Iterable<Element>): void {
    const touched = new Set(elements);
    for (const element of touched) read(element);
    for (const twin of doubted) touched.add(twin);
    doubted.clear();
    draw([...touched]);
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

  const remeasure = bundled(
    () => {
      const shown = [...drawn.values()].flatMap(({ row, badge }) =>
        badge ? [{ row, badge, face: badge.face }] : [],
      );
      const better = choosePlace(shown);
      if (better !== null && better !== place) {
        place = better;
        fits.clear();
        for (const entry of drawn.values()) takeOff(entry);
        draw([...drawn.keys()]);
        return;
      }
      const measured: { badge: Badge; fit: BadgeFit }[] = [];
      const read = (entries: readonly Drawn<C>[]) => {
        for (const { row, badge } of entries) {
          if (!badge) continue;
          const fit = roomIn(cellOf(row), badge.face.words, badge.host);
          fits.set(fitKey(row, badge.face), fit);
          measured.push({ badge, fit });
        }
      };
      inSlices([...drawn.values()], read, signal, () => {
        for (const { badge, fit } of measured) badge.fit(fit);
      });
    },
    REMEASURE_MS,
    signal,
  );

  keepFound(
    () => list.container(),
    (element, life) => {
      container = element;
      const observer = new MutationObserver(onMutations);
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      const resized = new ResizeObserver(remeasure);
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

  const peace = setInterval(() => fights.clear(), FIGHT_PERIOD_MS);
  signal.addEventListener('abort', () => {
    clearInterval(peace);
    for (const row of [...drawn.keys()]) forget(row);
  });

  return {
    refresh: (concerns = () => true) =>
      draw([...drawn].flatMap(([element, { row }]) => (concerns(row) ? [element] : []))),
    shown: () => [...new Map([...drawn.values()].map(({ row }) => [row.key, row])).values()],
    badges: () => [...drawn.values()].flatMap(({ row, badge }) => (badge ? [{ row, badge }] : [])),
  };
}
