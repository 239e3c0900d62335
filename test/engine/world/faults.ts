import { PlatformError } from '../../../lib/platform/platform-error.ts';

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
  | 'cursor_expired';

export const FAULTS: readonly Fault[] = [
  'drop_before',
  'commit_then_drop',
  'busy',
  'unavailable',
  'failed',
  'commit_then_fail',
  'cursor_expired',
];

const AFTER: ReadonlySet<Fault> = new Set(['commit_then_drop', 'commit_then_fail']);

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
    case 'cursor_expired':
      return new PlatformError('cursor_expired', 'The cursor is too old', { status: 410 });
  }
}
