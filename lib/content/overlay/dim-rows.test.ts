import { expect, test } from 'vitest';
import { veilOver } from './dim-rows.ts';

const LIST = { top: 100, bottom: 340 };

test('rows that stand out are clear, and everything between them is dimmed', () => {
  const clear = [
    { top: 244, bottom: 292 },
    { top: 100, bottom: 148 },
  ];
  expect(veilOver(LIST, clear)).toBe(
    'linear-gradient(to bottom, transparent 0px 48px, var(--tm-veil) 48px 144px, transparent 144px 192px, var(--tm-veil) 192px 240px)',
  );
});

test('without such rows all are dimmed, and rows outside of the list count for nothing', () => {
  const all = 'linear-gradient(to bottom, var(--tm-veil) 0px 240px)';
  expect(veilOver(LIST, [])).toBe(all);
  expect(
    veilOver(LIST, [
      { top: 20, bottom: 90 },
      { top: 400, bottom: 448 },
    ]),
  ).toBe(all);
});
