import { type Badge, type BadgeHandlers, makeBadge } from './badge.ts';
import type { BadgeFace } from './badge-face.ts';
import type { Guard } from './guard.ts';
import { bundled, paced, type Reading } from './idle.ts';
import { keepInBody, trackElement } from './track-element.ts';

/** The position of a badge beside a title, in pixels of the page. */
interface Spot {
  readonly left: number;
  readonly middle: number;
  /** The free width there. */
  readonly space: number;
}

const GAP = 12;

/**
 * The free space to the right of a title's text, up to the next control on the same line.
 * @param anchor the title
 * @param after the element after which the host is placed, and which contains the title
 * @param controls the selector of controls
 */
function spaceBeside(anchor: Element, after: Element, controls: string): Spot {
  const range = document.createRange();
  range.selectNodeContents(anchor);
  const text = range.getBoundingClientRect();
  const box = anchor.getBoundingClientRect();
  // A field has no text in the document; the text of a wide title ends before its box.
  const shown = text.width > 0 && text.width <= box.width ? text : box;
  const left = shown.right + GAP;
  const middle = shown.top + shown.height / 2;
  let limit = document.documentElement.clientWidth - GAP;
  for (const control of (after.parentElement ?? after).querySelectorAll(controls)) {
    const rect = control.getBoundingClientRect();
    const sameLine = rect.top < middle + 12 && rect.bottom > middle - 12;
    if (rect.width > 0 && sameLine && rect.left >= shown.right - 1) limit = Math.min(limit, rect.left - GAP);
  }
  return { left, middle, space: limit - left };
}

/** The place of a record's badge on the page. */
export interface Place {
  readonly anchor: Element;
  readonly after: Element;
}

export interface RecordOverlayOptions extends BadgeHandlers {
  findPlace(): Place | null;
  /** The selector of controls that the badge must not cover. */
  readonly controls: string;
  readonly guard: Guard;
  /** Reads what the page shows after it has changed around the badge; what it returns may draw. */
  changed: Reading;
  /** Called once if the page has no place for the badge, which then moves to the corner. */
  onMiss(): void;
  readonly signal: AbortSignal;
}

export interface RecordOverlay {
  /** Shows a face, or removes the badge if `null`. */
  show(face: BadgeFace | null): void;
  /** The badge currently in the page. */
  badge(): Badge | null;
}

/** Places the badge after the words of the title; if it would cover a control, it moves to the corner. */
function settle({ host, set, layout }: Badge, { anchor, after }: Place, controls: string): void {
  const { display } = getComputedStyle(after.parentElement ?? document.body);
  layout(display.includes('flex') || display.includes('grid') ? 'floating' : 'beside');
  const spot = spaceBeside(anchor, after, controls);
  if (spot.space < set.offsetWidth) {
    layout('fixed');
    set.style.translate = '';
    return;
  }
  const { left, top } = host.getBoundingClientRect();
  set.style.translate = `${Math.round(spot.left - left)}px ${Math.round(spot.middle - 12 - top)}px`;
}

/** Minimum interval between two readings while the page keeps changing, in milliseconds. */
const CHANGE_MS = 200;
/** How long to wait for the page's title before the badge moves to the corner. */
const PATIENCE_MS = 2_000;

/**
 * Keeps one badge beside the title of a record page or, if there is no place or it is removed again and again, one pill
 * in the corner. The badge returns in the same task when the page renders its title again.
 */
export function overlayRecord(options: RecordOverlayOptions): RecordOverlay {
  const { guard, signal } = options;
  let face: BadgeFace | null = null;
  let badge: Badge | null = null;
  let place: Place | null = null;
  let noPlace = false;
  let missed = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let pill: AbortController | undefined;

  function takeOff(): void {
    pill?.abort();
    pill = undefined;
    badge?.destroy();
    badge = null;
  }

  function draw(): void {
    const wanted = place ? 'tickmark-badge' : noPlace ? 'tickmark-pill' : null;
    if (!face || !wanted) {
      takeOff();
      return;
    }
    if (badge && badge.host.localName !== wanted) takeOff();
    if (badge) badge.show(face);
    else badge = makeBadge(wanted, face, options);
    attach(badge);
  }

  function attach(current: Badge): void {
    if (!place) {
      if (pill) return;
      pill = new AbortController();
      current.layout('fixed');
      keepInBody(current.host, pill.signal);
      return;
    }
    const { after } = place;
    if (after.nextElementSibling !== current.host) {
      if (!guard.mayPut('title')) return;
      after.after(current.host);
      current.restoreFocus();
    }
    settle(current, place, options.controls);
  }

  const measure = bundled(
    () => {
      if (badge && place) settle(badge, place, options.controls);
    },
    100,
    signal,
  );
  addEventListener('resize', measure, { signal });

  const checkChange = paced(options.changed, signal);

  const look = trackElement(
    () => (guard.isResting ? null : (options.findPlace()?.anchor ?? null)),
    (anchor, life) => {
      place = options.findPlace();
      const resized = new ResizeObserver(measure);
      resized.observe(anchor);
      if (place?.after.parentElement) resized.observe(place.after.parentElement);
      life.addEventListener('abort', () => {
        resized.disconnect();
        place = null;
        takeOff();
        if (!signal.aborted) waitForPlace();
      });
      draw();
      return () => {
        checkChange(CHANGE_MS);
        if (!badge || !place) return;
        if (place.after.isConnected && place.after.nextElementSibling === badge.host) return;
        place = options.findPlace();
        draw();
      };
    },
    signal,
  );

  guard.onChange(() => {
    look();
    draw();
  }, signal);

  function waitForPlace(): void {
    clearTimeout(waiting);
    noPlace = guard.isResting;
    if (noPlace) return;
    waiting = setTimeout(() => {
      if (place) return;
      noPlace = true;
      if (face && !missed) {
        missed = true;
        options.onMiss();
      }
      draw();
    }, PATIENCE_MS);
  }

  signal.addEventListener('abort', () => {
    clearTimeout(waiting);
    takeOff();
  });
  if (!place) waitForPlace();

  return {
    show(next) {
      face = next;
      if (next && noPlace && !place && !missed && !guard.isResting) {
        missed = true;
        options.onMiss();
      }
      draw();
    },
    badge: () => badge,
  };
}
