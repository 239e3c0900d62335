import { makeInTurn } from '../../core/in-turn.ts';

/** Cycles that take steps side by side: more would not be faster, and would keep messages waiting. */
const MOST = 4;
/** The last place is kept for a company that somebody looks at. */
const MOST_OTHERS = 3;
/** While a page asks, others take turns one by one: they share a thread and the store with the answers. */
const MOST_WHILE_ASKED = 1;
/** While a page asks, others pause between writes, this many times as long as the last one took: most messages meet none. */
const PAUSE = 2;
/** The longest pause, in milliseconds. */
const LONGEST_MS = 150;

/** How background work makes way for answers. */
export interface Answers {
  /** Resolves when no message waits for its answer, or has waited long enough. */
  readonly afterAnswers: () => Promise<void>;
  /** Whether a message waits for its answer, or has just been answered. */
  readonly isAsked: () => boolean;
  /** Resolves once a message answered just now no longer counts for `isAsked`. */
  readonly afterQuiet: () => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
}

interface Waiting {
  readonly key: string;
  readonly go: () => void;
}

/**
 * Lets a few companies at a time take a step of their cycle: first those that somebody looks at, then the others in
 * turn, so that a long first read keeps nobody waiting for longer than a step.
 */
export function makeTurns(isFirst: (companyKey: string) => boolean, answers: Answers) {
  const taken = new Set<string>();
  let waiting: Waiting[] = [];
  let isPlanned = false;
  const inTurn = makeInTurn();
  let pausedUntil = 0;

  function pick(): Waiting | undefined {
    if (taken.size >= MOST) return undefined;
    const first = waiting.find(({ key }) => isFirst(key));
    if (first) return first;
    const others = [...taken].filter((key) => !isFirst(key)).length;
    if (others >= MOST_OTHERS) return undefined;
    if (others < MOST_WHILE_ASKED || !answers.isAsked()) return waiting[0];
    if (waiting.length > 0) lookAgain();
    return undefined;
  }

  /** Nothing else may happen once nobody asks any more: the one that has its turn may wait for a host for long. */
  function lookAgain(): void {
    if (isPlanned) return;
    isPlanned = true;
    void answers.afterQuiet().then(() => {
      isPlanned = false;
      next();
    });
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

  async function write<T>(task: () => Promise<T>): Promise<T> {
    await answers.afterAnswers();
    const from = performance.now();
    return task().finally(() => {
      const to = performance.now();
      pausedUntil = to + Math.min(LONGEST_MS, PAUSE * (to - from));
    });
  }

  return {
    /** Writes many rows of a company: one write at a time, after answers, so that a message waits for one at most. */
    async alone<T>(key: string, task: () => Promise<T>): Promise<T> {
      const pause = pausedUntil - performance.now();
      if (pause > 0 && answers.isAsked() && !isFirst(key)) await answers.pause(pause);
      return inTurn(() => write(task));
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
