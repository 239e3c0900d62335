import { TickmarkError } from '../core/tickmark-error.ts';
import { PlatformError } from '../platform/platform-error.ts';

/**
 * Converts the error of a change that a user waits for. If its answer was lost, nothing asks for the result later, as
 * it does for commands: the user has to check.
 * @returns TickmarkError `unconfirmed`, or the same error
 */
export function toUnconfirmedError(error: unknown): unknown {
  if (!(error instanceof PlatformError) || error.code !== 'outcome_unknown') return error;
  return new TickmarkError('unconfirmed', error.message, { facts: error.facts, cause: error });
}
