/** The platform's clock. Tests stop and move it; the demo lets it run. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The same as RFC 3339 in UTC. */
  nowText(): string;
  /** A time for a change: never the same twice and never backwards, so that "changed after" is unambiguous. */
  stamp(): string;
  /** Makes stamps come after this time, e.g. the latest one in a reopened database. */
  notBefore(time: string | null): void;
  /** Stops the clock at this time (milliseconds or RFC 3339); `null` lets it run. */
  set(time: number | string | null): void;
  /** Moves a stopped clock on; stops a running one first. */
  advance(milliseconds: number): void;
}

/**
 * @param running the clock underneath, in milliseconds since the epoch
 * @param heldAt the time at which it stands from the start; `null` to let it run
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
