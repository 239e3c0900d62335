/** What is put into one place more often than this within the period is being taken away by something. */
const MOST = 200;
const PERIOD_MS = 5_000;
/** How long the first rest is; each further one is twice as long, up to the last. */
const REST_MS = 10_000;
const LONGEST_REST_MS = 320_000;

/** Keeps Tickmark from fighting over a page: what goes on removing its badges is left alone for a while. */
export interface Guard {
  /**
   * A badge is about to be put into the page.
   * @param what which one it is
   * @returns whether it may be
   */
  mayPut(what: string): boolean;
  /** No badge is put where it belongs for a while. */
  readonly isResting: boolean;
  /** Ends a rest before its time. */
  goOn(): void;
  /** Calls back, in a task of its own, when a rest begins and ends. */
  onChange(changed: () => void, signal: AbortSignal): void;
}

/** @param signal the end of the visit */
export function makeGuard(signal: AbortSignal): Guard {
  const puts = new Map<string, number>();
  const changes = new Set<() => void>();
  let rest = REST_MS;
  let isResting = false;
  let lastRest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const period = setInterval(() => puts.clear(), PERIOD_MS);
  signal.addEventListener('abort', () => {
    clearInterval(period);
    clearTimeout(timer);
    changes.clear();
  });

  function turn(resting: boolean): void {
    isResting = resting;
    lastRest = Date.now();
    puts.clear();
    clearTimeout(timer);
    // Whoever asked is in the middle of drawing.
    queueMicrotask(() => {
      for (const changed of changes) changed();
    });
  }
  const goOn = () => {
    if (isResting) turn(false);
  };

  return {
    mayPut(what) {
      if (isResting) return false;
      const times = (puts.get(what) ?? 0) + 1;
      puts.set(what, times);
      if (times <= MOST) return true;
      // After so long a peace it is another trouble than before.
      rest = Date.now() - lastRest > LONGEST_REST_MS ? REST_MS : Math.min(rest * 2, LONGEST_REST_MS);
      turn(true);
      if (!signal.aborted) timer = setTimeout(goOn, rest);
      return false;
    },
    get isResting() {
      return isResting;
    },
    goOn,
    onChange(changed, until) {
      changes.add(changed);
      until.addEventListener('abort', () => changes.delete(changed));
    },
  };
}
