import { stallPatience } from '../records/stall.ts';

const MINUTE = 60_000;
/** A command is sent, and its outcome known, well within this time. */
const COMMAND_MS = 10 * MINUTE;
/** A step of a cycle takes less; a run is the platform's own and may take longer. */
const STEP_MS = 15 * MINUTE;
/** A scheduled sync starts a little after its time, and alarms ring late. */
const SCHEDULE_MS = 10 * MINUTE;
/** After connecting, the first read is done, or on its way. */
const FIRST_READ_MS = 10 * MINUTE;

/** How many wait, and since when; milliseconds since the epoch. */
export interface Waiting {
  readonly count: number;
  readonly since: number;
}

/** What tells whether anything waits beyond its time. Times are milliseconds since the epoch. */
export interface QueueFacts {
  /** Between automatic syncs; `null` where there are none. */
  readonly intervalMs: number | null;
  /** Nothing has been processed since then although something is scheduled; as it was found at the last sync. */
  readonly stalledSince: number | null;
  /** Records that the platform has scheduled, or processes. */
  readonly scheduled: number;
  readonly processedAt: number | null;
  readonly nextDueAt: number | null;
  readonly connectedAt: number;
  readonly firstReadDone: boolean;
  /** Commands that are to be sent, whose outcome is not known, and that the platform has accepted and not yet done. */
  readonly due: Waiting | null;
  readonly doubtful: Waiting | null;
  readonly accepted: Waiting | null;
  /** The sync under way: since when it has been at its step, and since when the platform's run has not moved. */
  readonly cycle: { readonly stepSince: number; readonly runSince: number | null } | null;
}

/** What does not move. */
export type QueueFault =
  | 'stalled'
  | 'run_stands'
  | 'cycle_stands'
  | 'not_answered'
  | 'not_sent'
  | 'not_done'
  | 'never_read'
  | 'overdue';

export interface StandingQueue {
  readonly fault: QueueFault;
  readonly since: number;
  /** How many records or commands wait; 0 where that is not what is told. */
  readonly count: number;
}

/**
 * Since when nothing has been processed although something is scheduled. Somebody who looks is told sooner than everybody: it
 * does not matter here since when it is scheduled.
 */
function stalled(
  { stalledSince, scheduled, processedAt, intervalMs }: QueueFacts,
  now: number,
): number | null {
  if (stalledSince !== null) return stalledSince;
  if (scheduled === 0 || processedAt === null || intervalMs === null) return null;
  return now - processedAt >= stallPatience(intervalMs) ? processedAt : null;
}

/**
 * Whether anything waits beyond its time: the worst of what does.
 * @returns `null` while the queue moves, or is empty
 */
export function judgeQueue(facts: QueueFacts, now: number): StandingQueue | null {
  const { cycle, intervalMs, nextDueAt } = facts;
  const patience = stallPatience(intervalMs ?? 0);
  const told = (fault: QueueFault, since: number | null | undefined, limit: number, count = 0) =>
    since !== null && since !== undefined && now - since >= limit ? { fault, since, count } : null;
  const waits = (fault: QueueFault, waiting: Waiting | null, limit: number) =>
    told(fault, waiting?.since, limit, waiting?.count);
  return (
    told('stalled', stalled(facts, now), 0) ??
    told('run_stands', cycle?.runSince, patience) ??
    told('cycle_stands', cycle?.runSince === null ? cycle.stepSince : null, STEP_MS) ??
    waits('not_answered', facts.doubtful, COMMAND_MS) ??
    waits('not_sent', facts.due, COMMAND_MS) ??
    waits('not_done', facts.accepted, patience) ??
    told('never_read', facts.firstReadDone ? null : facts.connectedAt, FIRST_READ_MS) ??
    told('overdue', cycle || intervalMs === null ? null : nextDueAt, SCHEDULE_MS)
  );
}
