import { type Badge, type BadgeFit, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import { bundled, whenLaidOut } from './idle.ts';
import { keepFound } from './keep-found.ts';
import { makeRowKeys } from './row-keys.ts';
import { isFlexible, roomIn } from './row-room.ts';
import { childrenBetween } from './rows-near.ts';

export interface ListRow<C> {
  readonly key: string;
  readonly content: C;
  /** The cells after whose content the badge may stand, the best first; at least one. */
  readonly cells: readonly [Element, ...Element[]];
}

/** What the overlay has to be told of a list; it knows nothing else of the page. */
export interface List<C> {
  container(): Element | null;
  /** The columns of this list are what its head says now; called before its rows are read. */
  learn(container: Element): void;
  rows(container: Element): Element[];
  rowOf(node: Node): Element | null;
  /** What tells a row's record from others; cheap, since it is asked of every row. `null` where nothing tells it. */
  keyOf(row: Element): string | null;
  read(row: Element): ListRow<C> | null;
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

/** A row of the list that says something. */
interface Entry<C> {
  readonly element: Element;
  readonly key: string;
  /** The row has been near the view: only then it is read in full, asked about and drawn. */
  near: boolean;
  row: ListRow<C> | null;
  badge: Badge | null;
  asked: boolean;
}

/** How far beyond the view rows are near, as a share of its height. */
const MARGIN = 0.5;
/** The rows near the view are looked for this often at most, in milliseconds, while the page goes on changing. */
const LOOK_MS = 100;
/** How long after a change it is measured again what has room, in milliseconds. */
const REMEASURE_MS = 200;
/** Above this many changes at once the list is read anew rather than row by row. */
const HUGE = 1_000;
/** A row whose badge is taken away this often within the period is fought over. */
const MOST_FIGHTS = 200;
const FIGHT_PERIOD_MS = 5_000;

const fitKey = (key: string, face: BadgeFace) => `${key}\u0000${face.words}`;

/**
 * Keeps one badge on each row of a list that is known and near the view, whatever the page does with its rows. A badge
 * follows what the row says, not the row's element: the moment a row says something else, the badge is gone. Two rows that
 * say the same get none, wherever in the list they stand.
 *
 * What is known of every row is its key alone. A change costs a look at the rows that changed; what needs the layout is
 * done in the next frame, when the layout has been made anyway.
 */
export function overlayList<C>(options: ListOverlayOptions<C>): ListOverlay<C> {
  const { list, signal } = options;
  const entries = new Map<Element, Entry<C>>();
  const near = new Set<Entry<C>>();
  const keys = makeRowKeys();
  /** The elements whose children are rows, with the name of those. */
  const parents = new Map<Node, string>();
  /** Rows to be drawn again because a twin came or went. */
  const doubted = new Set<Element>();
  const fights = new Map<string, number>();
  /** How much room the badges near the view had when they were last measured. */
  const fits = new Map<string, BadgeFit>();
  /** Drawn once their room can be measured. */
  const waiting = new Set<Entry<C>>();
  let givenUp = false;
  let container: Element | null = null;
  /** Which of its cells every row has its badge in; `null` until that was chosen. */
  let place: number | null = null;
  const cellOf = ({ cells }: ListRow<C>): Element => cells[place ?? 0] ?? cells[0];

  function forget(element: Element): void {
    const entry = entries.get(element);
    if (!entry) return;
    entries.delete(element);
    near.delete(entry);
    waiting.delete(entry);
    const twins = keys.remove(entry.key, element);
    if (twins) for (const twin of twins) doubted.add(twin);
    takeOff(entry);
  }

  function takeOff(entry: Entry<C>): void {
    entry.badge?.destroy();
    entry.badge = null;
  }

  /**
   * Takes in what a row says now; what no longer fits is taken off at once.
   * @returns the row, if it is to be drawn
   */
  function take(element: Element): Entry<C> | null {
    const key = container?.contains(element) ? list.keyOf(element) : null;
    const before = entries.get(element);
    if (before && before.key === key) {
      before.row = null;
      return before.near ? before : null;
    }
    if (before) forget(element);
    if (key === null) return null;
    const twins = keys.add(key, element);
    if (twins) for (const twin of twins) doubt(twin);
    const entry: Entry<C> = {
      element,
      key,
      // An element that was in view stays there when it says something else.
      near: before?.near ?? false,
      row: null,
      badge: null,
      asked: false,
    };
    entries.set(element, entry);
    if (entry.near) near.add(entry);
    const parent = element.parentNode;
    if (parent && !parents.has(parent)) parents.set(parent, element.localName);
    return entry;
  }

  /** A row that says what another says: both are drawn again, unless it has left the list meanwhile. */
  function doubt(twin: Element): void {
    if (container?.contains(twin)) doubted.add(twin);
    else forget(twin);
  }

  let left = 0;
  /** Rows that have left far from the view are noticed when it matters, or here once they are many. */
  function sweep(): void {
    if (entries.size < left * 1.5 + 100) return;
    for (const element of entries.keys()) if (!container?.contains(element)) forget(element);
    left = entries.size;
    // What is not known any more is measured again.
    if (fits.size > near.size * 2 + 100) fits.clear();
  }

  /** A row that was in view just now and has been rendered anew is there again before anything is painted. */
  let lately = new Set<string>();

  function update(elements: Iterable<Element>): void {
    const toDraw = new Set<Entry<C>>();
    let fresh = false;
    for (const element of elements) {
      const entry = take(element);
      if (!entry) continue;
      if (!entry.near) {
        fresh = true;
        if (!lately.has(entry.key)) continue;
        entry.near = true;
        near.add(entry);
      }
      toDraw.add(entry);
    }
    for (const twin of doubted) {
      const entry = entries.get(twin);
      if (entry?.near) toDraw.add(entry);
    }
    doubted.clear();
    draw(toDraw, false);
    if (fresh) look();
  }

  /**
   * Draws rows whose face and room are known at once; where the room is not known, in the next frame.
   * @param clean the layout may be read
   */
  function draw(rows: Iterable<Entry<C>>, clean: boolean): void {
    if (givenUp) return;
    const planned: { entry: Entry<C>; row: ListRow<C>; face: BadgeFace }[] = [];
    const unknown: ListRow<C>[] = [];
    for (const entry of rows) {
      if (entries.get(entry.element) !== entry) continue;
      entry.row ??= list.read(entry.element);
      const { row } = entry;
      const face = row && row.key === entry.key && keys.isAlone(entry.key) ? options.face(row) : null;
      if (row && face) planned.push({ entry, row, face });
      else takeOff(entry);
      if (row && face === undefined && !entry.asked) {
        entry.asked = true;
        unknown.push(row);
      }
    }
    if (unknown.length > 0) options.ask(unknown);
    if (clean) place ??= choosePlace(planned);
    const sure = planned.flatMap(({ entry, row, face }) => {
      const fit = clean ? measured(row, face, entry.badge) : knownFit(row, face);
      return fit === undefined ? [] : [{ entry, row, face, fit }];
    });
    for (const { entry, row, face, fit } of sure) show(entry, row, face, fit);
    if (sure.length === planned.length) return;
    const shown = new Set(sure.map(({ entry }) => entry));
    for (const { entry } of planned) if (!shown.has(entry)) waiting.add(entry);
    drawLater();
  }

  function knownFit(row: ListRow<C>, face: BadgeFace): BadgeFit | undefined {
    // A tick without words has room everywhere but in cells that have no width of their own.
    return face.quiet && !isFlexible(cellOf(row)) ? 'glyph' : fits.get(fitKey(row.key, face));
  }

  function measured(row: ListRow<C>, face: BadgeFace, badge: Badge | null): BadgeFit {
    const fit = knownFit(row, face) ?? roomIn(cellOf(row), face.words, badge?.host ?? null);
    fits.set(fitKey(row.key, face), fit);
    return fit;
  }

  function show(entry: Entry<C>, row: ListRow<C>, face: BadgeFace, fit: BadgeFit): void {
    const cell = cellOf(row);
    if (entry.badge && entry.badge.host.parentElement !== cell) {
      fought(entry.key);
      takeOff(entry);
      if (givenUp) return;
    }
    if (entry.badge) {
      entry.badge.show(face);
      entry.badge.fit(fit);
      return;
    }
    const badge = makeBadge('tickmark-badge', face, {
      onOpen: (self) => {
        if (entry.row) options.onOpen(entry.row, self);
      },
    });
    badge.layout('row');
    badge.fit(fit);
    entry.badge = badge;
    cell.append(badge.host);
    badge.restoreFocus();
  }

  function fought(key: string): void {
    const times = (fights.get(key) ?? 0) + 1;
    fights.set(key, times);
    if (times > MOST_FIGHTS && !givenUp) {
      givenUp = true;
      for (const entry of near) takeOff(entry);
      options.onGivenUp();
    }
  }

  /** Finds the rows that have come near the view, and draws what is not drawn. */
  function lookNow(): void {
    lookIsDue = false;
    lookedAt = performance.now();
    const reach = innerHeight * MARGIN;
    lately = new Set();
    for (const parent of parents.keys()) {
      if (!container?.contains(parent)) {
        parents.delete(parent);
        continue;
      }
      for (const element of childrenBetween(parent as Element, -reach, innerHeight + reach)) {
        const entry = entries.get(element);
        if (!entry) continue;
        lately.add(entry.key);
        entry.near = true;
        near.add(entry);
      }
    }
    if (columnsHaveMoved()) remeasure();
    sweep();
    drawUndrawn();
  }

  let lookIsDue = false;
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Looks in the next frame; while the page goes on changing, not in every one. */
  function look(): void {
    if (lookIsDue || lookTimer !== undefined || signal.aborted) return;
    const wait = lookedAt + LOOK_MS - performance.now();
    const due = () => {
      lookTimer = undefined;
      lookIsDue = true;
      whenLaidOut(lookNow, true, signal);
    };
    if (wait > 0) lookTimer = setTimeout(due, wait);
    else due();
  }

  function drawLater(): void {
    whenLaidOut(
      () => {
        // Where it is looked in the same frame, that draws as well, after it has read the layout.
        if (!lookIsDue) drawUndrawn();
      },
      true,
      signal,
    );
  }

  function drawUndrawn(): void {
    const undrawn = new Set(waiting);
    waiting.clear();
    for (const entry of near) if (!entry.badge) undrawn.add(entry);
    draw(undrawn, true);
  }

  /**
   * The cell that most badges with words have room in, the same for all rows; the first one that is good enough.
   * @returns `null` where no badge shows words, so that nothing can be told
   */
  function choosePlace(
    shown: readonly { readonly entry: Entry<C>; readonly row: ListRow<C>; readonly face: BadgeFace }[],
  ): number | null {
    const spoken = shown.filter(({ face }) => !face.quiet);
    if (spoken.length === 0) return null;
    const most = Math.max(...spoken.map(({ row }) => row.cells.length));
    let best = { place: 0, fitting: -1 };
    for (let tried = 0; tried < most; tried++) {
      const fitting = spoken.filter(({ entry, row, face }) => {
        const cell = row.cells[tried];
        const host = entry.badge?.host.parentElement === cell ? entry.badge?.host : null;
        return cell && roomIn(cell, face.words, host ?? null) === 'words';
      }).length;
      if (fitting >= spoken.length * 0.8) return tried;
      if (fitting > best.fitting) best = { place: tried, fitting };
    }
    return best.place;
  }

  /** Where the cells of the badges stood when they were last measured. */
  let edges = '';
  function columnsHaveMoved(): boolean {
    for (const { row, badge } of near) {
      if (!row || !badge) continue;
      const { left, right } = cellOf(row).getBoundingClientRect();
      const now = `${left} ${right}`;
      const moved = edges !== '' && edges !== now;
      edges = now;
      return moved;
    }
    return false;
  }

  /** Measures anew what has room, in all rows near the view. */
  const remeasure = bundled(
    () =>
      whenLaidOut(
        () => {
          const shown = [...near].flatMap((entry) =>
            entry.row && entry.badge ? [{ entry, row: entry.row, face: entry.badge.face }] : [],
          );
          const better = choosePlace(shown);
          fits.clear();
          if (better !== null && better !== place) {
            place = better;
            for (const entry of near) takeOff(entry);
            drawUndrawn();
            return;
          }
          const fresh = shown.map(({ entry, row, face }) => ({
            badge: entry.badge,
            fit: measured(row, face, entry.badge),
          }));
          for (const { badge, fit } of fresh) badge?.fit(fit);
        },
        true,
        signal,
      ),
    REMEASURE_MS,
    signal,
  );

  function updateAll(): void {
    if (!container) return;
    list.learn(container);
    for (const element of [...entries.keys()]) if (!container.contains(element)) forget(element);
    update(list.rows(container));
  }

  function isOurs(node: Node): boolean {
    return node instanceof Element && node.localName === 'tickmark-badge';
  }

  /** Rows among the nodes that were added. */
  function collect({ target, addedNodes }: MutationRecord, touched: Set<Element>): void {
    const rowName = parents.get(target);
    // By their places: the lists are long and many, and an iterator costs more than all the rest.
    for (let place = 0; place < addedNodes.length; place++) {
      const node = addedNodes[place];
      if (node?.nodeType !== Node.ELEMENT_NODE) continue;
      const element = node as Element;
      // Beside rows of the same name it is one: nothing else has to be asked.
      const own = element.localName === rowName ? element : list.rowOf(element);
      if (own) touched.add(own);
      else if (container?.contains(element)) for (const inner of list.rows(element)) touched.add(inner);
    }
  }

  function onMutations(records: readonly MutationRecord[]): void {
    if (records.length > HUGE) {
      updateAll();
      return;
    }
    if (container) list.learn(container);
    const touched = new Set<Element>();
    for (const { element } of near) if (!container?.contains(element)) touched.add(element);
    for (const record of records) {
      const { target } = record;
      if (parents.has(target)) {
        collect(record, touched);
        continue;
      }
      if (
        record.type === 'childList' &&
        record.removedNodes.length === 0 &&
        [...record.addedNodes].every(isOurs)
      )
        continue;
      const row = list.rowOf(target);
      if (row) touched.add(row);
      else if (target instanceof Element && target.closest('thead')) {
        // The head: columns may have come, gone or moved.
        updateAll();
        return;
      } else collect(record, touched);
    }
    update(touched);
  }

  keepFound(
    () => list.container(),
    (element, life) => {
      container = element;
      const observer = new MutationObserver(onMutations);
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      const resized = new ResizeObserver(() => {
        look();
        remeasure();
      });
      resized.observe(element);
      document.addEventListener('scroll', look, { capture: true, passive: true, signal: life });
      addEventListener('resize', look, { signal: life });
      life.addEventListener('abort', () => {
        observer.disconnect();
        resized.disconnect();
        container = null;
        forgetAll();
      });
      updateAll();
      return undefined;
    },
    signal,
  );

  function forgetAll(): void {
    for (const row of [...entries.keys()]) forget(row);
    parents.clear();
    doubted.clear();
    waiting.clear();
  }

  const peace = setInterval(() => fights.clear(), FIGHT_PERIOD_MS);
  signal.addEventListener('abort', () => {
    clearInterval(peace);
    clearTimeout(lookTimer);
    forgetAll();
  });

  const shownEntries = () => [...near].filter((entry) => entry.row !== null);
  return {
    refresh: (concerns = () => true) =>
      draw(
        [...near].filter(({ row }) => row && concerns(row)),
        false,
      ),
    shown: () => [
      ...new Map(shownEntries().flatMap(({ key, row }) => (row ? [[key, row] as const] : []))).values(),
    ],
    badges: () => shownEntries().flatMap(({ row, badge }) => (row && badge ? [{ row, badge }] : [])),
  };
}
