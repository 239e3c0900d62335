import type { PageAnswer } from '../../protocol/page.ts';
import { bundled } from '../overlay/idle.ts';
import type { Ask } from './ask-worker.ts';
import { questionsFor, type Wanted, wantedKey } from './known-records.ts';

/** New rows within this time are one question, in milliseconds. */
const GATHER_MS = 30;
/** A command under way is asked after this often; the question also wakes a worker that has ended. */
const BUSY_MS = 2_000;
/** A question that failed is asked again after this time, each time twice as long, up to the second. */
const AGAIN_MS = 5_000;
const AGAIN_MOST_MS = 60_000;

export interface QuestionsOptions {
  readonly ask: Ask;
  /** The company that may be asked about at this moment, or `null`. */
  realm(): string | null;
  /** The run that a question belongs to; an answer that comes after its end is dropped. */
  within(): AbortSignal | null;
  /** All that is in view. */
  shown(): Wanted[];
  /** Whether something in view is under way. */
  isBusy(): boolean;
  learned(wanted: readonly Wanted[], answer: PageAnswer, realm: string): void;
  /** All that was asked in one go is answered. */
  answered(): void;
  readonly signal: AbortSignal;
}

export interface Questions {
  /** Asks for these soon, together with what else is wanted; what is being asked already is not asked twice. */
  want(wanted: readonly Wanted[]): void;
  /** Asks for all that is in view; a page that shows no record still learns of its company. */
  askAll(): void;
  /** Asks for all that is in view again, soon, and again and again while something is under way. */
  askAgain(): void;
  /** Asks again in a while, if something is under way. */
  follow(): void;
  /** Another page: what was wanted before is not any more. */
  reset(): void;
}

/** Asks the worker what it knows of what the page shows. */
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
        const answer = await options.ask<'describe_page'>(request, within);
        // An answer that comes late may be of another company or another page.
        if (within.aborted || options.realm() !== realm) return;
        for (const each of some) asked.delete(wantedKey(each));
        options.learned(some, answer, realm);
      }
      failures = 0;
      options.answered();
      follow();
    } catch {
      if (within.aborted) return;
      for (const each of wanted) asked.delete(wantedKey(each));
      // Nothing is shown of what is not known; the question is asked again in peace.
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
