import type { Frequency } from '../records/frequency.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far apart automatic cycles are, in milliseconds; `null` when automatic sync is off. */
export function planInterval(frequency: Frequency): number | null {
  switch (frequency.kind) {
    case 'every_10_minutes':
      return 10 * MINUTE;
    case 'hourly':
      return HOUR;
    case 'daily':
      return 24 * HOUR;
    case 'weekly':
      return 7 * 24 * HOUR;
    case 'never':
      return null;
  }
}
