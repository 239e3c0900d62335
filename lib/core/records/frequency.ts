const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How often a company syncs automatically. Times are wall-clock times of the company's time zone, `HH:MM`; `day` is 1
 * (Monday) to 7 (Sunday).
 */
export type Frequency =
  | { readonly kind: 'every_10_minutes' }
  | { readonly kind: 'hourly' }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly day: number; readonly at: string }
  | { readonly kind: 'never' };

export const DEFAULT_FREQUENCY: Frequency = { kind: 'every_10_minutes' };

/** The interval between automatic cycles in milliseconds; `null` if automatic sync is off. */
export function intervalOf(frequency: Frequency): number | null {
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
