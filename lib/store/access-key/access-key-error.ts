import { TickmarkError } from '../../core/tickmark-error.ts';

/**
 * What can go wrong with an access key on this side:
 * - `key_unreadable`: the stored key cannot be opened any more and has to be pasted again
 * - `key_store_failed`: the browser's storage did not answer; another try can help
 */
export type AccessKeyErrorCode = 'key_unreadable' | 'key_store_failed';

export class AccessKeyError extends TickmarkError {
  override readonly name = 'AccessKeyError';
  declare readonly code: AccessKeyErrorCode;

  constructor(code: AccessKeyErrorCode, message: string, cause?: unknown) {
    super(code, message, { retryable: code === 'key_store_failed', cause });
  }
}
