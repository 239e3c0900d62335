import type { RecordType } from '../../../../lib/core/records/record-types.ts';
import type { SyncState } from '../../../../lib/core/records/sync-state.ts';
import type { Store } from './open-store.ts';
import { isQueued, type StoredRecord } from './stored-record.ts';

interface Row {
  body: string;
}

/** The part of a queued record that the sending order needs. */
export interface QueuedRow {
  id: string;
  type: RecordType;
  rank: number;
  depends_on: readonly string[];
}

export interface RecordTable {
  get(realm: string, id: string): StoredRecord | null;
  /** Writes a record as it is. `rank` gives its place in the queue; without one it keeps its place or joins the end. */
  put(realm: string, record: StoredRecord, rank?: number): void;
  /** The feed after a place (`updated_at`, `id`), oldest change first. */
  changedAfter(realm: string, updatedAt: string, id: string, limit: number): StoredRecord[];
  inStates(realm: string, states: readonly SyncState[]): StoredRecord[];
  idsInStates(realm: string, states: readonly SyncState[]): string[];
  ofParty(realm: string, partyId: string): StoredRecord[];
  dependentsOf(realm: string, parentId: string): StoredRecord[];
  byQuickBooks(realm: string, type: string, id: string): StoredRecord[];
  byNumber(realm: string, type: string, number: string): StoredRecord[];
  older(realm: string, from: string, to: string): StoredRecord[];
  all(realm: string): StoredRecord[];
  queue(realm: string): QueuedRow[];
  /** The lowest and highest place in the queue; 0 and 0 when it is empty. */
  ends(realm: string): { first: number; last: number };
  latestChange(): string | null;
  /** Changes with every write, so that derived data can notice that they are out of date. */
  revision(): number;
}

const KEEPS_ITS_PLACE: ReadonlySet<SyncState> = new Set([
  'ready',
  'scheduled',
  'syncing',
  'waiting',
  'removed',
]);

const marks = (many: readonly unknown[]) => many.map(() => '?').join(',');
const read = (row: Row): StoredRecord => JSON.parse(row.body) as StoredRecord;

/** The platform's records: one row each, with searchable parts in their own columns. */
export function createRecordTable(store: Store): RecordTable {
  let highest = store.one<{ last: number | null }>('SELECT max(queue_rank) AS last FROM records')?.last ?? 0;
  let revision = 0;
  return {
    revision: () => revision,
    get(realm, id) {
      const row = store.one<Row>('SELECT body FROM records WHERE realm = ? AND id = ?', realm, id);
      return row ? read(row) : null;
    },
    put(realm, record, rank) {
      revision += 1;
      const { state } = record.sync;
      const kept = store.one<{ queue_rank: number | null; depends_on: string }>(
        'SELECT queue_rank, depends_on FROM records WHERE realm = ? AND id = ?',
        realm,
        record.id,
      );
      // Waiting and removed records return to their place; settled ones join the end next time.
      let place = KEEPS_ITS_PLACE.has(state) ? (rank ?? kept?.queue_rank ?? null) : null;
      if (isQueued(state) && place === null) place = highest + 1;
      if (place !== null && place > highest) highest = place;
      const dependsOn = JSON.stringify(record.depends_on);
      store.run(
        `INSERT INTO records (realm, id, type, number, state, party_id, date, qb_type, qb_id, updated_at, older, queue_rank, depends_on, body)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
         ON CONFLICT (realm, id) DO UPDATE SET type=excluded.type, number=excluded.number, state=excluded.state,
           party_id=excluded.party_id, date=excluded.date, qb_type=excluded.qb_type, qb_id=excluded.qb_id,
           updated_at=excluded.updated_at, older=excluded.older, queue_rank=excluded.queue_rank,
           depends_on=excluded.depends_on, body=excluded.body`,
        realm,
        record.id,
        record.type,
        record.number,
        record.deleted ? 'deleted' : record.sync.state,
        record.party?.id ?? null,
        record.date,
        record.sync.quickbooks?.type ?? null,
        record.sync.quickbooks?.id ?? null,
        record.updated_at,
        record.older ? 1 : 0,
        place,
        dependsOn,
        JSON.stringify(record),
      );
      if (kept?.depends_on === dependsOn) return;
      store.run('DELETE FROM dependencies WHERE realm = ? AND child = ?', realm, record.id);
      for (const parent of record.depends_on) {
        store.run('INSERT OR IGNORE INTO dependencies VALUES (?,?,?)', realm, parent, record.id);
      }
    },
    changedAfter: (realm, updatedAt, id, limit) =>
      store
        .all<Row>(
          `SELECT body FROM records WHERE realm = ? AND older = 0 AND (updated_at, id) > (?, ?)
           ORDER BY updated_at, id LIMIT ?`,
          realm,
          updatedAt,
          id,
          limit,
        )
        .map(read),
    inStates: (realm, states) =>
      store
        .all<Row>(
          `SELECT body FROM records WHERE realm = ? AND older = 0 AND state IN (${marks(states)}) ORDER BY id`,
          realm,
          ...states,
        )
        .map(read),
    idsInStates: (realm, states) =>
      store
        .all<{ id: string }>(
          `SELECT id FROM records WHERE realm = ? AND older = 0 AND state IN (${marks(states)}) ORDER BY id`,
          realm,
          ...states,
        )
        .map((row) => row.id),
    ofParty: (realm, partyId) =>
      store
        .all<Row>(
          'SELECT body FROM records WHERE realm = ? AND party_id = ? AND older = 0 ORDER BY +id',
          realm,
          partyId,
        )
        .map(read),
    dependentsOf: (realm, parentId) =>
      store
        .all<Row>(
          `SELECT r.body FROM dependencies d CROSS JOIN records r ON r.realm = d.realm AND r.id = d.child
           WHERE d.realm = ? AND d.parent = ? AND r.older = 0 ORDER BY r.id`,
          realm,
          parentId,
        )
        .map(read)
        .filter((record) => !record.deleted),
    byQuickBooks: (realm, type, id) =>
      store
        .all<Row>('SELECT body FROM records WHERE realm = ? AND qb_type = ? AND qb_id = ?', realm, type, id)
        .map(read)
        .filter((record) => !record.deleted && !record.older),
    byNumber: (realm, type, number) =>
      store
        .all<Row>('SELECT body FROM records WHERE realm = ? AND type = ? AND number = ?', realm, type, number)
        .map(read)
        .filter((record) => !record.deleted && !record.older),
    older: (realm, from, to) =>
      store
        .all<Row>(
          'SELECT body FROM records WHERE realm = ? AND older = 1 AND date BETWEEN ? AND ?',
          realm,
          from,
          to,
        )
        .map(read),
    all: (realm) => store.all<Row>('SELECT body FROM records WHERE realm = ? ORDER BY id', realm).map(read),
    queue: (realm) =>
      store
        .all<{ id: string; type: RecordType; rank: number; depends_on: string }>(
          `SELECT id, type, queue_rank AS rank, depends_on FROM records
           WHERE realm = ? AND older = 0 AND state IN ('ready', 'scheduled') ORDER BY queue_rank, id`,
          realm,
        )
        .map((row) => ({ ...row, depends_on: JSON.parse(row.depends_on) as string[] })),
    ends(realm) {
      const found = store.one<{ first: number | null; last: number | null }>(
        `SELECT min(queue_rank) AS first, max(queue_rank) AS last FROM records
         WHERE realm = ? AND state IN ('ready', 'scheduled')`,
        realm,
      );
      return { first: found?.first ?? 0, last: found?.last ?? 0 };
    },
    latestChange: () =>
      store.one<{ at: string | null }>('SELECT max(updated_at) AS at FROM records')?.at ?? null,
  };
}
