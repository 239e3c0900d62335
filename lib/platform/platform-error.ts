import { TickmarkError } from '../core/tickmark-error.ts';

/**
 * What can go wrong between Tickmark and a platform:
 * - `adapter_unknown`: there is no adapter for the kind of this connection
 * - `address_invalid`, `address_insecure`: the typed address cannot be used (never retryable)
 * - `key_empty`, `key_too_long`, `key_characters`: what was pasted cannot be an access key
 * - `no_quickbooks`: the platform's company has no connection to QuickBooks
 * - `cannot_check`: the platform cannot look into QuickBooks
 * - `unreachable`, `timeout`: no answer to a request that changes nothing
 * - `outcome_unknown`: no answer to a request that may have taken effect; it is asked for before anything is sent again
 * - `key_refused` (401), `no_right` (403), `not_found` (404)
 * - `access_denied`: a 403 that is not the platform's own word, e.g. of a firewall
 * - `cursor_expired` (410)
 * - `busy` (429, 503 with or without `Retry-After`), `platform_failed` (other 5xx)
 * - `not_a_platform`: an answer that is not JSON, or JSON of another shape
 * - `company_unreadable`: the platform names the company, and what it says of it breaks the contract
 * - `too_large`: an answer over the size limit
 * - `refused`: any other problem the platform reports; `problemCode` holds its own code
 */
export type PlatformErrorCode =
  | 'adapter_unknown'
  | 'address_invalid'
  | 'address_insecure'
  | 'key_empty'
  | 'key_too_long'
  | 'key_characters'
  | 'no_quickbooks'
  | 'cannot_check'
  | 'unreachable'
  | 'timeout'
  | 'outcome_unknown'
  | 'key_refused'
  | 'no_right'
  | 'access_denied'
  | 'not_found'
  | 'cursor_expired'
  | 'busy'
  | 'platform_failed'
  | 'not_a_platform'
  | 'company_unreadable'
  | 'too_large'
  | 'refused';

const RETRYABLE: ReadonlySet<PlatformErrorCode> = new Set([
  'unreachable',
  'timeout',
  'outcome_unknown',
  'busy',
  'platform_failed',
]);

export class PlatformError extends TickmarkError {
  override readonly name = 'PlatformError';
  declare readonly code: PlatformErrorCode;
  /** The HTTP status, where there was an answer. */
  readonly status: number | null;
  /** The platform's own problem code, e.g. `key_reused`. */
  readonly problemCode: string | null;
  /** How long the platform asked to be left alone, in milliseconds from now. */
  readonly retryAfterMs: number | null;
  /** Whether the same request is bound to fail again: something was answered, and trying again does not change that. */
  readonly isLasting: boolean;
  /** Whether nothing that has an effect was sent: what was asked for may be sent later as if for the first time. */
  readonly isUnsent: boolean;

  constructor(
    code: PlatformErrorCode,
    message: string,
    more: {
      status?: number | null;
      problemCode?: string | null;
      retryAfterMs?: number | null;
      requestId?: string | null;
      field?: string | null;
      isUnsent?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(code, message, {
      retryable: RETRYABLE.has(code),
      facts: {
        status: more.status ?? null,
        problem_code: more.problemCode ?? null,
        request_id: more.requestId ?? null,
        ...(more.field && { field: more.field }),
      },
      cause: more.cause,
    });
    this.status = more.status ?? null;
    this.problemCode = more.problemCode ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.isLasting = code === 'outcome_unknown' ? isLastingAnswer(this.status, more.cause) : !this.retryable;
    this.isUnsent = more.isUnsent ?? false;
  }

  /** The same error with more said about it: the field that it concerns, or that nothing was sent. */
  about(more: { readonly field?: string; readonly isUnsent?: boolean }): PlatformError {
    const { code, message, status, problemCode, retryAfterMs, isUnsent, facts, cause } = this;
    const requestId = typeof facts.request_id === 'string' ? facts.request_id : null;
    return new PlatformError(code, message, {
      ...{ status, problemCode, retryAfterMs, requestId, isUnsent, cause },
      ...more,
    });
  }
}

/** Whether what left an outcome open would come again: an answer, but not that of a server in trouble. */
function isLastingAnswer(status: number | null, cause: unknown): boolean {
  if (cause instanceof PlatformError) return cause.isLasting;
  return status !== null && status < 500 && status !== 408;
}

/**
 * Whether the platform itself refused exactly this request: for a reason of its own, or because this user has no right to it.
 * A 403 in another form may come from anything on the way and is not one.
 */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof PlatformError)) return false;
  return error.code === 'refused' || (error.code === 'no_right' && error.problemCode !== null);
}

/** Turns `not_found` into `null`; a 404 from something on the way is already another error. */
export async function orNull<Value>(
  answer: Promise<Value>,
  isNone = ({ code }: PlatformError) => code === 'not_found',
): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PlatformError && isNone(error)) return null;
    throw error;
  }
}
