import type { Probe } from './probe.ts';
import type { Verdict } from './verdict.ts';

/** What a rule belongs to: the three levels, or what stands alone by its capability. */
export type Level = 'read' | 'commands' | 'runs' | 'alone';

/** One rule of the contract. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  /** What is sent. */
  readonly asks: string;
  /** What must come back. */
  readonly expects: string;
  /** What to mend where it does not. */
  readonly fix: string;
  /** `late`: it changes what others look at; `last`: it judges all answers. */
  readonly turn?: 'late' | 'last';
  readonly check: (probe: Probe) => Verdict | Promise<Verdict>;
}
