import type { ErrorBody, ErrorTable } from '../http/error-table.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value.trim() || null : null);

/** `{message, errors: {field: [words]}}`, `{message}` or `{error}`; anything else was said by something in between. */
function readBody(_contentType: string, body: unknown): ErrorBody {
  const values = new Map<string, unknown>(typeof body === 'object' && body ? Object.entries(body) : []);
  const message = textOf(values.get('message')) ?? textOf(values.get('error'));
  const errors = values.get('errors');
  const [invalid] = typeof errors === 'object' && errors ? Object.entries(errors) : [];
  const [field = null, said = null] = invalid ?? [];
  const first = textOf(Array.isArray(said) ? said[0] : said);
  return {
    speaker: message === null ? 'foreign' : 'api',
    words: first ?? message,
    // Which field is wrong tells a server that is too old for an action from a record that is not ready for it.
    problemCode: message === null ? null : (field ?? 'refused'),
    requestId: null,
  };
}

/**
 * The errors of Invoice Ninja v5, as its source code has them (5.12.28 and f29775d6): 403 is a bad key, 401 no right, 400 often
 * not found. Never tried against the hosted service.
 */
export const INVOICE_NINJA_ERRORS: ErrorTable = {
  rows: [
    { status: 403, says: /free ?\/ ?unpaid|feature not available/i, code: 'no_right' },
    { status: 403, speakers: ['api'], code: 'key_refused' },
    { status: 403, code: 'access_denied', open: true },
    { status: 401, says: /unauthenticated/i, code: 'key_refused' },
    { status: 401, speakers: ['api'], code: 'no_right' },
    { status: 401, code: 'access_denied', open: true },
    { status: 400, says: /^(?:no query results|record with value .* not found)/i, code: 'not_found' },
    { status: [400, 400], speakers: ['api'], code: 'refused' },
    { status: 404, code: 'not_a_platform' },
    { status: 422, speakers: ['api'], code: 'refused' },
    { status: 429, code: 'busy' },
    { status: 503, code: 'busy' },
    { status: 408, code: 'timeout', open: true },
    { status: [500, 999], code: 'platform_failed', open: true },
  ],
  readBody,
};
