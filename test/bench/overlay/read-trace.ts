/** An event of Chromium's trace; times in microseconds, `tdur` in processor time of its thread. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

export interface CallbackCost {
  /** Milliseconds of processor time in callbacks, including forced layouts. */
  readonly total: number;
  /** Milliseconds in mutation observers. */
  readonly observing: number;
  /** The longest callback in milliseconds. */
  readonly longest: number;
  readonly callbacks: number;
}

interface Open {
  readonly end: number;
  readonly event: TraceEvent;
  /** The time of nested events that count separately, in microseconds. */
  nested: number;
}

/**
 * The cost of one script's callbacks: each call from the browser into it, and all code after an `await`. A trace does not say
 * whose code runs after an `await`, so the page's own scripts must not use it.
 * @param events all events of a trace
 * @param script the name of the script
 */
export function costOfCallbacks(events: readonly TraceEvent[], script: string): CallbackCost {
  const cost = { total: 0, observing: 0, longest: 0, callbacks: 0 };
  const threads = Map.groupBy(
    events.filter(({ name, ph }) => ph === 'X' && (name === 'FunctionCall' || name === 'RunMicrotasks')),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  for (const [, calls] of threads) {
    // Pages without the script have microtasks, too.
    if (!calls.some(({ args }) => args?.data?.url === script)) continue;
    const open: Open[] = [];
    const close = ({ event, nested }: Open) => {
      if (event.name === 'RunMicrotasks') count((event.tdur ?? 0) - nested, false);
    };
    const count = (microseconds: number, observing: boolean) => {
      const took = microseconds / 1_000;
      cost.total += took;
      cost.longest = Math.max(cost.longest, took);
      if (observing) cost.observing += took;
    };
    for (const event of calls.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
      for (let last = open.at(-1); last && last.end <= event.ts; last = open.at(-1)) {
        close(last);
        open.pop();
      }
      const outer = open.at(-1);
      if (event.name === 'FunctionCall') {
        if (outer) outer.nested += event.tdur ?? 0;
        // A call within a call is part of it.
        if (event.args?.data?.url === script && outer?.event.name !== 'FunctionCall') {
          cost.callbacks += 1;
          count(event.tdur ?? 0, outer?.event.name === 'RunMicrotasks');
        }
      }
      open.push({ event, end: event.ts + (event.dur ?? 0), nested: 0 });
    }
    for (const last of open) close(last);
  }
  return cost;
}
