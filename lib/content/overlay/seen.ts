/** How long a control must have been visible before a press on it counts, in milliseconds. */
const SEEN_MS = 500;
/** The shortest interval at which the browser tells about visibility, in milliseconds. */
const DELAY_MS = 100;
/** On a visible element: since when, in milliseconds of the document's clock. */
const SEEN = 'data-seen';

export interface Seen {
  /** Watches an element; once more, the browser looks at it anew. */
  watch(element: Element): void;
  /** Whether an element has been visible for long enough, up to now. */
  has(element: Element): boolean;
}

/**
 * Watches whether elements are really visible: not covered, transparent, filtered or distorted by anything. Firefox tells only
 * whether they are in view.
 */
export function watchSeen(): Seen {
  function take(entries: readonly (IntersectionObserverEntry & { readonly isVisible?: boolean })[]): void {
    for (const { target, isIntersecting, isVisible = isIntersecting } of entries) {
      if (!isVisible) target.removeAttribute(SEEN);
      else if (!target.hasAttribute(SEEN)) target.setAttribute(SEEN, `${performance.now()}`);
    }
  }
  const observer = new IntersectionObserver(take, { trackVisibility: true, delay: DELAY_MS } as object);
  return {
    watch(element) {
      observer.unobserve(element);
      observer.observe(element);
    },
    has(element) {
      take(observer.takeRecords());
      const since = element.getAttribute(SEEN);
      return since !== null && performance.now() - Number(since) >= SEEN_MS;
    },
  };
}
