import { expect, test } from 'vitest';
import { listedRecord } from './list-record.fixture.ts';
import type { ListedRecord } from './listed-record.ts';
import { type Shown, STAYS_MS, trackLeaving } from './track-leaving.ts';

const failed = (id: string) => listedRecord({ id, state: 'failed' });
const synced = (id: string) => listedRecord({ id, state: 'synced' });
const needy = (records: readonly ListedRecord[]) => records.filter(({ state }) => state === 'failed');

const BASE = { question: 'all', may: () => true, held: () => false };

/** The list of failed records, first with `first`, afterwards with `then`. */
function change(first: readonly ListedRecord[], then: readonly ListedRecord[], at = 1_000): Shown {
  const shown = trackLeaving(null, { ...BASE, belong: needy(first), records: first, now: 0 });
  return trackLeaving(shown, { ...BASE, belong: needy(then), records: then, now: at });
}

test('a record that leaves the list is shown for a moment in its last place, then removed', () => {
  const records = [synced('a'), failed('b')];
  const shown = change([failed('a'), failed('b')], records);
  expect([...shown.leaving]).toEqual([['a', { was: failed('a'), is: synced('a'), since: 1_000 }]]);
  const at = (now: number) => trackLeaving(shown, { ...BASE, belong: shown.belong, records, now });
  expect([...at(1_000 + STAYS_MS - 1).leaving.keys()]).toEqual(['a']);
  expect([...at(1_000 + STAYS_MS).leaving.keys()]).toEqual([]);
});

test('a record in use stays as long as it is held', () => {
  const records = [synced('a')];
  const shown = change([failed('a')], records);
  const later = { ...BASE, belong: shown.belong, records, now: 1_000 + STAYS_MS };
  const held = trackLeaving(shown, { ...later, held: (id) => id === 'a' });
  expect([...held.leaving.keys()]).toEqual(['a']);
  expect(trackLeaving(held, { ...later, held: () => false }).leaving.size).toBe(0);
});

test('a record that returns is no longer leaving, and gets its full time when it leaves again', () => {
  const shown = change([failed('a')], [synced('a')]);
  const back = trackLeaving(shown, { ...BASE, belong: [failed('a')], records: [failed('a')], now: 3_000 });
  expect(back.leaving.size).toBe(0);
  const again = trackLeaving(back, { ...BASE, belong: [], records: [synced('a')], now: 9_000 });
  expect(again.leaving.get('a')?.since).toBe(9_000);
});

test('a record that is deleted, or may not stay, leaves at once', () => {
  expect(change([failed('a'), failed('b')], [failed('b')]).leaving.size).toBe(0);
  const shown = trackLeaving(null, { ...BASE, belong: [failed('a')], records: [failed('a')], now: 0 });
  const next = { ...BASE, belong: [], records: [synced('a')], now: 1 };
  expect(trackLeaving(shown, { ...next, may: () => false }).leaving.size).toBe(0);
});

test('the result of a new query shows no leaving records', () => {
  const shown = change([failed('a')], [synced('a')]);
  const other = { ...BASE, question: 'payments', belong: [], records: [synced('a')], now: 1_001 };
  expect(trackLeaving(shown, other).leaving.size).toBe(0);
});

test('the same object is returned while nothing changes, so that nothing renders again', () => {
  const records = [synced('a'), failed('b')];
  const shown = change([failed('a'), failed('b')], records);
  const next = trackLeaving(shown, { ...BASE, belong: shown.belong, records: [...records], now: 1_500 });
  expect(next.leaving).toBe(shown.leaving);
  const rest = trackLeaving(null, { ...BASE, belong: [], records: [], now: 0 });
  expect(trackLeaving(rest, { ...BASE, belong: rest.belong, records, now: 5 })).toBe(rest);
});
