/** When references and numbers were last asked for (milliseconds); forgotten with the worker, which is harmless. */
export const askedAt = new Map<string, number>();
/** Numbers of which the platform has told all records, before the first read has. */
export const askedInFull = new Set<string>();

/** Forgets what was asked for a company whose records are removed: connected again, it may bear the same key. */
export function forgetAsked(companyKey: string): void {
  for (const asked of [askedAt, askedInFull]) {
    for (const key of asked.keys()) if (key.startsWith(`${companyKey} `)) asked.delete(key);
  }
}
