/** The time this platform believes in. Tests hold it still and move it; a demonstration lets it run. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The same as RFC 3339 in UTC. */
  nowText(): string;
  /** A time for a change: never the same twice and never backwards, so that "changed after" has one meaning. */
  stamp(): string;
  /** Makes sure that stamps come after this time, e.g. the latest one in a database that is opened again. */
  notBefore(time: string | null): void;
  /** Holds the clock at this time (milliseconds or RFC 3339), or lets it run on again with `null`. */
  set(time: number | string | null): void;
  /** Moves a held clock on; a running one is held first. */
  advance(milliseconds: number): void;
}

/**
 * @param running the clock underneath, in milliseconds since the epoch
 * @param heldAt where it stands still from the first moment; `null` to let it run
 */
export function createClock(running: () => number, heldAt: number | null): SandboxClock {
  let held = heldAt;
  let last = 0;
  const now = () => held ?? running();
  return {
    now,
    nowText: () => new Date(now()).toISOString(),
    stamp() {
      last = Math.max(last + 1, now());
      return new Date(last).toISOString();
    },
    notBefore(time) {
      if (time !== null) last = Math.max(last, Date.parse(time));
    },
    set(time) {
      const at = typeof time === 'string' ? Date.parse(time) : time;
      if (at !== null && !Number.isFinite(at)) throw new RangeError(`Not a time: ${time}`);
      held = at;
    },
    advance(milliseconds) {
      held = now() + milliseconds;
    },
  };
}
