/** Cycles that take steps side by side: more would not be faster, and would keep messages waiting. */
const MOST = 4;
/** The last place is kept for a company that somebody looks at. */
const MOST_OTHERS = 3;

interface Waiting {
  readonly key: string;
  readonly go: () => void;
}

/**
 * Lets a few companies at a time take a step of their cycle: first those that somebody looks at, then the others in
 * turn, so that a long first read keeps nobody waiting for longer than a step.
 */
export function makeTurns(isFirst: (companyKey: string) => boolean, afterAnswers: () => Promise<void>) {
  const taken = new Set<string>();
  let waiting: Waiting[] = [];
  let written: Promise<unknown> = Promise.resolve();

  function pick(): Waiting | undefined {
    if (taken.size >= MOST) return undefined;
    const first = waiting.find(({ key }) => isFirst(key));
    if (first) return first;
    const others = [...taken].filter((key) => !isFirst(key)).length;
    return others < MOST_OTHERS ? waiting[0] : undefined;
  }

  function next(): void {
    for (let picked = pick(); picked; picked = pick()) {
      const { key, go } = picked;
      waiting = waiting.filter((each) => each !== picked);
      taken.add(key);
      go();
    }
  }

  async function enter(key: string): Promise<void> {
    await new Promise<void>((go) => {
      waiting.push({ key, go });
      next();
    });
  }

  function leave(key: string): void {
    taken.delete(key);
    next();
  }

  return {
    /** Writes many rows: one write at a time, after answers, so that a message waits for one at most. */
    alone<T>(write: () => Promise<T>): Promise<T> {
      const done = written.then(afterAnswers).then(write);
      written = done.catch(() => undefined);
      return done;
    },
    /** Takes a step when it is this company's turn. One company takes one step at a time. */
    async take<T>(key: string, step: () => Promise<T>): Promise<T> {
      await enter(key);
      try {
        return await step();
      } finally {
        leave(key);
      }
    },
    /** Waits in the middle of a step, and lets others take theirs meanwhile. */
    async rest(key: string, wait: () => Promise<void>): Promise<void> {
      leave(key);
      await wait();
      await enter(key);
    },
  };
}
