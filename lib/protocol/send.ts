import { TickmarkError } from '../core/tickmark-error.ts';
import type { AnswerOf, Reply, RequestOf, RequestType } from './requests.ts';

/** The browser function that sending needs. */
export type SendMessage = (message: unknown) => Promise<unknown>;

/**
 * Sends a request to the worker.
 * @throws TickmarkError with the worker's code; `worker_gone` (retryable) if the worker ended before it answered;
 * `extension_gone` if the extension was updated or removed under the page
 */
export async function send<T extends RequestType>(
  sendMessage: SendMessage,
  request: RequestOf<T> & { readonly type: T },
): Promise<AnswerOf<T>> {
  let reply: Reply<T> | undefined;
  try {
    reply = (await sendMessage(request)) as Reply<T> | undefined;
  } catch (cause) {
    const gone = String(cause).includes('Extension context invalidated');
    throw new TickmarkError(gone ? 'extension_gone' : 'worker_gone', String(cause), {
      retryable: !gone,
      cause,
    });
  }
  if (!reply)
    throw new TickmarkError('worker_gone', 'The worker ended before it answered', { retryable: true });
  if (!reply.ok)
    throw new TickmarkError(reply.error.code, reply.error.message, { retryable: reply.error.retryable });
  return reply.answer;
}
