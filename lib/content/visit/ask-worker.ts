import { TickmarkError } from '../../core/tickmark-error.ts';
import type { AnswerOf, RequestOf, RequestType } from '../../protocol/requests.ts';
import { type SendMessage, send } from '../../protocol/send.ts';

/** The waits between tries in milliseconds: ten tries within a minute. */
const WAITS = [200, 400, 800, 1_600, 3_000, 6_000, 10_000, 15_000, 20_000];

type Requests = { readonly [T in RequestType]: RequestOf<T> & { readonly type: T } };
/** Asks for one answer; each kind of question has its own. */
export type Ask = <T extends RequestType>(request: Requests[T], within?: AbortSignal) => Promise<AnswerOf<T>>;

/**
 * Asks the worker, again where it ended before it answered; a command keeps its key, so that it happens once.
 * @throws TickmarkError; `company_changed` where the question was no longer right, `extension_gone` where nobody will ever
 * answer
 */
export function askWorker(sendMessage: SendMessage, onExtensionGone: () => void) {
  return async <T extends RequestType>(
    request: Requests[T],
    signal: AbortSignal,
    /** Asked before each try: what is asked for one company must not be sent while another is open. */
    stillRight: () => boolean,
  ): Promise<AnswerOf<T>> => {
    for (let tries = 0; ; tries++) {
      if (signal.aborted || !stillRight()) {
        throw new TickmarkError('company_changed', 'The page has gone on to something else');
      }
      try {
        return await send<T>(sendMessage, request as RequestOf<T> & { readonly type: T });
      } catch (error) {
        if (!(error instanceof TickmarkError)) throw error;
        if (error.code === 'extension_gone') onExtensionGone();
        const wait = error.code === 'worker_gone' ? WAITS[tries] : undefined;
        if (wait === undefined) throw error;
        await pause(wait, signal);
      }
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
