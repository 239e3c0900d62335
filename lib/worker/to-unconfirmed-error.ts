import { TickmarkError } from '../core/tickmark-error.ts';
import { PlatformError } from '../platform/platform-error.ts';

/**
 * The error of a change that is made while somebody waits for it. Where its answer was lost, nobody asks later what became
 * of it, as is done with commands: the person has to look.
 * @returns TickmarkError `unconfirmed`, or the error as it is
 */
export function toUnconfirmedError(error: unknown): unknown {
  if (!(error instanceof PlatformError) || error.code !== 'outcome_unknown') return error;
  return new TickmarkError('unconfirmed', error.message, { facts: error.facts, cause: error });
}
