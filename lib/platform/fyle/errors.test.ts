import { expect, test } from 'vitest';
import { explainAnswer } from '../http/error-table.ts';
import { FYLE_ERRORS, SIGN_IN_ERRORS } from './errors.ts';

const answer = (status: number, body: unknown) => ({
  status,
  contentType: '',
  retryAfterMs: null,
  body,
  effect: false,
});

test.each([
  [403, { detail: 'Invalid access token' }, 'key_refused'],
  [403, { detail: 'User doesn’t have permission for this workspace' }, 'no_right'],
  [403, '<html>', 'access_denied'],
  // The sign-in answers a list where a view answers an object.
  [400, ['User not found for this token'], 'key_refused'],
  [400, { message: 'An unhandled error has occurred, please re-try later' }, 'platform_failed'],
  [404, { detail: 'Not found.' }, 'not_found'],
  // A path without its slash.
  [404, '<h1>Not Found</h1>', 'not_a_platform'],
  [429, { detail: 'Request was throttled.' }, 'busy'],
  [502, '<html>', 'platform_failed'],
])('%i %j means %s', (status, body, code) => {
  expect(explainAnswer(FYLE_ERRORS, answer(status, body)).code).toBe(code);
});

test('a refresh token that has expired is a refused key, in Fyle’s words', () => {
  const body = { error: 'invalid_grant', error_description: 'Refresh token has expired' };
  expect(explainAnswer(SIGN_IN_ERRORS, answer(400, body))).toMatchObject({
    code: 'key_refused',
    message: 'Refresh token has expired',
  });
});
