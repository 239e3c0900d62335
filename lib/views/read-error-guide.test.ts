import { expect, test } from 'vitest';
import type { ErrorGuideFile } from '../core/error-guide/error-guide.ts';
import { GUIDE } from '../core/error-guide/guide-entries.ts';
import { matchError } from '../core/error-guide/match-error.ts';
import { WORD_RULES } from '../core/error-guide/word-rules.ts';
import { writeErrorGuide } from '../core/error-guide/write-error-guide.ts';
import { guideWords as en } from '../locales/guide/en.ts';
import { explain } from './explain-error.ts';
import { makeErrorGuideReader } from './read-error-guide.ts';

const invoice = { type: 'invoice', state: 'failed' } as const;
const error = {
  code: '610',
  message: "object not found : something you're trying to use has been made inactive",
  detail: null,
  request_id: null,
};

test('the guide is read at the first call, and once', async () => {
  let reads = 0;
  const read = makeErrorGuideReader(async () => {
    reads += 1;
    return writeErrorGuide();
  });
  expect(reads).toBe(0);
  const [first, second] = await Promise.all([read(), read()]);
  expect(first).toBe(second);
  expect(reads).toBe(1);
  expect(matchError(first, error, invoice).id).toBe('inactive');
});

test.each<[string, () => Promise<ErrorGuideFile>]>([
  ['is not there', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is not JSON', async () => JSON.parse('<!doctype html>')],
  ['is another file', async () => JSON.parse('{"guide":{}}')],
  [
    'holds a pattern that is none',
    async () => ({ ...writeErrorGuide(), rules: [{ id: 'busy', over: '', words: '(' }] }),
  ],
])('if the file %s, the error is shown in its own words and nothing is corrected', async (_, readFile) => {
  const guide = await makeErrorGuideReader(readFile)();
  expect(guide).toBeNull();
  const match = matchError(guide, error, invoice);
  expect(match).toMatchObject({ usesGrace: false, automaticCorrection: null, clearIdHelps: false });
  const { what, steps, otherwise } = explain(match, error, { type: 'invoice', platform: 'FieldPro' }, en);
  expect(what).toBe("Object not found : something you're trying to use has been made inactive.");
  expect([...steps, otherwise].every((text) => text.length > 0)).toBe(true);
});

test('a failed read is retried at the next call', async () => {
  let fails = true;
  const read = makeErrorGuideReader(async () => {
    if (fails) throw new TypeError('Failed to fetch');
    return writeErrorGuide();
  });
  expect(await read()).toBeNull();
  fails = false;
  expect((await read())?.ids).toEqual(Object.keys(GUIDE));
});

test('the file contains every meaning and every rule of the tables', async () => {
  const guide = await makeErrorGuideReader(async () => JSON.parse(JSON.stringify(writeErrorGuide())))();
  expect(guide?.entries).toEqual(GUIDE);
  expect(guide?.rules).toEqual(WORD_RULES);
});
