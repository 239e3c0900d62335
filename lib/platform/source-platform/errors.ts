import { readProblem } from '../contract/problem.ts';
import type { ErrorBody, ErrorTable } from '../http/error-table.ts';

/** Where servers outside this contract put their words. */
const WORD_FIELDS = ['detail', 'message', 'error_description', 'error', 'title'] as const;
const DEPTH_MAX = 2;

/** The first words in JSON of another form, e.g. `{"error":{"message":"…"}}`; `null` for none. */
function foreignWords(body: unknown, depth = 0): string | null {
  if (typeof body !== 'object' || body === null || depth > DEPTH_MAX) return null;
  const values = new Map<string, unknown>(Object.entries(body));
  for (const field of WORD_FIELDS) {
    const value = values.get(field);
    const words = typeof value === 'string' ? value.trim() : foreignWords(value, depth + 1);
    if (words) return words;
  }
  return null;
}

function readBody(contentType: string, body: unknown): ErrorBody {
  const problem = readProblem(body);
  const isProblemJson = /^application\/problem\+json\b/i.test(contentType);
  if (!problem || (!isProblemJson && problem.code === 'unknown')) {
    const requestId = problem?.request_id ?? null;
    return { speaker: 'foreign', words: foreignWords(body), problemCode: null, requestId };
  }
  return {
    speaker: isProblemJson ? 'api' : 'code',
    words: problem.detail ?? problem.title ?? foreignWords(body),
    problemCode: problem.code,
    requestId: problem.request_id,
  };
}

/**
 * The errors of the Source Platform API.
 *
 * A 404 counts as the platform's word only as `application/problem+json`: "never received" lets a command be sent again,
 * and must not be read from a proxy's error page. For the same reason a request with an effect that is answered with 5xx,
 * or in another form, has an unknown outcome.
 */
export const SOURCE_PLATFORM_ERRORS: ErrorTable = {
  rows: [
    { status: 401, code: 'key_refused' },
    { status: 403, speakers: ['api', 'code'], code: 'no_right' },
    { status: 403, code: 'access_denied', open: true },
    { status: 429, code: 'busy' },
    { status: 503, code: 'busy' },
    { status: [500, 999], code: 'platform_failed', open: true },
    { status: 408, code: 'timeout', open: true },
    { status: 404, speakers: ['api'], code: 'not_found' },
    { status: 404, code: 'not_a_platform', open: true },
    { status: 410, speakers: ['api', 'code'], code: 'cursor_expired' },
    { status: [400, 499], speakers: ['api', 'code'], code: 'refused' },
  ],
  readBody,
};
