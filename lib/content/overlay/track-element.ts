import { bundled, whenLaidOut } from './idle.ts';

/** How often it is looked whether what was found is still what should be found. */
const LOOK_AGAIN_MS = 1_000;
/** So soon it is looked again where something has changed beside what was found. */
const LOOK_SOON_MS = 200;
/** More looks than this within one period come from a page that never rests: then only in idle time. */
const MOST_LOOKS = 400;

/**
 * Keeps hold of an element in a page that re-renders as it likes. Each element comes with the end of its life: the
 * signal handed to `found` is aborted when the element leaves, is hidden, or another takes its place.
 *
 * While there is nothing, additions anywhere in the page start a look in idle time. Once found, only the child lists of
 * its ancestors are watched, and a replacement in one task is noticed before anything is painted.
 * @param find looks for the element; cheap, without effects
 * @param found is called with each new element; the function it returns is called at every look that finds the same one
 * @returns looks at once, where what should be found may have become another one
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
      // Whether it is hidden, or another is the right one now, can be told in peace: that needs the layout.
      stillThere?.();
      lookSoon();
    } else look();
  });

  /** Looking needs the layout: it is done when that has been made anyway. */
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

/** Keeps a host at the end of the body until the signal, whatever becomes of the host, the body or the document element. */
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
