import { stallPatience } from '../records/stall.ts';

const MINUTE = 60_000;
/** A command is sent and its outcome known well within this time. */
const COMMAND_MS = 10 * MINUTE;
/** Any step of a cycle takes less time; the platform's run may take longer. */
const STEP_MS = 15 * MINUTE;
/** A scheduled sync starts slightly late, and alarms may be late. */
const SCHEDULE_MS = 10 * MINUTE;
/** After connecting, the first read is done or under way within this time. */
const FIRST_READ_MS = 10 * MINUTE;

/** The number of waiting commands, and since when; milliseconds since the Unix epoch. */
export interface Waiting {
  readonly count: number;
  readonly since: number;
}

/** The facts that tell whether anything waits too long. Times are milliseconds since the Unix epoch. */
export interface QueueFacts {
  /** Between automatic syncs; `null` if there are none. */
  readonly intervalMs: number | null;
  /** Nothing has been processed since then although records are scheduled; as found at the last sync. */
  readonly stalledSince: number | null;
  /** Records that the platform has scheduled or is processing. */
  readonly scheduled: number;
  readonly processedAt: number | null;
  readonly nextDueAt: number | null;
  readonly connectedAt: number;
  readonly firstReadDone: boolean;
  /** Commands to be sent, with an unknown outcome, and accepted but not done. */
  readonly due: Waiting | null;
  readonly doubtful: Waiting | null;
  readonly accepted: Waiting | null;
  /** The sync under way: the start of its step, and since when the platform's run has made no progress. */
  readonly cycle: { readonly stepSince: number; readonly runSince: number | null } | null;
}

/** The part of the queue that does not move. */
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
  /** The number of waiting records or commands; 0 if the fault is not about a number. */
  readonly count: number;
}

/**
 * Since when nothing has been processed although records are scheduled. The diagnosis reports it earlier than
 * notifications: it ignores since when records are scheduled.
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
 * Whether anything waits too long: returns the worst fault.
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
