import { TickmarkError } from '../core/tickmark-error.ts';
import type { AnswerOf, RequestOf, RequestType } from './requests.ts';
import { type SendMessage, send } from './send.ts';

/**
 * Delays between retries in milliseconds, for requests whose failure may pass (the worker ended before it answered). A
 * QuickBooks page retries for a minute; a person waiting for a form gets three immediate retries, each of which wakes
 * the worker.
 */
export const RETRY_WAITS = {
  page: [200, 400, 800, 1_600, 3_000, 6_000, 10_000, 15_000, 20_000],
  form: [0, 0],
} as const;

/**
 * Sends a request and retries it where a later try may succeed. A repeated request has no further effect: questions
 * have none, and commands carry their key.
 * @param beforeTry called before each try; throws where the request no longer applies
 * @throws TickmarkError of the last try, and whatever `beforeTry` throws
 */
export async function sendAgain<T extends RequestType>(
  sendMessage: SendMessage,
  request: RequestOf<T> & { readonly type: T },
  waits: readonly number[],
  pause: (ms: number) => Promise<void> = sleep,
  beforeTry: () => void = () => undefined,
): Promise<AnswerOf<T>> {
  for (let tries = 0; ; tries += 1) {
    beforeTry();
    try {
      return await send<T>(sendMessage, request);
    } catch (error) {
      const wait = waits[tries];
      if (!(error instanceof TickmarkError && error.retryable) || wait === undefined) throw error;
      await pause(wait);
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
