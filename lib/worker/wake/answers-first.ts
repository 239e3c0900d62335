/** Background work waits this long for answers, in milliseconds: some answers wait for a platform. */
const MOST_MS = 150;

/** Somebody looks at a page for this long after its last message, in milliseconds. */
const RECENT_MS = 500;

/** Lets messages be answered before background work goes on. */
export function answersFirst(sleep: (ms: number) => Promise<void>) {
  let open = 0;
  let waiting: (() => void)[] = [];
  let answeredAt = Number.NEGATIVE_INFINITY;

  return {
    /** Answers a message. */
    async answer<T>(task: () => Promise<T>): Promise<T> {
      open += 1;
      try {
        return await task();
      } finally {
        open -= 1;
        answeredAt = performance.now();
        if (open === 0) {
          for (const go of waiting) go();
          waiting = [];
        }
      }
    },
    /** Whether a message waits for its answer, or has just been answered: the next one may follow. */
    isAsked: () => open > 0 || performance.now() - answeredAt < RECENT_MS,
    /** Resolves after the time for which an answer counts as just given. */
    afterQuiet: () => sleep(RECENT_MS),
    pause: sleep,
    /** Resolves once no message waits for its answer, at the latest after a moment. */
    async afterAnswers(): Promise<void> {
      if (open === 0) return;
      const over = new Promise<void>((resolve) => waiting.push(resolve));
      await Promise.race([over, sleep(MOST_MS)]);
    },
  };
}
