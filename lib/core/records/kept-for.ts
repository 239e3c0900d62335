/** How long stored data is kept. Records stay as long as their company. */
export const KEPT_FOR = {
  /** The log: years, and lines of all companies together. */
  log_years: 2,
  log_lines: 200_000,
  /** Commands that are settled: as long as a user may ask for their result, in days. */
  settled_days: 90,
} as const;
