import { readProblem } from '../contract/problem.ts';
import { PlatformError, type PlatformErrorCode } from '../platform-error.ts';
import type { Problem } from '../port.ts';

/** An answer that is no success. */
interface ErrorAnswer {
  /** 0 for a redirect that the browser withheld. */
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterMs: number | null;
  /** The body as far as it could be read: JSON, else whatever it was. */
  readonly body: unknown;
  /** Whether the request may have taken effect. */
  readonly effect: boolean;
}

const DETAIL_MAX = 300;

type Form = 'problem+json' | 'json' | 'other';

/** Whether the body is a problem: as this contract sends it, or at least as JSON with a code. */
function formOf(contentType: string, problem: Problem | null): Form {
  if (problem && /^application\/problem\+json\b/i.test(contentType)) return 'problem+json';
  return problem && problem.code !== 'unknown' ? 'json' : 'other';
}

function codeOf(status: number, form: Form, effect: boolean): PlatformErrorCode {
  if (status === 401) return 'key_refused';
  if (status === 403) return 'no_right';
  if (status === 429 || status === 503) return 'busy';
  if (status >= 500) return effect ? 'outcome_unknown' : 'platform_failed';
  if (status === 408) return effect ? 'outcome_unknown' : 'timeout';
  // What is not said in the contract's own form may come from anything on the way: a proxy, a sign-in page.
  if (form === 'other' || (status === 404 && form === 'json') || status < 400) {
    return effect ? 'outcome_unknown' : 'not_a_platform';
  }
  if (status === 404) return 'not_found';
  return status === 410 ? 'cursor_expired' : 'refused';
}

/**
 * What an answer that is no success means.
 *
 * A 404 counts as the platform's word only as `application/problem+json`: "never received" lets a command be sent again,
 * and must not be read out of a proxy's error page. For the same reason a request that may have taken effect and is
 * answered with 5xx or in another form has an unknown outcome.
 */
export function explainAnswer({
  status,
  contentType,
  retryAfterMs,
  body,
  effect,
}: ErrorAnswer): PlatformError {
  const problem = readProblem(body);
  const form = formOf(contentType, problem);
  const words = form === 'other' ? null : (problem?.detail ?? problem?.title);
  const what =
    status < 400
      ? 'The address leads elsewhere (redirect), which is not followed'
      : `The platform answered ${status}`;
  return new PlatformError(
    codeOf(status, form, effect),
    // The platform's own words stand alone: people read them.
    words?.slice(0, DETAIL_MAX) || what,
    {
      status: status || null,
      problemCode: form === 'other' ? null : (problem?.code ?? null),
      requestId: problem?.request_id ?? null,
      retryAfterMs,
    },
  );
}
