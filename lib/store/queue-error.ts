import { TickmarkError } from '../core/tickmark-error.ts';

/**
 * - `fenced`: another worker has claimed the company; this worker's results are void
 * - `record_gone`: the record that a command names is not in the mirror
 * - `too_late`: the command was sent, or has settled, before it could be undone
 * - `export_under_way`: a command that takes all that is ready is open in this company, on another record
 * - `store_full`: the browser refuses to store more; nothing was accepted
 */
export type QueueErrorCode = 'fenced' | 'record_gone' | 'too_late' | 'export_under_way' | 'store_full';

export class QueueError extends TickmarkError {
  override readonly name = 'QueueError';
  declare readonly code: QueueErrorCode;

  constructor(code: QueueErrorCode, message: string, cause?: unknown) {
    super(code, message, { retryable: code === 'store_full', cause });
  }
}

/** Whether another worker has claimed the company meanwhile. */
export function isFenced(error: unknown): boolean {
  return error instanceof QueueError && error.code === 'fenced';
}
