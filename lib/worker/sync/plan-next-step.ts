/** What a cycle knows when it decides how to go on. */
export interface CycleFacts {
  readonly connected: boolean;
  /** Commands whose answer was lost and may be asked for now. */
  readonly inDoubt: boolean;
  /** Commands that may be sent now. */
  readonly due: boolean;
  readonly runWanted: boolean;
  readonly runUnderWay: boolean;
  readonly pullWanted: boolean;
  /** Accepted commands are to be looked at. */
  readonly watching: boolean;
}

/** What a cycle does, in order. */
export type Step = 'connect' | 'ask' | 'push' | 'run' | 'follow' | 'pull' | 'reconcile';

const ORDER: readonly Step[] = ['connect', 'ask', 'push', 'run', 'follow', 'pull', 'reconcile'];

/** Whether a step that was taken has got past another, where the cycle was stuck. */
export function isPast(taken: Step, stuck: Step): boolean {
  return ORDER.indexOf(taken) >= ORDER.indexOf(stuck);
}

/**
 * The next step of a cycle. Doubts come before sending, sending before the platform's run, and what the platform says is
 * read before it is judged; a command given in the middle is sent before anything else goes on.
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
