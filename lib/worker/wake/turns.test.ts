import { expect, test } from 'vitest';
import { makeTurns } from './turns.ts';

/** Companies that take steps which last until they are told to end. */
function firm(first: readonly string[] = [], asked = false) {
  const turns = makeTurns((key) => first.includes(key), {
    afterAnswers: async () => undefined,
    isAsked: () => asked,
    afterQuiet: () => new Promise<void>(() => undefined),
    pause: async () => undefined,
  });
  const under = new Map<string, () => void>();
  const begun: string[] = [];
  const step = (key: string) =>
    turns.take(key, async () => {
      begun.push(key);
      await new Promise<void>((resolve) => under.set(key, resolve));
      under.delete(key);
    });
  const end = async (key: string) => {
    under.get(key)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { turns, under, begun, step, end };
}

test('three companies take steps side by side, and the fourth place is kept for the one in front', async () => {
  const { step, under, end } = firm(['front']);
  for (const key of ['a', 'b', 'c', 'd', 'e']) void step(key);
  await end('');
  expect([...under.keys()]).toEqual(['a', 'b', 'c']);
  void step('front');
  await end('');
  expect([...under.keys()]).toEqual(['a', 'b', 'c', 'front']);
  await end('a');
  expect([...under.keys()]).toEqual(['b', 'c', 'front', 'd']);
});

test('while a page asks, others take turns one by one, beside the one in front', async () => {
  const { step, under, end } = firm(['front'], true);
  for (const key of ['a', 'b', 'front']) void step(key);
  await end('');
  expect([...under.keys()]).toEqual(['a', 'front']);
  await end('a');
  expect([...under.keys()]).toEqual(['front', 'b']);
});

test('once nobody asks any more, others go on beside one that waits for its host', async () => {
  let isAsked = true;
  let quiet: () => void = () => undefined;
  let waits = 0;
  const turns = makeTurns(() => false, {
    afterAnswers: async () => undefined,
    isAsked: () => isAsked,
    afterQuiet: () => {
      waits += 1;
      return new Promise<void>((resolve) => (quiet = resolve));
    },
    pause: async () => undefined,
  });
  const begun: string[] = [];
  const hangs = (key: string) =>
    turns.take(key, () => {
      begun.push(key);
      return new Promise<void>(() => undefined);
    });
  for (const key of ['a', 'b', 'c', 'd']) void hangs(key);
  // Another page asks meanwhile.
  quiet();
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(['a']);
  expect(waits).toBe(2);
  isAsked = false;
  quiet();
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('never are there more than four, however many are in front', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const { step, under, end } = firm(keys);
  for (const key of keys) void step(key);
  await end('');
  expect(under.size).toBe(4);
});

test('a long first read keeps nobody waiting for longer than a step', async () => {
  const { step, begun, end, under } = firm();
  const read = async (key: string) => {
    for (let page = 0; page < 5; page += 1) await step(key);
  };
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) void read(key);
  await end('');
  while (under.size > 0) {
    for (const key of [...under.keys()]) await end(key);
  }
  const steps = (key: string) => begun.slice(0, 12).filter((each) => each === key).length;
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map(steps)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(begun.length).toBe(30);
});

test('a company that waits in the middle of a step lets others take theirs', async () => {
  const { turns, step, under, end } = firm();
  let wake: () => void = () => undefined;
  const waits = turns.take('waits', () =>
    turns.rest('waits', () => new Promise<void>((resolve) => (wake = resolve))),
  );
  for (const key of ['a', 'b', 'c']) void step(key);
  await end('');
  expect([...under.keys()]).toEqual(['a', 'b', 'c']);
  wake();
  await end('a');
  await waits;
  expect(under.has('b')).toBe(true);
});

test('a step that fails makes room too', async () => {
  const { turns, step, under, end } = firm();
  for (const key of ['a', 'b']) void step(key);
  const failing = turns.take('c', () => Promise.reject(new Error('failed')));
  void step('d');
  await expect(failing).rejects.toThrow('failed');
  await end('');
  expect([...under.keys()]).toEqual(['a', 'b', 'd']);
});

test('large writes come one after another, and only after answers', async () => {
  let answered: () => void = () => undefined;
  const open = new Promise<void>((resolve) => (answered = resolve));
  const turns = makeTurns(() => false, {
    afterAnswers: () => open,
    isAsked: () => false,
    afterQuiet: async () => undefined,
    pause: async () => undefined,
  });
  let writing = 0;
  const most: number[] = [];
  const write = async () => {
    writing += 1;
    most.push(writing);
    await new Promise((resolve) => setImmediate(resolve));
    writing -= 1;
  };
  const failing = turns.alone('a', () => Promise.reject(new Error('full')));
  const writes = [turns.alone('a', write), turns.alone('b', write), turns.alone('a', write)];
  await new Promise((resolve) => setImmediate(resolve));
  expect(most).toEqual([]);
  answered();
  await expect(failing).rejects.toThrow('full');
  await Promise.all(writes);
  expect(most).toEqual([1, 1, 1]);
});

test('while a page asks, writes of companies that nobody looks at pause longer than the write before them took', async () => {
  const pauses: number[] = [];
  let isAsked = true;
  const turns = makeTurns((key) => key === 'front', {
    afterAnswers: async () => undefined,
    isAsked: () => isAsked,
    afterQuiet: async () => undefined,
    pause: async (ms) => {
      pauses.push(ms);
    },
  });
  const takes = async (ms: number) => {
    for (const from = performance.now(); performance.now() - from < ms; );
  };
  await turns.alone('a', () => takes(20));
  await turns.alone('front', () => takes(20));
  expect(pauses).toEqual([]);
  await turns.alone('a', () => takes(1));
  expect(pauses).toHaveLength(1);
  expect(pauses[0]).toBeGreaterThan(20);
  isAsked = false;
  await turns.alone('a', () => takes(1));
  isAsked = true;
  await turns.alone('a', () => takes(100));
  await turns.alone('a', () => takes(1));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(150);
});
