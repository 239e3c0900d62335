/** Records that somebody wants to decide on after the next run: they are not offered for approval until then. */
export interface Kept {
  readonly ids: readonly string[];
  /** When they were kept, milliseconds since the epoch. */
  readonly at: number;
  /** When the run began that was going at that time: it is not the next one. `null` where none was. */
  readonly during: string | null;
}

/** What is known of a company's runs. */
export interface Runs {
  /** When the last run ended (RFC 3339), or `null`. */
  readonly last_run_at: string | null;
  /** When the run that is going now began, or `null` where none is. */
  readonly running_since: string | null;
}

/** Notes records as kept until the next run has ended; those kept before stay kept. */
export function rememberUnchecked(
  before: Kept | null,
  ids: readonly string[],
  runs: Runs,
  now: number,
): Kept | null {
  const all = [...new Set([...(before?.ids ?? []), ...ids])];
  return all.length === 0 ? null : { ids: all, at: now, during: runs.running_since };
}

/**
 * What is still kept back, seen again as runs come and go.
 * @returns `null` once the next run has ended: all come back, and are selected again
 */
export function stillKept(kept: Kept | null, runs: Runs): Kept | null {
  if (!kept || runs.last_run_at === null) return kept;
  const ended = Date.parse(runs.last_run_at);
  if (ended <= kept.at) return kept;
  if (kept.during === null) return null;
  // The run that was going has ended; the next one is still to come.
  return { ...kept, at: ended, during: null };
}
