import { expect, test } from 'vitest';
import { setAlarm } from './set-alarm.ts';

function bench() {
  let set: { name: string; scheduledTime: number } | undefined;
  const made: number[] = [];
  const alarms = {
    get: async () => set,
    clear: async () => {
      set = undefined;
      return true;
    },
    create: (name: string, { when }: { when: number }) => {
      made.push(when);
      set = { name, scheduledTime: when };
    },
  } as unknown as Parameters<typeof setAlarm>[0];
  return { alarms, made, current: () => set?.scheduledTime };
}

test('an alarm that is already set is not delayed at each wake', async () => {
  const { alarms, made } = bench();
  await setAlarm(alarms, 60_000, 0);
  await setAlarm(alarms, 60_000, 10_000);
  await setAlarm(alarms, 60_500, 20_000);
  expect(made).toEqual([60_000]);
});

test('an earlier or later time moves it, and no time clears it', async () => {
  const { alarms, made, current } = bench();
  await setAlarm(alarms, 60_000, 0);
  await setAlarm(alarms, 30_000, 0);
  await setAlarm(alarms, 90_000, 0);
  expect(made).toEqual([60_000, 30_000, 90_000]);
  await setAlarm(alarms, null, 0);
  expect(current()).toBeUndefined();
});

test('an alarm in the past is set again, ahead of now', async () => {
  const { alarms, made } = bench();
  await setAlarm(alarms, 60_000, 0);
  await setAlarm(alarms, 60_000, 61_000);
  expect(made).toHaveLength(2);
  expect(made[1]).toBeGreaterThan(61_000);
});
