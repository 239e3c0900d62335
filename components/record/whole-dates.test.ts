import { expect, test } from 'vitest';
import { wholeDates } from './whole-dates.tsx';

test('each date of a text stands in an element that does not break, and no other text does', () => {
  const whole = (children: string) => ({ type: 'span', props: { class: 'whole', children } });
  expect(wholeDates('Invoice 1042, 2026-02-12')).toMatchObject(['Invoice 1042, ', whole('2026-02-12'), '']);
  expect(wholeDates('2026-02-12, $480.00 or 2026-11-30')).toMatchObject([
    ...['', whole('2026-02-12'), ', $480.00 or ', whole('2026-11-30'), ''],
  ]);
  expect(wholeDates('Invoice INV-2026')).toEqual(['Invoice INV-2026']);
});
