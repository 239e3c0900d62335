import { expect, test } from 'vitest';
import { rememberUnchecked, stillHeldBack } from './remember-unchecked.ts';

const at = (time: string) => Date.parse(`2026-03-03T${time}:00Z`);
const ended = (time: string) => ({ last_run_at: `2026-03-03T${time}:00Z`, running_since: null });

test('records held back come back when the next run has ended', () => {
  const kept = rememberUnchecked(null, ['a', 'b'], ended('13:50'), at('14:00'));
  expect(stillHeldBack(kept, ended('13:50'))).toEqual(kept);
  expect(
    stillHeldBack(kept, { last_run_at: '2026-03-03T13:50:00Z', running_since: '2026-03-03T14:01:00Z' }),
  ).toEqual(kept);
  expect(stillHeldBack(kept, ended('14:02'))).toBeNull();
});

test('a run that was already under way is not the next one', () => {
  const kept = rememberUnchecked(
    null,
    ['a'],
    { last_run_at: null, running_since: '2026-03-03T13:59:50Z' },
    at('14:00'),
  );
  const after = stillHeldBack(kept, ended('14:01'));
  expect(after?.ids).toEqual(['a']);
  expect(stillHeldBack(after, ended('14:01'))?.ids).toEqual(['a']);
  expect(stillHeldBack(after, ended('14:10'))).toBeNull();
});

test('holding back more records keeps earlier ones held back; holding back none changes nothing', () => {
  const kept = rememberUnchecked(null, ['a'], ended('13:50'), at('14:00'));
  expect(rememberUnchecked(kept, ['b', 'a'], ended('13:50'), at('14:01'))?.ids).toEqual(['a', 'b']);
  expect(rememberUnchecked(null, [], ended('13:50'), at('14:00'))).toBeNull();
});
