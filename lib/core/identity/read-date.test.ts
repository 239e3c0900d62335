import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateOrder, learnDateOrder, readDate } from './read-date.ts';

test.each([
  ['2026-02-27', null, ['2026-02-27']],
  ['02/27/2026', null, ['2026-02-27']],
  ['27/02/2026', null, ['2026-02-27']],
  ['03/02/2026', null, ['2026-03-02', '2026-02-03']],
  ['03/02/2026', 'day_first', ['2026-02-03']],
  ['03/02/2026', 'month_first', ['2026-03-02']],
  ['3.2.26', 'day_first', ['2026-02-03']],
  ['Feb 27, 2026', null, ['2026-02-27']],
  ['27 févr. 2026', null, ['2026-02-27']],
  ['mar. 3 avr. 2026', null, ['2026-04-03']],
  ['2 juin 2026', null, ['2026-06-02']],
  ['2 juillet 2026', null, ['2026-07-02']],
  ['2026/02/27', null, ['2026-02-27']],
  ['31/02/2026', null, []],
  ['Overdue', null, []],
  ['', null, []],
] as const)('%j can mean %j', (text, order, days) => {
  expect(readDate(text, order)).toEqual(days);
});

test('a part above twelve reveals the date order of a column', () => {
  expect(learnDateOrder(['03/02/2026', '27/02/2026'])).toBe('day_first');
  expect(learnDateOrder(['03/02/2026', '02/27/2026'])).toBe('month_first');
  expect(learnDateOrder(['03/02/2026', '04/05/2026'])).toBeNull();
  expect(learnDateOrder(['27/02/2026', '02/27/2026'])).toBeNull();
  expect(learnDateOrder(['2026-02-27', 'Feb 27, 2026', ''])).toBeNull();
});

test('a date formatted in any locale is among the days that its text can mean', () => {
  const locales = ['en-US', 'en-CA', 'en-GB', 'fr-CA', 'fr-FR', 'en-AU'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12_000 }),
      fc.constantFrom(...locales),
      fc.constantFrom('short', 'medium', 'long'),
      (days, locale, dateStyle) => {
        const date = new Date(Date.UTC(2000, 0, 1) + days * 86_400_000);
        const style = dateStyle as 'short' | 'medium' | 'long';
        const text = new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }).format(date);
        const orders: (DateOrder | null)[] = [null];
        for (const order of orders) expect(readDate(text, order)).toContain(date.toISOString().slice(0, 10));
      },
    ),
  );
});
