import { expect, test } from 'vitest';
import { memoryArea } from '../store/items/memory-area.fixture.ts';
import { makeLooks } from './make-looks.ts';

const SEEN = { company_key: 'c:1', record_id: 'inv_1', version: '7' };

function openLooks(items: Record<string, unknown> = {}) {
  let now = 1_000;
  let made = 0;
  const session = memoryArea(items);
  const looks = makeLooks(
    { session },
    () => now,
    () => `look ${made++}`,
  );
  return { ...looks, items, pass: (ms: number) => (now += ms) };
}

test('a look allows one command on the version of the record that was looked for', async () => {
  const { add, use } = openLooks();
  const look = await add(SEEN);
  expect(await use(undefined, SEEN, 'k1')).toBe(false);
  expect(await use('made up', SEEN, 'k1')).toBe(false);
  for (const other of [{ version: '8' }, { record_id: 'inv_2' }, { company_key: 'c:2' }]) {
    expect(await use(look, { ...SEEN, ...other }, 'k1')).toBe(false);
  }
  expect(await use(look, SEEN, 'k1')).toBe(true);
  expect(await use(look, SEEN, 'k2')).toBe(false);
  // The same command sent again, also to the next worker.
  expect(await use(look, SEEN, 'k1')).toBe(true);
});

test('of two commands at once, one uses the look', async () => {
  const { add, use } = openLooks();
  const look = await add(SEEN);
  const used = await Promise.all(['k1', 'k2', 'k3'].map((key) => use(look, SEEN, key)));
  expect(used).toEqual([true, false, false]);
});

test('a look outlives the worker, and grows old after five minutes', async () => {
  const first = openLooks();
  const look = await first.add(SEEN);
  const second = openLooks(first.items);
  expect(await second.use(look, SEEN, 'k1')).toBe(true);
  second.pass(5 * 60_000);
  expect(await second.use(look, SEEN, 'k1')).toBe(false);
});

test('a bounded number of looks is kept', async () => {
  const { add, items } = openLooks();
  for (let at = 0; at < 120; at++) await add(SEEN);
  expect(items.looks).toHaveLength(50);
});
