import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeTip } from './tip.ts';

const VIEW = { width: 1280, height: 800 };
const SIZE = { width: 300, height: 16 };
/** The box of a row with this height, the third of a list. */
const rowOf = (height: number) => ({ left: 0, right: 1200, top: 2 * height, bottom: 3 * height });
const badgeIn = ({ top, bottom }: { top: number; bottom: number }) => ({
  ...{ left: 40, right: 58 },
  ...{ top: (top + bottom) / 2 - 9, bottom: (top + bottom) / 2 + 9 },
});
/** Texts of 16 px in the middle of a row and of its neighbours. */
const textsOf = (height: number) =>
  [1, 2, 3].flatMap((row) =>
    [100, 300, 700].map((left) => ({
      ...{ left, right: left + 120 },
      ...{ top: (row + 0.5) * height - 8, bottom: (row + 0.5) * height + 8 },
    })),
  );

test('a tooltip stands on the line between two rows', () => {
  expect(placeTip(badgeIn(rowOf(48)), rowOf(48), SIZE, VIEW, textsOf(48))).toEqual({ left: 40, top: 136 });
});

test('at the end of the window it stands above its row', () => {
  const view = { width: 1280, height: 145 };
  expect(placeTip(badgeIn(rowOf(48)), rowOf(48), SIZE, view, textsOf(48)).top).toBe(88);
});

test('where rows are too close, it stands in a gap of its own row', () => {
  const { left, top } = placeTip(
    badgeIn(rowOf(20)),
    rowOf(20),
    { width: 200, height: 16 },
    VIEW,
    textsOf(20),
  );
  expect({ left, top }).toEqual({ left: 426, top: 42 });
});

test('it never leaves the window to the side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1280 }), fc.integer({ min: 20, max: 1268 }), (left, width) => {
      const badge = { ...badgeIn(rowOf(48)), left, right: left + 18 };
      const placed = placeTip(badge, rowOf(48), { width, height: 16 }, VIEW, textsOf(48));
      return placed.left >= 6 && placed.left + width <= 1280 - 6;
    }),
  );
});
