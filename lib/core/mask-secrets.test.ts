import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

const digits = [...'0123456789'];
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Like real keys and tokens: long, of letters, digits and a few signs, never a word. */
const secret = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...digits, ...letters), minLength: 12, maxLength: 60 }),
    fc.constantFrom(...digits),
    fc.string({ unit: fc.constantFrom(...digits, ...letters, '-', '_'), minLength: 8, maxLength: 40 }),
  )
  .map((parts) => parts.join(''));
/** Passwords contain any characters that can be typed. */
const password = fc.string({
  unit: fc.constantFrom(...digits, ...letters, ...'!#$%*+-./:?@^_|~ '),
  minLength: 3,
  maxLength: 30,
});
const trimmed = password.filter((text) => text.trim() === text && text.length >= 3);
const unspaced = trimmed.filter((text) => !/\s/.test(text));

const NAMES = [
  'access_token',
  'refresh_token',
  'id_token',
  'accessToken',
  'token',
  'X-Auth-Token',
  'X-Shopify-Access-Token',
  'api_key',
  'apikey',
  'X-Api-Key',
  'Ocp-Apim-Subscription-Key',
  'client_secret',
  'clientSecret',
  'private_key',
  'AWSAccessKeyId',
  'X-Amz-Signature',
  'password',
  'passwd',
  'PHPSESSID',
  'JSESSIONID',
  'session_id',
  'Authorization',
  'Proxy-Authorization',
];
const SHAPES: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name} = '${value}'`,
  (name, value) => `?realm=1&${name}=${value}&page=2`,
  (name, value) => `redirect%3F${name}%3D${value}`,
  (name, value) => JSON.stringify({ [name]: value, code: '6140' }),
  (name, value) => JSON.stringify({ [name]: [value] }),
  (name, value) => JSON.stringify({ body: JSON.stringify({ [name]: value }) }),
  (name, value) => `{"${name}"=>"${value}"}`,
  (name, value) => `{'${name}': '${value}'}`,
  (name, value) => `<${name}>${value}</${name}>`,
  (name, value) => `&lt;${name}&gt;${value}&lt;/${name}&gt;`,
  (name, value) => `{&quot;${name}&quot;:&quot;${value}&quot;}`,
];
const around = fc.constantFrom('', 'Error 500. ', 'POST /v1/bills failed\n', 'Déjà utilisé : ', '(');

test('a secret under a known name is masked in any text', () => {
  fc.assert(
    fc.property(
      secret,
      fc.constantFrom(...NAMES),
      fc.constantFrom(...SHAPES),
      around,
      around,
      (value, name, shape, before, after) => {
        const masked = maskSecrets(`${before}${shape(name, value)} ${after}`);
        expect(masked).not.toContain(value);
        expect(masked.toLowerCase()).toContain(name.toLowerCase());
        expect(masked.startsWith(before)).toBe(true);
        expect(maskSecrets(masked)).toBe(masked);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a password of any characters is masked', () => {
  fc.assert(
    fc.property(trimmed, fc.constantFrom('password', 'db_passwd', 'client_secret'), (value, name) => {
      expect(maskSecrets(`{"${name}":"${value}"}!`)).toBe(`{"${name}":"••••"}!`);
    }),
  );
  fc.assert(
    fc.property(unspaced, unspaced, (user, value) => {
      fc.pre(!/[/@]/.test(user + value));
      expect(maskSecrets(`at https://${user}:${value}@db.example/books`)).toBe(
        'at https://••••@db.example/books',
      );
    }),
  );
});

test('an authorization header is masked, alone or in a dump', () => {
  const header = fc.constantFrom(
    (value: string) => `Authorization: Bearer ${value}`,
    (value: string) => `authorization: Basic ${btoa(`user:${value}`)}`,
    (value: string) => `"Authorization":"Bearer ${value}"`,
    (value: string) => `headers={'Authorization': 'Token ${value}'}`,
    (value: string) => `sent with Bearer ${value}`,
    (value: string) => `Cookie: qbn.tkt=${value}; Path=/; other=${value}`,
    (value: string) => `set-cookie: sid=${value}; Path=/; HttpOnly`,
    (value: string) =>
      `Authorization: Digest username="bo", realm="x y", response="${value}", cnonce="${value}"`,
    (value: string) => `jwt eyJhbGciOiJIUzI1NiJ9.${value}.${value}`,
    (value: string) => `key sk_live_${value}`,
    (value: string) => `-----BEGIN RSA PRIVATE KEY-----\n${value}\n-----END RSA PRIVATE KEY-----`,
  );
  fc.assert(
    fc.property(secret, header, around, (value, write, before) => {
      const masked = maskSecrets(`${before}${write(value)}\nRequest id 17-abc`);
      expect(masked).not.toContain(value);
      expect(masked).not.toContain(btoa(`user:${value}`));
      expect(masked).toMatch(/\nRequest id 17-abc$/);
      expect(maskSecrets(masked)).toBe(masked);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  'Duplicate Document Number Error : You must specify a different number. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145',
  'message=Duplicate Name Exists Error; errorCode=006240; statusCode=400',
  'Unexpected token < in JSON at position 0',
  'Unexpected token: end of input',
  'Basic authentication is no longer supported; send a Bearer token.',
  'Invalid token; the access key was revoked. Reconnect.',
  'The cookie policy of this site has changed: reload.',
  'Tokenized card ending in 4242, key figures: none',
  'Request id 1-65a1b2c3-0f1e2d3c4b5a69788796a5b4, realm 9341450122330011',
  '',
])('text without a secret does not change: %s', (text) => {
  expect(maskSecrets(text)).toBe(text);
});

test('masking a text of 100,000 characters is fast', () => {
  for (const piece of ['token', 'a=', '-', 'cookie: a=b;', '"password":"', 'x_live_', 'digest a=b,']) {
    const started = performance.now();
    maskSecrets(piece.repeat(100_000 / piece.length));
    expect(performance.now() - started, piece).toBeLessThan(2_000);
  }
});
