import type { Alarms } from 'webextension-polyfill';

export const ALARM = 'tickmark';
/** Alarms are no more exact than this; one that is set as near is left alone, so that it is not put off at each wake. */
const NEAR_MS = 1_000;

/**
 * Sets the one alarm there is. It is only a hint: what is due stands in the tables.
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
