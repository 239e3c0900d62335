/** Records that a person holds back until the next run has ended: they are not offered for approval before. */
export interface HeldBack {
  readonly ids: readonly string[];
  /** When they were held back, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** The start of the run that was under way then, which is not the next one; `null` without one. */
  readonly during: string | null;
}

/** The known runs of a company. */
export interface Runs {
  /** End of the last run (RFC 3339), or `null`. */
  readonly last_run_at: string | null;
  /** Start of the current run, or `null`. */
  readonly running_since: string | null;
}

/** Holds records back until the next run has ended; records held back before stay held back. */
export function rememberUnchecked(
  before: HeldBack | null,
  ids: readonly string[],
  runs: Runs,
  now: number,
): HeldBack | null {
  const all = [...new Set([...(before?.ids ?? []), ...ids])];
  return all.length === 0 ? null : { ids: all, at: now, during: runs.running_since };
}

/**
 * Updates the records held back after runs have started or ended.
 * @returns `null` once the next run has ended: all records come back, and are selected again
 */
export function stillHeldBack(held: HeldBack | null, runs: Runs): HeldBack | null {
  if (!held || runs.last_run_at === null) return held;
  const ended = Date.parse(runs.last_run_at);
  if (ended <= held.at) return held;
  if (held.during === null) return null;
  // The run that was under way has ended; the next one is still to come.
  return { ...held, at: ended, during: null };
}
