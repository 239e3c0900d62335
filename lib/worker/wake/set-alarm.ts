import type { Alarms } from 'webextension-polyfill';

export const ALARM = 'tickmark';
/** Precision of alarms; an alarm set this close is left alone, so that it is not delayed at each wake. */
const NEAR_MS = 1_000;

/**
 * Sets the only alarm. It is just a hint: the tables say what is due.
 * @param at milliseconds, or `null` for none
 */
export async function setAlarm(alarms: Alarms.Static, at: number | null, now: number): Promise<void> {
  const set = await alarms.get(ALARM);
  if (at === null) {
    if (set) await alarms.clear(ALARM);
    return;
  }
  const pending = set && set.scheduledTime > now;
  if (pending && Math.abs(set.scheduledTime - at) < NEAR_MS) return;
  alarms.create(ALARM, { when: Math.max(at, now + 1) });
}
