const DAY_MS = 86_400_000;

/**
 * A day of the calendar, some days later or, for a negative number, earlier.
 * @param day `YYYY-MM-DD`, as the result; `''` for what is no date
 */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}
