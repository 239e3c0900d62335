import { expect, test } from 'vitest';
import { listedRecord } from './list-record.fixture.ts';
import { orderPreview } from './order-preview.ts';

test('the platform’s positions decide; records without one follow, parents before children [SS-10]', () => {
  const { queue } = orderPreview([
    listedRecord({ id: 'pay', type: 'payment', state: 'ready' }),
    listedRecord({ id: 'cus', type: 'customer', state: 'ready' }),
    listedRecord({ id: 'second', state: 'scheduled', position: 2 }),
    listedRecord({ id: 'first', state: 'scheduled', position: 1 }),
    listedRecord({ id: 'going', state: 'syncing' }),
    listedRecord({ id: 'done', state: 'synced' }),
  ]);
  expect(queue.map(({ record, position }) => [position, record.id])).toEqual([
    [1, 'going'],
    [2, 'first'],
    [3, 'second'],
    [4, 'cus'],
    [5, 'pay'],
  ]);
});

test('a failed record holds up its direct and indirect dependants, and nothing else [SS-15]', () => {
  const { queue, heldUp } = orderPreview([
    listedRecord({ id: 'cus', type: 'customer', state: 'synced' }),
    listedRecord({ id: 'inv', state: 'failed', depends_on: ['cus'] }),
    listedRecord({ id: 'pay', type: 'payment', state: 'waiting', depends_on: ['inv', 'gone'] }),
    listedRecord({ id: 'ref', type: 'refund', state: 'waiting', depends_on: ['pay'] }),
    listedRecord({ id: 'free', state: 'ready', depends_on: ['cus'] }),
  ]);
  expect(heldUp.map(({ record, holds }) => [record.id, holds.map(({ id }) => id)])).toEqual([
    ['inv', ['pay', 'ref']],
  ]);
  expect(
    Object.fromEntries(queue.map(({ record, waits_on }) => [record.id, waits_on.map(({ id }) => id)])),
  ).toEqual({
    free: [],
    pay: ['inv'],
    ref: ['pay'],
  });
});

test('records that depend on each other in a circle are listed without an endless loop', () => {
  const { queue } = orderPreview([
    listedRecord({ id: 'a', state: 'waiting', depends_on: ['b'] }),
    listedRecord({ id: 'b', state: 'waiting', depends_on: ['a'] }),
  ]);
  expect(queue).toHaveLength(2);
});
