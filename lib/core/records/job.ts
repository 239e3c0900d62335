import type { Action } from '../records/actions.ts';

/** The states of a job: a command requested by a user or a safe correction, until the platform has confirmed it. */
export const JOB_STATES = [
  'queued',
  'blocked',
  'leased',
  'sending',
  'in_doubt',
  'retry',
  'parked',
  'done',
  'refused',
  'conflict',
  'canceled',
] as const;
export type JobState = (typeof JOB_STATES)[number];

/**
 * queued → blocked (a parent is missing) → queued → sending → a result. `sending` becomes `in_doubt` when the answer is
 * lost; only asking the platform ends `in_doubt`. Only a person's action ends `parked`. Earlier versions stored `leased`,
 * for claimed and not sent yet.
 */
const NEXT: Record<JobState, readonly JobState[]> = {
  queued: ['blocked', 'sending', 'canceled'],
  blocked: ['queued', 'canceled'],
  leased: ['queued', 'canceled'],
  sending: ['done', 'retry', 'in_doubt', 'refused', 'conflict', 'parked'],
  in_doubt: ['done', 'retry', 'in_doubt', 'refused', 'conflict', 'parked'],
  retry: ['sending', 'blocked', 'canceled'],
  parked: ['retry', 'canceled'],
  done: [],
  refused: [],
  conflict: [],
  canceled: [],
};

/** Whether a job may change from one state to another. */
export function mayBecome(from: JobState, to: JobState): boolean {
  return NEXT[from].includes(to);
}

/** The fields of an unconfirmed job that the shown state depends on. */
export interface OpenJob {
  readonly action: Action;
  readonly state: JobState;
  /** The platform has accepted the command, and its run is still being followed. */
  readonly following: boolean;
}
