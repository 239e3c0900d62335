import { expect, test } from 'vitest';
import { browserSession } from './browser-session.ts';

function bench() {
  const stored: Record<string, unknown> = {};
  let fails = 0;
  let keys = 0;
  const session = {
    get: async () => {
      if (fails-- > 0) throw new Error('No answer');
      return { ...stored };
    },
    set: async (values: Record<string, unknown>) => void Object.assign(stored, values),
    remove: async () => undefined,
  };
  const newKey = () => `session ${++keys}`;
  return {
    start: () => browserSession({ session }, newKey),
    fail: () => {
      fails = 1;
    },
  };
}

test('concurrent calls during creation get the same id, and so does the next worker', async () => {
  const { start } = bench();
  const session = start();
  const [first, second] = await Promise.all([session(), session()]);
  expect(second).toBe(first);
  expect(await start()()).toBe(first);
});

test('a failed read is retried', async () => {
  const { start, fail } = bench();
  const session = start();
  fail();
  await expect(session()).rejects.toThrow('No answer');
  expect(await session()).toBe('session 1');
});
