import type { Counters } from './counters.ts';
import { SHOWN_STATES, type ShownState, STATES } from './sync-state.ts';

/** What the line above a list counts, in the order in which it stands there. */
export const LINE_GROUPS = [
  'agree',
  'warned',
  'changed',
  'link_broken',
  'failed',
  'failed_absent',
  'unknown',
  'to_approve',
  'pending',
] as const;
export type LineGroup = (typeof LINE_GROUPS)[number];

export interface LineCount {
  readonly group: LineGroup;
  readonly count: number;
}

function groupOf(state: ShownState): LineGroup | null {
  const { attention, progress, synced } = STATES[state];
  if (attention) return attention;
  if (progress) return 'pending';
  if (synced) return synced === 'fully' ? 'agree' : 'warned';
  return state === 'needs_approval' ? 'to_approve' : null;
}

/**
 * The counts of the line above a list; what is skipped, canceled or off is in none of them.
 * @param absent how many failed records have no copy in QuickBooks yet
 */
export function lineGroups({ by_state }: Pick<Counters, 'by_state'>, absent: number): LineCount[] {
  const counts = new Map<LineGroup, number>();
  const add = (group: LineGroup | null, count: number) =>
    group && counts.set(group, (counts.get(group) ?? 0) + count);
  for (const state of SHOWN_STATES) add(groupOf(state), by_state[state] ?? 0);
  add('failed', -absent);
  add('failed_absent', absent);
  return LINE_GROUPS.flatMap((group) => {
    const count = counts.get(group) ?? 0;
    return count > 0 ? { group, count } : [];
  });
}
