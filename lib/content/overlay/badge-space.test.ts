import { expect, test } from 'vitest';
import { chooseSpot } from './badge-space.ts';

const gap = (room: number) => ({ room, flow: '' as const });

test('badges stand at the start of the row, in the middle of the free space', () => {
  expect(chooseSpot([gap(40), gap(60)])).toEqual({ place: 0, left: -32, width: 24, size: 16, flow: '' });
});

test('what can be pressed is as wide as it should be, even where a pixel of space is missing', () => {
  expect(chooseSpot([gap(23)])).toMatchObject({ left: -23, width: 24 });
});

test('a badge is drawn smaller where it would nearly touch what stands on its sides', () => {
  expect([23, 24, 27, 28, 40].map((room) => chooseSpot([gap(room)]).size)).toEqual([14, 14, 14, 16, 16]);
});

test('in little space a badge is smaller, and in none another cell is taken', () => {
  expect(chooseSpot([gap(15), gap(60)])).toEqual({ place: 0, left: -15, width: 15, size: 14, flow: '' });
  expect(chooseSpot([gap(12), gap(24)])).toMatchObject({ place: 1, left: -24, width: 24, size: 14 });
});

test('where no cell has space, the badge takes as little as its glyph needs', () => {
  expect(chooseSpot([gap(4), gap(8), gap(2)])).toMatchObject({ place: 1, left: -14, width: 14, size: 14 });
});
