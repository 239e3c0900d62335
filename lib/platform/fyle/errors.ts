import type { ErrorBody, ErrorTable } from '../http/error-table.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value.trim() || null : null);

/** `{detail}`, `{message}`, `{error, error_description}` or a list of words; anything else was said by something in between. */
function readBody(_contentType: string, body: unknown): ErrorBody {
  const isList = Array.isArray(body);
  const values = new Map<string, unknown>(
    typeof body === 'object' && body && !isList ? Object.entries(body) : [],
  );
  const words = isList
    ? textOf(body[0])
    : (textOf(values.get('detail')) ??
      textOf(values.get('message')) ??
      textOf(values.get('error_description')) ??
      textOf(values.get('error')));
  return {
    // A list is what the sign-in answers, an object what a view does.
    speaker: isList ? 'code' : words === null ? 'foreign' : 'api',
    words,
    problemCode: words === null ? null : 'refused',
    requestId: null,
  };
}

/** The errors of Fyle's QuickBooks integration, as its source code has them (f00ef330). Never tried against the live service. */
export const FYLE_ERRORS: ErrorTable = {
  rows: [
    { status: 403, says: /invalid access token/i, code: 'key_refused' },
    { status: 403, speakers: ['api'], code: 'no_right' },
    { status: 403, code: 'access_denied', open: true },
    { status: 401, code: 'key_refused' },
    { status: 400, speakers: ['code'], code: 'key_refused' },
    // What a view could not do, whatever the reason: "An unhandled error has occurred…".
    { status: 400, speakers: ['api'], code: 'platform_failed', open: true },
    { status: 404, speakers: ['api'], code: 'not_found' },
    { status: 404, code: 'not_a_platform' },
    { status: 429, code: 'busy' },
    { status: 503, code: 'busy' },
    { status: 408, code: 'timeout', open: true },
    { status: [500, 999], code: 'platform_failed', open: true },
  ],
  readBody,
};

/** The errors of Fyle's own sign-in: OAuth's (RFC 6749 §5.2). */
export const SIGN_IN_ERRORS: ErrorTable = {
  rows: [{ status: [400, 401], code: 'key_refused' }, ...FYLE_ERRORS.rows],
  readBody,
};
