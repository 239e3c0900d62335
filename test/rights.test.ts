import { expect, test } from 'vitest';
import { listRights, readSecurity, withRights } from './build/list-rights.ts';

test('SECURITY.md lists who may send what, with which fields, as the schemas have it: npm run rights', () => {
  const text = readSecurity();
  expect(listRights().split('\n').length).toBeGreaterThan(30);
  expect(withRights(text)).toBe(text);
});
