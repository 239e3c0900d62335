import { expect, test } from 'vitest';
import { watchFeed } from './endless-feed.ts';

const entry = { id: 'i1', reason: 'unreadable' };
const page = (cursor: string, has_more = true, set_aside = [entry]) => ({
  records: [],
  set_aside,
  cursor,
  has_more,
});

/** Reads pages until the feed is given up. @returns how many, and why */
function read(pages: Iterable<[cursor: string, changed: number]>): [number, string] {
  const store = {};
  let count = 0;
  try {
    for (const [cursor, changed] of pages) {
      const feed = watchFeed(store, 'c:1');
      feed.check(page(cursor), null);
      feed.count(page(cursor), changed);
      count += 1;
    }
  } catch (error) {
    return [count, (error as Error).message];
  }
  return [count, 'not given up'];
}

test('a feed that alternates cursors is given up at the third page, whatever it brings', () => {
  function* pages(): Generator<[string, number]> {
    for (let at = 0; at < 1_000; at++) yield [at % 2 ? 'b' : 'a', 200];
  }
  expect(read(pages())).toEqual([2, 'The feed says that there is more, but comes back to where it was']);
});

test('a feed with ever new cursors is given up after 200 pages that change nothing', () => {
  function* pages(): Generator<[string, number]> {
    for (let at = 0; at < 1_000; at++) yield [`c${at}`, at < 300 ? 1 : 0];
  }
  expect(read(pages())).toEqual([499, 'The feed says that there is more, but 200 pages brought nothing new']);
});

test('a feed is given up at a page that leads to itself, and after five pages in a row that bring nothing', () => {
  const feed = watchFeed({}, 'c:1');
  expect(() => feed.check(page('a'), 'a')).toThrow('does not move on');
  feed.check(page('a', false), 'a');
  const bring = (at: number, ...entries: (typeof entry)[]) => feed.count(page(`c${at}`, true, entries), 0);
  for (let at = 0; at < 4; at++) bring(at);
  bring(4, entry);
  for (let at = 5; at < 9; at++) bring(at);
  expect(() => bring(9)).toThrow('brings nothing');
});

test('a long feed that brings something is read to its end', () => {
  function* pages(): Generator<[string, number]> {
    for (let at = 0; at < 5_000; at++) yield [`c${at}`, at % 199 === 0 ? 1 : 0];
  }
  expect(read(pages())).toEqual([5_000, 'not given up']);
});

test('what was read to its end, or begins anew, may use its cursors again', () => {
  const store = {};
  for (const end of ['end', 'begin'] as const) {
    const feed = watchFeed(store, 'c:1');
    feed.count(page('a'), 1);
    if (end === 'end') feed.count(page('z', false), 0);
    else feed.begin();
    expect(() => watchFeed(store, 'c:1').check(page('a'), null)).not.toThrow();
  }
});
