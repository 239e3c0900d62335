import type { WireProblem } from './wire.ts';

const TITLES: Record<string, string> = {
  unauthorized: 'The access key was refused',
  permission: 'No permission',
  not_allowed: 'Your role does not allow this',
  not_eligible: 'This is not possible for the record as it stands',
  not_found: 'Not found',
  never_received: 'Never received',
  cursor_expired: 'The cursor has expired',
  key_reused: 'The key was used for something else',
  tracking_off: 'Tracking is off in QuickBooks',
  invalid_request: 'The request is not valid',
  conflict: 'Someone else got there first',
  closed_period: 'The books are closed for this date',
  rate_limited: 'Too many requests',
  unavailable: 'Not available',
};

/** A refusal of this server: `application/problem+json` with a stable code and one bit `retryable`. */
export class PlatformProblem extends Error {
  override readonly name = 'PlatformProblem';
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;

  constructor(status: number, code: string, detail: string, retryable = status === 429 || status >= 500) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryable = retryable;
  }
}

/** The problem as it goes over the wire (RFC 9457). */
export function toWireProblem(problem: PlatformProblem, requestId: string): WireProblem {
  return {
    type: `https://fieldpro.example/problems/${problem.code}`,
    title: TITLES[problem.code] ?? problem.code.replaceAll('_', ' '),
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    retryable: problem.retryable,
    request_id: requestId,
  };
}
