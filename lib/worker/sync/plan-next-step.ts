/** The facts from which a cycle decides its next step. */
export interface CycleFacts {
  readonly connected: boolean;
  /** Commands whose answer was lost can be asked about now. */
  readonly inDoubt: boolean;
  /** Commands can be sent now. */
  readonly due: boolean;
  readonly runWanted: boolean;
  readonly runUnderWay: boolean;
  readonly pullWanted: boolean;
  /** Accepted commands are to be checked. */
  readonly watching: boolean;
}

/** The steps of a cycle, in order. */
export type Step = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

const ORDER: readonly Step[] = ['connect', 'ask', 'push', 'run', 'follow', 'pull', 'reconcile'];

/** Whether a completed step comes after another one, where the cycle was stuck. */
export function isPast(taken: Step, stuck: Step): boolean {
  return ORDER.indexOf(taken) >= ORDER.indexOf(stuck);
}

/**
 * Decides the next step of a cycle. Doubts come before sending, sending before the platform's run, and the feed is read
 * before it is judged; a command given meanwhile is sent before anything else.
 */
export function planNextStep(facts: CycleFacts): Step {
  if (!facts.connected) return 'connect';
  if (facts.inDoubt) return 'ask';
  if (facts.due) return 'push';
  if (facts.runUnderWay) return facts.pullWanted ? 'pull' : 'follow';
  if (facts.runWanted) return 'run';
  if (facts.pullWanted) return 'pull';
  if (facts.watching) return 'follow';
  return 'reconcile';
}
