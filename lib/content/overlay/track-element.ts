import { bundled, whenLaidOut } from './idle.ts';

/** Interval for checking whether the tracked element is still the right one. */
const LOOK_AGAIN_MS = 1_000;
/** Delay before re-checking after a change near the found element. */
const LOOK_SOON_MS = 200;
/** After more checks than this within one period, the page never rests: then they run only in idle time. */
const MOST_LOOKS = 400;

/**
 * Tracks an element in a page that re-renders at will. Each element comes with a lifetime: the signal passed to `found`
 * is aborted when the element leaves, is hidden, or is replaced by another.
 * While none is found, additions anywhere in the page start a search in idle time. Once found, only the child lists of
 * its ancestors are observed, and a replacement within one task is noticed before anything is painted.
 * @param find searches for the element; cheap, without effects
 * @param found called with each new element; the function it returns is called at every check that finds the same one
 * @returns checks at once, if the element to find may have changed
 */
export function trackElement(
  find: () => Element | null,
  found: (element: Element, life: AbortSignal) => (() => void) | undefined,
  signal: AbortSignal,
): () => void {
  let current: Element | null = null;
  let life = new AbortController();
  let looks = 0;
  let asked = false;
  let stillThere: (() => void) | undefined;
  const observer = new MutationObserver(() => {
    if (!current || ++looks > MOST_LOOKS) lookLater();
    else if (current.isConnected) {
      // Whether it is hidden or replaced is checked later, because that needs the layout.
      stillThere?.();
      lookSoon();
    } else look();
  });

  /** The check needs the layout, so it runs when that is computed anyway. */
  function lookLater(): void {
    if (asked) return;
    asked = true;
    whenLaidOut(() => {
      asked = false;
      const element = find();
      return () => hold(element);
    }, signal);
  }
  const lookSoon = bundled(lookLater, LOOK_SOON_MS, signal);

  function look(): void {
    if (!signal.aborted) hold(find());
  }

  function hold(element: Element | null): void {
    if (element === current && (element === null || element.isConnected)) {
      if (element) {
        stillThere?.();
        watch(element);
      }
      return;
    }
    life.abort();
    stillThere = undefined;
    current = element;
    if (!element) {
      watch(null);
      return;
    }
    life = new AbortController();
    stillThere = found(element, life.signal);
    watch(element);
  }

  function watch(element: Element | null): void {
    observer.disconnect();
    if (!element) {
      observer.observe(document, { childList: true, subtree: true });
      return;
    }
    for (let parent = element.parentNode; parent; parent = parent.parentNode) {
      observer.observe(parent, { childList: true });
    }
  }

  const timer = setInterval(() => {
    looks = 0;
    if (!document.hidden) lookLater();
  }, LOOK_AGAIN_MS);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    observer.disconnect();
    life.abort();
  });
  look();
  if (!current) watch(null);
  return look;
}

/**
 * Keeps a host at the end of the body until the signal, even if the host, the body or the document element is replaced.
 */
export function keepInBody(host: Element, signal: AbortSignal): void {
  const put = () => {
    if (host.parentNode !== document.body) document.body.append(host);
  };
  signal.addEventListener('abort', () => host.remove());
  trackElement(
    () => document.body,
    () => {
      put();
      return put;
    },
    signal,
  );
}
