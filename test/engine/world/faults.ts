import { PlatformError } from '../../../lib/platform/platform-error.ts';
import type { CommandResult } from '../../../lib/platform/port.ts';

export type Operation =
  | 'connect'
  | 'changes'
  | 'record'
  | 'execute'
  | 'outcome'
  | 'operation'
  | 'run'
  | 'runState'
  | 'candidates';

/** What goes wrong with one request. */
export type Fault =
  | 'drop_before'
  | 'commit_then_drop'
  | 'busy'
  | 'unavailable'
  | 'failed'
  | 'commit_then_fail'
  | 'cursor_expired'
  /** An answer that breaks the contract; of commands, the result of one. */
  | 'garbage'
  /** A gateway's 403 in a form of its own. */
  | 'denied'
  /** The platform's own refusal. */
  | 'refused';

export const FAULTS: readonly Fault[] = [
  'drop_before',
  'commit_then_drop',
  'busy',
  'unavailable',
  'failed',
  'commit_then_fail',
  'cursor_expired',
  'garbage',
  'denied',
  'refused',
];

const AFTER: ReadonlySet<Fault> = new Set(['commit_then_drop', 'commit_then_fail', 'garbage']);

/** Whether a fault strikes after the request had its effect. */
export function isAfterEffect(fault: Fault): boolean {
  return AFTER.has(fault);
}

const WRITES: ReadonlySet<Operation> = new Set(['execute', 'run']);

/** The error that an adapter throws for a fault. */
export function errorOf(fault: Fault, operation: Operation): PlatformError {
  switch (fault) {
    case 'drop_before':
    case 'commit_then_drop':
      return WRITES.has(operation)
        ? new PlatformError('outcome_unknown', 'No answer')
        : new PlatformError('unreachable', 'No answer');
    case 'busy':
      return new PlatformError('busy', 'Too many requests', { status: 429, retryAfterMs: 20_000 });
    case 'unavailable':
      return new PlatformError('busy', 'Unavailable', { status: 503 });
    case 'failed':
    case 'commit_then_fail':
      return new PlatformError('platform_failed', 'The platform failed', { status: 500 });
    case 'garbage':
      return WRITES.has(operation)
        ? new PlatformError('outcome_unknown', 'The answer is not JSON', { status: 200 })
        : new PlatformError('not_a_platform', 'The answer is not JSON', { status: 200 });
    case 'refused':
      if (WRITES.has(operation))
        return new PlatformError('refused', 'Not today', { status: 422, problemCode: 'not_now' });
      return errorOf('denied', operation);
    case 'denied':
      return WRITES.has(operation)
        ? new PlatformError('outcome_unknown', 'Denied', { status: 403 })
        : new PlatformError('access_denied', 'Denied', { status: 403 });
    case 'cursor_expired':
      return new PlatformError('cursor_expired', 'The cursor is too old', { status: 410 });
  }
}

/** A result as it reads where it names its command and breaks the contract. */
export function garbled(result: CommandResult): CommandResult {
  const problem = {
    status: null,
    code: 'result_unreadable',
    title: null,
    retryable: false,
    request_id: null,
  };
  return {
    ...result,
    status: 'unreadable',
    record: null,
    operation_id: null,
    problem: { ...problem, detail: 'The answer is no command result: operation_id: not a text' },
  };
}
