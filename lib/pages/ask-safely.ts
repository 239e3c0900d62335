import { messageOf, TickmarkError } from '../core/tickmark-error.ts';
import type { AnswerOf, RequestOf, RequestType } from '../protocol/requests.ts';
import type { SendMessage } from '../protocol/send.ts';
import { RETRY_WAITS, sendAgain } from '../protocol/send-again.ts';
import type { Explanation } from '../protocol/views.ts';

export type NoAnswer = { readonly status: 'refused'; readonly problem: Explanation; readonly record: null };

type Requests = { readonly [T in RequestType]: RequestOf<T> & { readonly type: T } };

/**
 * Sends a request to the worker and never rejects: it retries if the worker ended, and turns a failure into a refusal
 * in words.
 */
export type AskSafely = <T extends RequestType>(request: Requests[T]) => Promise<AnswerOf<T> | NoAnswer>;

/** @param noAnswer the message if the worker does not answer, in the current language */
export function askSafely(sendMessage: SendMessage, noAnswer: () => string): AskSafely {
  return async <T extends RequestType>(request: Requests[T]): Promise<AnswerOf<T> | NoAnswer> => {
    try {
      return await sendAgain<T>(sendMessage, request, RETRY_WAITS.form);
    } catch (error) {
      const code = error instanceof TickmarkError ? error.code : 'internal_error';
      const details = `${code}: ${messageOf(error)}`;
      const problem = { code, what: noAnswer(), steps: [], otherwise: null, details };
      return { status: 'refused', problem, record: null };
    }
  };
}
