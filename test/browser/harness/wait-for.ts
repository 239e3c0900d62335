/** A condition that did not come true before its deadline. */
export class WaitTimeout extends Error {
  readonly code = 'wait_timeout';
  readonly retryable = false;

  constructor(what: string, milliseconds: number, last: string) {
    super(`Waited ${milliseconds} ms for ${what}. ${last}`);
    this.name = 'WaitTimeout';
  }
}

/**
 * Milliseconds in which a condition has to come true. Generous, because a busy machine may be several times slower than a
 * quiet one; only failing tests ever wait this long.
 */
export const DEADLINE_MS = 60_000;

export interface WaitOptions {
  /** Milliseconds; `DEADLINE_MS` where absent. */
  readonly deadline?: number;
  /** Milliseconds between two tries. */
  readonly every?: number;
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (text ?? String(value)).slice(0, 600);
}

/**
 * Calls `look` again and again until it returns something truthy, and returns that. An error thrown by `look` counts as
 * not yet.
 * @throws WaitTimeout with what was awaited and what was seen last
 */
export async function waitFor<T>(
  what: string,
  look: () => T | Promise<T>,
  { deadline = DEADLINE_MS, every = 25 }: WaitOptions = {},
): Promise<NonNullable<Exclude<T, false | 0 | ''>>> {
  const end = performance.now() + deadline;
  let last = 'Nothing was seen.';
  for (;;) {
    try {
      const seen = await look();
      if (seen) return seen as NonNullable<Exclude<T, false | 0 | ''>>;
      last = `Seen last: ${shorten(seen)}.`;
    } catch (error) {
      last = `Failed last with: ${shorten(error instanceof Error ? error.message : error)}`;
    }
    if (performance.now() >= end) throw new WaitTimeout(what, deadline, last);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** Waits until `look` returns `expected`, compared as JSON. @throws WaitTimeout with both values */
export async function waitForValue<T>(
  what: string,
  look: () => T | Promise<T>,
  expected: T,
  options?: WaitOptions,
): Promise<void> {
  const wanted = JSON.stringify(expected);
  let seen: T | undefined;
  try {
    await waitFor(
      what,
      async () => {
        seen = await look();
        return JSON.stringify(seen) === wanted;
      },
      options,
    );
  } catch (error) {
    if (error instanceof WaitTimeout) {
      throw new WaitTimeout(
        what,
        options?.deadline ?? DEADLINE_MS,
        `Wanted ${shorten(wanted)}, saw ${shorten(seen)}.`,
      );
    }
    throw error;
  }
}
