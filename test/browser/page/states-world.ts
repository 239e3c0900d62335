import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { baseRecords, CEDAR_GROVE, scenarioRecord, worldOf } from '../../sandbox/world/common-world.ts';
import type { World } from '../../sandbox/world/world.ts';

/** One state for each appearance of a badge. */
export const STATES: readonly SyncState[] = [
  'synced',
  'synced_warn',
  'failed',
  'changed',
  'ready',
  'skipped',
];

/** The number of the invoice at a place, counted from 0. */
export function numberOf(place: number): string {
  return String(3001 + place);
}

/** The id in QuickBooks of the invoice at a place. */
export function idOf(place: number): string {
  return String(600 + place);
}

/** Invoices in all states in turn, each with its copy in QuickBooks. */
export function statesWorld(count: number = STATES.length): World {
  const invoices = Array.from({ length: count }, (_, place) => {
    const state = STATES[place % STATES.length] ?? 'synced';
    return scenarioRecord({
      id: `inv_${numberOf(place)}`,
      type: 'invoice',
      state,
      number: numberOf(place),
      party: CEDAR_GROVE,
      date: '2026-03-01',
      amount: `${100 + place}.00`,
      quickbooks: { id: idOf(place) },
      ...(state === 'failed' && {
        error: { code: '6000', message: 'Business Validation Error', detail: '' },
      }),
      ...(state === 'changed' && { changed_by: 'platform' as const }),
    });
  });
  return worldOf([...baseRecords().filter(({ id }) => id === CEDAR_GROVE.id), ...invoices]);
}
