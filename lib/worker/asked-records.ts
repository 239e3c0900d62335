/** When references and numbers were last asked for (milliseconds). Lost when the worker ends, which is harmless. */
export const askedAt = new Map<string, number>();
/** Numbers for which the platform has reported all records, before the first read has ended. */
export const askedInFull = new Set<string>();

/** Clears this for a company whose records are removed: connected again, it may have the same key. */
export function forgetAsked(companyKey: string): void {
  for (const asked of [askedAt, askedInFull]) {
    for (const key of asked.keys()) if (key.startsWith(`${companyKey} `)) asked.delete(key);
  }
}
