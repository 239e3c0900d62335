/** How long a control must have been visible, as and where it is, before a press on it counts, in milliseconds. */
const SEEN_MS = 500;
/** The shortest interval at which the browser tells about visibility, in milliseconds. */
const DELAY_MS = 100;
/** The share of a control that must not be cut off: the rest may be what names the record. */
const WHOLE = 0.98;
/** Interval for looking again, in milliseconds. */
const LOOK_MS = 300;
/** A control that the page has made smaller cannot be read, in pixels. */
const LEAST_HEIGHT = 14;
/** On a visible element: since when, in milliseconds of the document's clock, and what was seen then. */
const SEEN = 'data-seen';

interface Entry extends IntersectionObserverEntry {
  /** Absent in Firefox. */
  readonly isVisible?: boolean;
}

export interface Seen {
  /** Watches an element. */
  watch(element: Element): void;
  /** Whether an element has been visible for long enough, up to now. */
  has(element: Element): boolean;
}

/** What must stay the same while a control is seen: its place and size, how far it is zoomed, and what it names. */
const lookOf = (element: Element) =>
  JSON.stringify(element.getBoundingClientRect()) +
  devicePixelRatio +
  element.ariaLabel +
  element.textContent;

/**
 * Watches whether elements are really visible: whole, at rest, and not covered, transparent, filtered or distorted by anything.
 * Firefox tells only whether they are in view.
 * @param isUsed whether to look again: of a frame that nobody uses, the browser says that it is not visible
 * @param isLarge whether a person sees everything as large as it is meant to be
 */
export function watchSeen(isUsed = () => true, isLarge = () => true): Seen {
  const watched = new Set<Element>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const observer = new IntersectionObserver(
    (entries: readonly Entry[]) => {
      for (const { target, boundingClientRect, intersectionRatio, isVisible = true } of entries) {
        watched.add(target);
        const look = lookOf(target);
        const isWhole = isVisible && intersectionRatio >= WHOLE && boundingClientRect.height >= LEAST_HEIGHT;
        if (!isWhole || !isLarge()) target.removeAttribute(SEEN);
        else if (!target.getAttribute(SEEN)?.endsWith(look))
          target.setAttribute(SEEN, performance.now() + look);
      }
      timer ??= setInterval(lookAgain, LOOK_MS);
    },
    { threshold: WHOLE, trackVisibility: true, delay: DELAY_MS } as object,
  );
  function watch(element: Element): void {
    observer.unobserve(element);
    observer.observe(element);
  }
  /** The browser does not tell where a control has moved, nor always what has changed around a frame. */
  function lookAgain(): void {
    for (const element of watched) {
      if (!element.isConnected) watched.delete(element);
      else if (isUsed()) watch(element);
    }
    if (watched.size > 0) return;
    // A page that has lost the extension keeps no timer; a control that comes back is told of, and starts it again.
    clearInterval(timer);
    timer = undefined;
  }

  return {
    watch,
    has(element) {
      const seen = element.getAttribute(SEEN);
      return !!seen?.endsWith(lookOf(element)) && performance.now() - Number.parseFloat(seen) >= SEEN_MS;
    },
  };
}
