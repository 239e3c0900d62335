/**
 * How often a company is synced by itself. Times are wall-clock times of the company's time zone, `HH:MM`;
 * `day` is 1 (Monday) to 7 (Sunday).
 */
export type Frequency =
  | { readonly kind: 'every_10_minutes' }
  | { readonly kind: 'hourly' }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekly'; readonly day: number; readonly at: string }
  | { readonly kind: 'never' };

export const DEFAULT_FREQUENCY: Frequency = { kind: 'every_10_minutes' };
