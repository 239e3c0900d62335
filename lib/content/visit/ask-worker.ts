import { TickmarkError } from '../../core/tickmark-error.ts';
import type { AnswerOf, RequestOf, RequestType } from '../../protocol/requests.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { RETRY_WAITS, sendAgain } from '../../protocol/send-again.ts';

type Requests = { readonly [T in RequestType]: RequestOf<T> & { readonly type: T } };
/** Sends a request and resolves to its answer. */
export type Ask = <T extends RequestType>(request: Requests[T], within?: AbortSignal) => Promise<AnswerOf<T>>;

/**
 * Asks the worker and retries if it ended before it answered; a command keeps its key, so that it takes effect once.
 * @throws TickmarkError; `company_changed` if the request no longer applies, `extension_gone` if the extension will
 * never answer
 */
export function askWorker(sendMessage: SendMessage, onExtensionGone: () => void) {
  return async <T extends RequestType>(
    request: Requests[T],
    signal: AbortSignal,
    /** Called before each try: a request for one company must not be sent while another is open. */
    stillRight: () => boolean,
  ): Promise<AnswerOf<T>> => {
    const checkStillRight = () => {
      if (signal.aborted || !stillRight()) {
        throw new TickmarkError('company_changed', 'The page has gone on to something else');
      }
    };
    try {
      const wait = (ms: number) => pause(ms, signal);
      return await sendAgain<T>(sendMessage, request, RETRY_WAITS.page, wait, checkStillRight);
    } catch (error) {
      if (error instanceof TickmarkError && error.code === 'extension_gone') onExtensionGone();
      throw error;
    }
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });
}
