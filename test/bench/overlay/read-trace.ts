/** An event of Chromium's trace; times in microseconds, `tdur` in processor time of its thread. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly message?: string } };
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

/** Written with `console.timeStamp` where the measured time begins and ends. */
export const MARK = 'measured';

/** Parts of the main thread's time, in the order in which a task goes through them. */
const PARTS = [
  'script of the page',
  'script of the way',
  'script of the worker, which would run elsewhere',
  'collecting memory',
  'style',
  'layout',
  'pre-paint',
  'paint',
  'layers',
  'the rest of its tasks',
] as const;
export type Part = (typeof PARTS)[number];

const RENDERING: Readonly<Record<string, Part>> = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'pre-paint',
  Paint: 'paint',
  Layerize: 'layers',
};
/** What runs without a name of its own in a script: counted to that around it. */
const WITHIN = new Set(['v8.callFunction', 'V8.HandleInterrupts', 'V8.BytecodeBudgetInterrupt']);
/** Less than this is a frame in which that part had nothing to do, in milliseconds. */
const LEAST_MS = 0.3;

export interface PartCost {
  /** Milliseconds of processor time, without what counts to another part. */
  readonly ms: number;
  /** How often it had something to do. */
  readonly times: number;
}

/**
 * What the main thread of the page with a script did in the measured time, by part; every task counts once.
 * @param events all events of a trace with tasks and collections of memory
 * @param scripts the names of scripts, by the part that they are
 */
export function costOfParts(
  events: readonly TraceEvent[],
  scripts: Readonly<Record<string, Part>>,
): Record<Part, PartCost> {
  const [begin, end] = events.filter(
    ({ name, args }) => name === 'TimeStamp' && args?.data?.message === MARK,
  );
  if (!begin || !end) throw new Error('The trace does not say when the measured time began and ended.');
  const costs = new Map<Part, { ms: number; times: number }>(
    PARTS.map((part) => [part, { ms: 0, times: 0 }]),
  );
  const open: (Open & { readonly part: Part })[] = [];
  const close = () => {
    const last = open.pop();
    const cost = last && costs.get(last.part);
    if (!cost) return;
    const ms = ((last.event.tdur ?? 0) - last.nested) / 1_000;
    cost.ms += ms;
    if (ms >= LEAST_MS) cost.times += 1;
  };
  const partOf = ({ name, args }: TraceEvent): Part => {
    if (name === 'FunctionCall') return scripts[args?.data?.url ?? ''] ?? 'the rest of its tasks';
    if (/^V8\.GC|GC$/.test(name)) return 'collecting memory';
    const around = open.at(-1)?.part;
    return RENDERING[name] ?? (WITHIN.has(name) ? around : undefined) ?? 'the rest of its tasks';
  };
  const measured = events.filter(
    ({ ph, pid, tid, ts }) =>
      ph === 'X' && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
  );
  for (const event of measured.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    for (let last = open.at(-1); last && last.end <= event.ts; last = open.at(-1)) close();
    const outer = open.at(-1);
    if (outer) outer.nested += event.tdur ?? 0;
    open.push({ event, part: partOf(event), end: event.ts + (event.dur ?? 0), nested: 0 });
  }
  while (open.length > 0) close();
  return Object.fromEntries(costs) as Record<Part, PartCost>;
}

/** The parts of several runs: the median of each. */
export function medianParts(
  runs: readonly Record<Part, PartCost>[],
  median: (values: readonly number[]) => number,
): ReadonlyMap<Part, PartCost> {
  const of = (part: Part, what: keyof PartCost) => median(runs.map((run) => run[part][what]));
  return new Map(PARTS.map((part) => [part, { ms: of(part, 'ms'), times: of(part, 'times') }]));
}
