import type { PageAnswer } from '../../protocol/page.ts';
import { bundled } from '../overlay/idle.ts';
import type { Ask } from './ask-worker.ts';
import { questionsFor, type Wanted, wantedKey } from './known-records.ts';

/** New rows within this time are one request, in milliseconds. */
const GATHER_MS = 30;
/** Interval for asking about a command under way; the request also wakes a worker that has ended. */
const BUSY_MS = 2_000;
/** Delay before a failed request is retried, doubled each time up to the maximum. */
const AGAIN_MS = 5_000;
const AGAIN_MOST_MS = 60_000;

export interface QuestionsOptions {
  readonly ask: Ask;
  /** The company that may be asked about now, or `null`. */
  realm(): string | null;
  /** The run to which a request belongs; an answer after its end is dropped. */
  within(): AbortSignal | null;
  /** Everything in view. */
  shown(): Wanted[];
  /** Whether something in view is under way. */
  isBusy(): boolean;
  /** Numbers a request that is about to be sent. */
  begin(): number;
  /** Called with each answer; the answer is used when the promise resolves. */
  heard(answer: PageAnswer): Promise<void>;
  /** @param turn the number of the request */
  learned(wanted: readonly Wanted[], answer: PageAnswer, realm: string, turn: number): void;
  /** Called when all simultaneous requests are answered. */
  answered(): void;
  readonly signal: AbortSignal;
}

export interface Questions {
  /** Requests these soon, together with other questions; pending ones are not repeated. */
  want(wanted: readonly Wanted[]): void;
  /** Requests everything in view; a page without records still learns of its company. */
  askAll(): void;
  /** Requests everything in view again soon, and repeatedly while something is under way. */
  askAgain(): void;
  /** Asks again after a while, if something is under way. */
  follow(): void;
  /** Drops the questions of the previous page. */
  reset(): void;
}

/** Asks the worker about the records that the page shows. */
export function makeQuestions(options: QuestionsOptions): Questions {
  const { signal } = options;
  const waiting = new Map<string, Wanted>();
  const asked = new Set<string>();
  let busyTimer: ReturnType<typeof setTimeout> | undefined;
  let failedTimer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function describe(wanted: readonly Wanted[]): Promise<void> {
    const realm = options.realm();
    const within = options.within();
    if (realm === null || !within) return;
    for (const each of wanted) asked.add(wantedKey(each));
    try {
      for (const { asked: some, request } of questionsFor(realm, wanted)) {
        const turn = options.begin();
        const answer = await options.ask<'describe_page'>(request, within);
        await options.heard(answer);
        // A late answer may belong to another company or page.
        if (within.aborted || options.realm() !== realm) return;
        for (const each of some) asked.delete(wantedKey(each));
        options.learned(some, answer, realm, turn);
      }
      failures = 0;
      options.answered();
      follow();
    } catch {
      if (within.aborted) return;
      for (const each of wanted) asked.delete(wantedKey(each));
      // Unknown records show no badge; the request is retried later.
      const wait = Math.min(AGAIN_MS * 2 ** failures++, AGAIN_MOST_MS);
      clearTimeout(failedTimer);
      failedTimer = setTimeout(askAgain, wait);
    }
  }

  const gather = bundled(
    () => {
      const wanted = [...waiting.values()];
      waiting.clear();
      void describe(wanted);
    },
    GATHER_MS,
    signal,
  );
  const askAgain = bundled(() => void describe(options.shown()), 100, signal);

  function follow(): void {
    clearTimeout(busyTimer);
    if (options.isBusy()) busyTimer = setTimeout(askAgain, BUSY_MS);
  }

  function reset(): void {
    waiting.clear();
    asked.clear();
    clearTimeout(busyTimer);
    clearTimeout(failedTimer);
    failures = 0;
  }
  signal.addEventListener('abort', reset);

  return {
    want(wanted) {
      for (const each of wanted) {
        const key = wantedKey(each);
        if (!asked.has(key)) waiting.set(key, each);
      }
      if (waiting.size > 0) gather();
    },
    askAll: () => void describe(options.shown()),
    askAgain,
    follow,
    reset,
  };
}
