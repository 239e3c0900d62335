import { countedAs, type ShownState } from './sync-state.ts';

/** The three counts, and the number of records in each state (for filters). */
export interface Counters {
  readonly to_approve: number;
  readonly pending: number;
  readonly failed: number;
  readonly by_state: Readonly<Partial<Record<ShownState, number>>>;
}

/**
 * The number of records of each type in each state, by `<type> <state>`; those without a copy in QuickBooks by
 * `<type> <state> new`.
 */
export type TypeCounts = Readonly<Record<string, number>>;

/** What a stored record counts as; a damaged one too, which is found and set aside elsewhere. */
export const countedType = ({
  record,
  state,
  quickbooks_key,
}: {
  readonly record: { readonly type: string };
  readonly state: string;
  /** Empty without a copy. */
  readonly quickbooks_key: string;
}): string => `${record?.type} ${state}${quickbooks_key ? '' : ' new'}`;

export const NO_RECORDS: Counters = { to_approve: 0, pending: 0, failed: 0, by_state: {} };

/**
 * The counters after one record changed its shown state.
 * @param from `null` for a new record
 * @param to `null` for a removed record
 */
export function countChange(counters: Counters, from: ShownState | null, to: ShownState | null): Counters {
  if (from === to) return counters;
  const by_state = { ...counters.by_state };
  const totals = { to_approve: counters.to_approve, pending: counters.pending, failed: counters.failed };
  const add = (state: ShownState | null, by: number) => {
    if (!state) return;
    by_state[state] = (by_state[state] ?? 0) + by;
    const counted = countedAs(state);
    if (counted) totals[counted] += by;
  };
  add(from, -1);
  add(to, 1);
  return { ...totals, by_state };
}

/** The number on the toolbar icon: failures, or else records that wait for approval, or else zero. */
export function iconNumber(counters: Counters): number {
  return counters.failed > 0 ? counters.failed : counters.to_approve;
}
