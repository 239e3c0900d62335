import { sendingRank } from '../records/record-types.ts';
import { countedAs, isSynced } from '../records/sync-state.ts';
import type { ListedRecord } from './listed-record.ts';

/** A record in the queue, and which records it waits for. */
export interface PreviewRow {
  readonly record: ListedRecord;
  /** Counted from 1, in sending order. */
  readonly position: number;
  readonly waits_on: readonly ListedRecord[];
}

/** A failed record, and the queued records that cannot be sent until it is corrected. */
export interface HeldUp {
  readonly record: ListedRecord;
  readonly holds: readonly ListedRecord[];
}

/**
 * Puts records in sending order: those being sent, then those with a platform position, then the others, parents before
 * children. A failed record holds up only its dependants, never the whole queue.
 */
export function orderPreview(records: readonly ListedRecord[]): {
  readonly queue: readonly PreviewRow[];
  readonly heldUp: readonly HeldUp[];
} {
  const byId = new Map(records.map((record) => [record.id, record]));
  const pending = records.filter((record) => countedAs(record.state) === 'pending').sort(compare);
  const holds = new Map<string, ListedRecord[]>();
  const queue = pending.map((record, index) => {
    const waits_on = parentsOf(record, byId).filter((parent) => !isSynced(parent.state));
    for (const failed of failedAncestors(record, byId)) {
      holds.set(failed.id, [...(holds.get(failed.id) ?? []), record]);
    }
    return { record, position: index + 1, waits_on };
  });
  const heldUp = [...holds].flatMap(([id, held]) => {
    const record = byId.get(id);
    return record ? [{ record, holds: held }] : [];
  });
  return {
    queue,
    heldUp: heldUp.sort((a, b) => Date.parse(a.record.since) - Date.parse(b.record.since)),
  };
}

function compare(a: ListedRecord, b: ListedRecord): number {
  const sending = Number(b.state === 'syncing') - Number(a.state === 'syncing');
  if (sending !== 0) return sending;
  if (a.position !== null || b.position !== null) {
    return (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER);
  }
  return (
    sendingRank(a.type) - sendingRank(b.type) ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.id < b.id ? -1 : 1)
  );
}

function parentsOf(record: ListedRecord, byId: ReadonlyMap<string, ListedRecord>): ListedRecord[] {
  return record.depends_on.flatMap((id) => byId.get(id) ?? []);
}

/** The failed ancestors of this record at any depth: a payment also waits for its invoice's customer. */
function failedAncestors(record: ListedRecord, byId: ReadonlyMap<string, ListedRecord>): ListedRecord[] {
  const failed: ListedRecord[] = [];
  const seen = new Set([record.id]);
  const above = parentsOf(record, byId);
  for (let parent = above.pop(); parent; parent = above.pop()) {
    if (seen.has(parent.id)) continue;
    seen.add(parent.id);
    if (countedAs(parent.state) === 'failed') failed.push(parent);
    above.push(...parentsOf(parent, byId));
  }
  return failed;
}
