import { expect, test } from 'vitest';
import { explainAnswer } from '../http/error-table.ts';
import { INVOICE_NINJA_ERRORS } from './errors.ts';

function explain(status: number, body: unknown, effect = false) {
  return explainAnswer(INVOICE_NINJA_ERRORS, { status, contentType: '', retryAfterMs: null, body, effect });
}

test.each([
  // A status does not mean there what it means elsewhere: 403 is the key, 401 the right, 400 often not found.
  [403, { message: 'Invalid token' }, 'key_refused'],
  [403, { message: 'User inactive' }, 'key_refused'],
  [403, { message: 'Feature not available with free / unpaid account.' }, 'no_right'],
  [403, '<html>Forbidden</html>', 'access_denied'],
  [401, { message: 'This action is unauthorized.' }, 'no_right'],
  [401, { error: 'Unauthenticated.' }, 'key_refused'],
  [400, { message: 'No query results for model [App\\Models\\Invoice] x' }, 'not_found'],
  [400, { message: 'Record with value x not found' }, 'not_found'],
  [400, { message: 'Relation `x` is not a valid include.' }, 'refused'],
  [404, { message: 'Route does not exist' }, 'not_a_platform'],
  [404, '<html>', 'not_a_platform'],
  [422, { message: 'The given data was invalid.', errors: { id: ['No.'] } }, 'refused'],
  [429, { message: 'Too many requests' }, 'busy'],
  [500, { message: 'Server Error' }, 'platform_failed'],
  [500, '<html>', 'platform_failed'],
  [0, null, 'not_a_platform'],
])('%i %j means %s', (status, body, code) => {
  expect(explain(status, body).code).toBe(code);
});

test('of a refusal the first error is kept, and which field it is about', () => {
  const errors = { id: ['QuickBooks is not configured for this company.'], action: ['Other'] };
  expect(explain(422, { message: 'The given data was invalid.', errors }, true)).toMatchObject({
    code: 'refused',
    message: 'QuickBooks is not configured for this company.',
    problemCode: 'id',
  });
});

test.each([
  [500, { message: 'Server Error' }],
  [502, '<html>'],
  [408, ''],
  [0, null],
])('after %i it is not known whether a command took effect', (status, body) => {
  expect(explain(status, body, true).code).toBe('outcome_unknown');
});
