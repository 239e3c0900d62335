import { expect, test } from 'vitest';
import { ERROR_GUIDE } from '../core/error-guide/error-guide.fixture.ts';
import { codesOf } from '../core/error-guide/error-guide.ts';
import { GUIDE_IDS, type GuideId } from '../core/error-guide/guide-entries.ts';
import { guideWords as en } from '../locales/guide/en.ts';
import { guideWords as frCa } from '../locales/guide/fr-ca.ts';
import { searchGuide } from './search-guide.ts';

const ids = (query: string, words = en) => searchGuide(query, ERROR_GUIDE, words).map(({ id }) => id);

test('by code, with or without leading zeros [SS-22]', () => {
  expect(ids('6140')).toEqual(['duplicate-number']);
  expect(ids('006140')).toEqual(['duplicate-number']);
  expect(ids('invalid_grant')).toEqual(['reconnect-needed']);
});

test('by words in any order, ignoring accents and case', () => {
  expect(ids('PERIOD closed')).toEqual(['closed-period']);
  expect(ids('periode FERMEE', frCa)).toContain('closed-period');
  expect(ids('no such words at all')).toEqual([]);
});

test('a blank search shows the whole guide without placeholders', () => {
  const all = searchGuide('  ', ERROR_GUIDE, frCa);
  expect(all.map(({ id }) => id)).toEqual([...GUIDE_IDS]);
  for (const { what, short } of all) expect(`${what}${short}`).not.toMatch(/[{}]/);
});

test.each<[string, GuideId]>([
  ['Duplicate Document Number Error', 'duplicate-number'],
  ['Stale Object Error', 'edited-meanwhile'],
  ['Duplicate Name Exists Error', 'duplicate-name'],
  ['Object Not Found', 'not-found'],
  ['Invalid Reference Id', 'wrong-reference'],
  ['Required parameter missing', 'value-missing'],
  ['Business Validation Error', 'business-rule-unsaid'],
  ['Invalid account type', 'wrong-account'],
  ['Deposited Transaction cannot be changed', 'deposited'],
  ['Account Period Closed', 'closed-period'],
  ['message=AuthenticationFailed; errorCode=003200; statusCode=401', 'sign-in-expired'],
  ['error 6140', 'duplicate-number'],
  ['Error code: 6240', 'duplicate-name'],
  ['errorCode=003200', 'sign-in-expired'],
  ['HTTP 503', 'busy'],
  ['http_429', 'too-many-requests'],
  ['throttle', 'too-many-requests'],
  ['ThrottleExceeded', 'too-many-requests'],
  ['timeout', 'no-clear-answer'],
  ['ECONNRESET', 'no-clear-answer'],
])('%s finds %s, in both languages', (query, id) => {
  for (const words of [en, frCa]) {
    expect(ids(query, words)).toContain(id);
    expect(ids(query.toUpperCase(), words)).toContain(id);
    expect(ids(query, words).length).toBeLessThanOrEqual(4);
  }
});

test('every code finds its entry in any notation', () => {
  for (const id of GUIDE_IDS) {
    for (const code of codesOf(ERROR_GUIDE, id)) {
      const isNumber = /^\d+$/.test(code);
      const status = /^HTTP_(\d+)$/.exec(code)?.[1];
      const ways = isNumber
        ? [code, `00${code}`, `error ${code}`]
        : status
          ? [code, `HTTP ${status}`, `http ${status}`]
          : [code];
      for (const way of ways) expect(ids(way), way).toContain(id);
      if (isNumber && code.length === 4) expect(ids(`errorCode=00${code}`), code).toContain(id);
    }
  }
});
