/** More insertions in one place within the period mean that something removes them. */
const MOST = 200;
const PERIOD_MS = 5_000;
/** The length of the first rest; each further one is twice as long, up to the maximum. */
const REST_MS = 10_000;
const LONGEST_REST_MS = 320_000;

/** Keeps Tickmark from fighting the page: pauses where something keeps removing its badges. */
export interface Guard {
  /**
   * Call this before inserting a badge into the page.
   * @param what identifies the badge
   * @returns whether it may be inserted
   */
  mayPut(what: string): boolean;
  /** Badges are not inserted in their places for a while. */
  readonly isResting: boolean;
  /** Ends a rest early. */
  goOn(): void;
  /** Calls back, in a task of its own, when a rest begins and ends. */
  onChange(changed: () => void, signal: AbortSignal): void;
}

/** @param signal ends with the visit */
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
    // The caller is rendering.
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
      // After such a long quiet time, it is a new problem.
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
