import { TickmarkError } from '../../core/tickmark-error.ts';

/**
 * Errors of stored access keys:
 * - `key_unreadable`: the stored key cannot be opened any more and has to be pasted again
 * - `key_ended`: it was kept for a browser session that has ended, and has to be pasted again
 * - `key_store_failed`: the browser's storage did not answer; a retry may help
 */
export type AccessKeyErrorCode = 'key_unreadable' | 'key_ended' | 'key_store_failed';

export class AccessKeyError extends TickmarkError {
  override readonly name = 'AccessKeyError';
  declare readonly code: AccessKeyErrorCode;

  constructor(code: AccessKeyErrorCode, message: string, cause?: unknown) {
    super(code, message, { retryable: code === 'key_store_failed', cause });
  }
}
