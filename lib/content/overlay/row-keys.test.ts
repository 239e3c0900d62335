import { beforeEach, expect, test } from 'vitest';
import { makeRowKeys, type RowKeys } from './row-keys.ts';

/** A row's key, and whether it is in the list. */
type Row = Element & { says: string; isConnected: boolean };
const row = (says: string): Row => ({ says, isConnected: true }) as Row;
const rows = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => row(prefix + n));

let keys: RowKeys;
const add = (...added: Row[]) => added.map((each) => keys.add(each.says, each));

beforeEach(() => {
  keys = makeRowKeys((each, key) => each.isConnected && (each as Row).says === key);
});

test('a row has no twins until another one has the same key, and then learns of it', () => {
  const first = row('2001');
  expect(add(first)).toEqual([[]]);
  expect(keys.others('2001', first)).toEqual([]);
  expect(add(first)).toEqual([null]);
  const second = row('2001');
  expect(add(second)).toEqual([[first]]);
  expect(keys.others('2001', first)).toEqual([second]);
  const third = row('2001');
  expect(add(third)).toEqual([[first, second]]);
  expect(keys.others('2001', second)).toEqual([first, third]);
  expect(keys.others('2002', first)).toEqual([]);
});

test('whenever one of several rows gets the same key again, it learns of the others', () => {
  const [first, second] = [row('2001'), row('2001')];
  add(first, second);
  expect(add(first, second)).toEqual([[second], [first]]);
});

test('a row that has left, or has another key, is no twin', () => {
  const [gone, changed, kept] = [row('2001'), row('2001'), row('2001')];
  add(gone, changed, kept);
  gone.isConnected = false;
  expect(keys.others('2001', kept)).toEqual([changed]);
  changed.says = '2002';
  expect(keys.others('2001', kept)).toEqual([]);
  // One replaces another, as when a page re-renders.
  kept.isConnected = false;
  const fresh = row('2001');
  expect(add(fresh)).toEqual([[]]);
  expect(keys.others('2001', fresh)).toEqual([]);
});

test('rows that have left are dropped once they are many, and the others stay', () => {
  const stay = rows(100, 'stay');
  add(...stay);
  expect(keys.tidy()).toBe(false);
  for (let page = 0; page < 20; page++) {
    const shown = rows(100, `page${page}-`);
    add(...shown);
    for (const each of shown) each.isConnected = false;
    expect(keys.tidy()).toBe(false);
  }
  expect(add(...stay)).toEqual(stay.map(() => null));
});

test('rows that are reused again and again have to be added again', () => {
  const used = rows(100, 'first');
  add(...used);
  keys.tidy();
  let anew = 0;
  for (let page = 0; page < 20; page++) {
    used.forEach((each, n) => {
      each.says = `page${page}-${n}`;
    });
    add(...used);
    if (!keys.tidy()) continue;
    anew++;
    keys.clear();
    add(...used);
    expect(keys.tidy()).toBe(false);
  }
  expect(anew).toBeGreaterThan(3);
});
