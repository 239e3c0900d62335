import { isKeyOf } from '../keys-of.ts';
import type { TypeCounts } from './counters.ts';
import { type ShownState, STATES } from './sync-state.ts';

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
 * @param types the types of its records; `null` for all
 * @returns with the number of records that need a decision
 */
export function lineGroups(
  by_type: TypeCounts,
  types: readonly string[] | null,
): { readonly groups: LineCount[]; readonly attention: number } {
  const counts = new Map<LineGroup, number>();
  let attention = 0;
  for (const [key, count] of Object.entries(by_type)) {
    const [type = '', state = '', isNew] = key.split(' ');
    if (!isKeyOf(state, STATES) || types?.includes(type) === false) continue;
    if (STATES[state].attention) attention += count;
    const group = groupOf(state);
    const told = group === 'failed' && isNew ? 'failed_absent' : group;
    if (told) counts.set(told, (counts.get(told) ?? 0) + count);
  }
  const groups = LINE_GROUPS.flatMap((group) => {
    const count = counts.get(group) ?? 0;
    return count > 0 ? { group, count } : [];
  });
  return { groups, attention };
}
