import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainAnswer } from '../http/error-table.ts';
import { PlatformError } from '../platform-error.ts';
import { SOURCE_PLATFORM_ERRORS } from './errors.ts';

function explain(status: number, contentType: string, body: unknown, effect = false): PlatformError {
  return explainAnswer(SOURCE_PLATFORM_ERRORS, { status, contentType, retryAfterMs: null, body, effect });
}

const JSON_TYPE = 'application/json';

test.each([
  [403, { message: 'IP 10.0.0.9 is blocked by the firewall' }, 'access_denied'],
  [413, { message: 'Payload too large, 1 MB at most' }, 'not_a_platform'],
  [413, { error: { message: 'Payload too large' } }, 'not_a_platform'],
  [401, { error: 'invalid_token', error_description: 'Token expired yesterday' }, 'key_refused'],
  [400, { errors: [], message: ' Bad input ' }, 'not_a_platform'],
] as const)('the words of a %i in plain JSON are kept: %j', (status, body, code) => {
  const error = explain(status, JSON_TYPE, body);
  expect(error.code).toBe(code);
  expect(error.problemCode).toBeNull();
  expect(JSON.stringify(body)).toContain(error.message);
  expect(error.message).not.toMatch(/^The platform answered/);
});

test('an HTML page gives no words', () => {
  expect(explain(403, 'text/html', '<h1>Access Denied</h1>').message).toBe('The platform answered 403');
});

test('every answer gets a code, short words and the retryable bit of that code', () => {
  const status = fc.oneof(fc.constant(0), fc.integer({ min: 300, max: 599 }));
  const type = fc.constantFrom(JSON_TYPE, 'application/problem+json', 'text/html', '');
  const words = fc.oneof(fc.string(), fc.constant('x'.repeat(5_000)));
  const body = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('code', 'title', 'detail', 'message', 'error', 'status'), words),
  );
  fc.assert(
    fc.property(status, type, body, fc.boolean(), (answered, contentType, sent, effect) => {
      const error = explain(answered, contentType, sent, effect);
      expect(error.message).not.toBe('');
      expect(error.message.length).toBeLessThanOrEqual(300);
      expect(error.retryable).toBe(new PlatformError(error.code, '').retryable);
      // Only the platform's own word lets a command be sent again.
      if (error.code === 'not_found')
        expect([answered, contentType]).toEqual([404, 'application/problem+json']);
      if (effect)
        expect(['platform_failed', 'timeout', 'not_a_platform', 'access_denied']).not.toContain(error.code);
      else expect(error.code).not.toBe('outcome_unknown');
    }),
  );
});
