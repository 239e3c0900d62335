import type { LogLine } from './log-lines.ts';

/** A line of the log for tests: a sync of invoice 1043 that succeeded. */
export function logLine(given: Partial<LogLine> & { id: string }): LogLine {
  return {
    at: '2026-03-03T12:00:00Z',
    who: 'Office admin',
    action: 'sync',
    record_id: 'inv_1',
    label: '1043',
    outcome: 'succeeded',
    code: null,
    detail: null,
    quickbooks_id: null,
    amount: null,
    state_after: null,
    ...given,
  };
}
