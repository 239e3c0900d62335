import { expect, test } from 'vitest';
import { placeBeside, placeClearOf, roomBeside } from './place-beside.ts';

const view = { width: 1000, height: 800 };
const size = { width: 400, height: 300 };
const badge = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 });

test.each([
  ['below where there is space', badge(100, 100), { left: 100, top: 128 }],
  ['above where there is none below', badge(100, 700), { left: 100, top: 392 }],
  ['moved in from the right', badge(950, 100), { left: 592, top: 128 }],
  ['moved in from the left', badge(-20, 100), { left: 8, top: 128 }],
])('a card is %s', (_, near, place) => {
  expect(placeBeside(near, size, view)).toEqual(place);
});

test.each([100, 380, 400, 700])(
  'a card as high as there is room for covers nothing of its badge (at %d)',
  (top) => {
    const near = badge(100, top);
    const height = roomBeside(near, view);
    const place = placeBeside(near, { width: 400, height }, view);
    expect(place.top >= near.bottom + 8 || place.top + height <= near.top - 8).toBe(true);
    expect(place.top).toBeGreaterThanOrEqual(8);
    expect(place.top + height).toBeLessThanOrEqual(view.height - 8);
  },
);

test('a card larger than the view keeps its top in view', () => {
  expect(placeBeside(badge(100, 100), { width: 1200, height: 900 }, view)).toEqual({ left: 8, top: 8 });
});

test('a box takes the first place that is clear of another one, and the first of all where none is', () => {
  const card = { left: 265, top: 360, right: 625, bottom: 852 };
  const size = { width: 463, height: 48 };
  const [corner, top, inside] = [
    { left: 16, top: 692 },
    { left: 16, top: 16 },
    { left: 300, top: 400 },
  ];
  expect(placeClearOf(null, size, corner, top)).toBe(corner);
  expect(placeClearOf(card, size, corner, top)).toBe(top);
  expect(placeClearOf(card, size, corner, inside)).toBe(corner);
});
