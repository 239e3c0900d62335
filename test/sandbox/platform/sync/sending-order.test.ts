import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Queued, sendingOrder } from './sending-order.ts';

const queued = (id: string, rank: number, ...depends_on: string[]): Queued => ({ id, rank, depends_on });

test('records without dependencies are sent by place', () => {
  expect(sendingOrder([queued('b', 2), queued('a', 3), queued('c', 1)])).toEqual(['c', 'b', 'a']);
});

test('a parent goes before its child from any place, and moves no other record', () => {
  const queue = [
    queued('payment', 1, 'invoice'),
    queued('other', 2),
    queued('invoice', 3, 'customer'),
    queued('customer', 4),
  ];
  expect(sendingOrder(queue)).toEqual(['customer', 'invoice', 'payment', 'other']);
});

test('a parent outside the queue holds nothing up, and a circle ends', () => {
  expect(sendingOrder([queued('a', 1, 'gone', 'b'), queued('b', 2, 'a')])).toEqual(['b', 'a']);
});

test('every record is sent once, after all of its queued parents', () => {
  const queue = fc
    .array(fc.record({ rank: fc.integer(), parents: fc.array(fc.nat(60), { maxLength: 4 }) }), {
      maxLength: 60,
    })
    .map((many) =>
      // Parents have a lower number than their child, which excludes circles.
      many.map(({ rank, parents }, n) =>
        queued(`r${n}`, rank, ...parents.filter((one) => one < n).map((one) => `r${one}`)),
      ),
    );
  fc.assert(
    fc.property(queue, (given) => {
      const order = sendingOrder(given);
      expect([...order].sort()).toEqual(given.map(({ id }) => id).sort());
      const place = new Map(order.map((id, index) => [id, index]));
      for (const { id, depends_on } of given) {
        for (const parent of depends_on) expect(place.get(parent)).toBeLessThan(place.get(id) ?? -1);
      }
    }),
  );
});
