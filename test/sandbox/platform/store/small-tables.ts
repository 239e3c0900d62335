import type { AccessHolder, WireLogEntry, WireOperation, WireRun } from '../wire.ts';
import type { Store } from './open-store.ts';

interface Body {
  body: string;
}

/** Given answers by key, so that the same key never takes effect twice. */
export interface KeyedAnswers {
  get(realm: string, key: string): { content: string; answer: unknown } | null;
  put(realm: string, key: string, content: string, answer: unknown): void;
  /** Counts an effect of a key; a correct server never counts two. */
  countEffect(realm: string, key: string): void;
  effects(): Record<string, number>;
  forgetAll(): void;
}

export function createKeyedAnswers(store: Store): KeyedAnswers {
  return {
    get(realm, key) {
      const row = store.one<{ content: string; answer: string }>(
        'SELECT content, answer FROM keyed_answers WHERE realm = ? AND key = ?',
        realm,
        key,
      );
      return row ? { content: row.content, answer: JSON.parse(row.answer) } : null;
    },
    put: (realm, key, content, answer) =>
      store.run(
        'INSERT OR REPLACE INTO keyed_answers VALUES (?,?,?,?)',
        realm,
        key,
        content,
        JSON.stringify(answer),
      ),
    countEffect: (realm, key) =>
      store.run(
        'INSERT INTO effects VALUES (?,?,1) ON CONFLICT (realm, key) DO UPDATE SET count = count + 1',
        realm,
        key,
      ),
    effects: () =>
      Object.fromEntries(
        store
          .all<{ key: string; count: number }>('SELECT key, sum(count) AS count FROM effects GROUP BY key')
          .map((row) => [row.key, row.count]),
      ),
    forgetAll: () => store.run('DELETE FROM keyed_answers'),
  };
}

/** Runs. */
export interface RunTable {
  get(realm: string, id: string): WireRun | null;
  put(realm: string, run: WireRun): void;
  count(): number;
}

export function createRunTable(store: Store): RunTable {
  return {
    get(realm, id) {
      const row = store.one<Body>('SELECT body FROM runs WHERE realm = ? AND id = ?', realm, id);
      return row ? (JSON.parse(row.body) as WireRun) : null;
    },
    put: (realm, run) =>
      store.run('INSERT OR REPLACE INTO runs VALUES (?,?,?)', realm, run.id, JSON.stringify(run)),
    count: () => store.one<{ n: number }>('SELECT count(*) AS n FROM runs')?.n ?? 0,
  };
}

/** The operation of an accepted command; its record is read on request. */
export interface StoredOperation extends Omit<WireOperation, 'record'> {
  record_id: string;
}

export interface OperationTable {
  get(realm: string, id: string): StoredOperation | null;
  put(realm: string, operation: StoredOperation): void;
}

export function createOperationTable(store: Store): OperationTable {
  return {
    get(realm, id) {
      const row = store.one<Body>('SELECT body FROM operations WHERE realm = ? AND id = ?', realm, id);
      return row ? (JSON.parse(row.body) as StoredOperation) : null;
    },
    put: (realm, operation) =>
      store.run(
        'INSERT OR REPLACE INTO operations VALUES (?,?,?)',
        realm,
        operation.id,
        JSON.stringify(operation),
      ),
  };
}

/** The log: lines are added and read, never changed. */
export interface LogTable {
  add(realm: string, entry: Omit<WireLogEntry, 'id'>): WireLogEntry;
  after(
    realm: string,
    place: number,
    recordId: string | null,
    limit: number,
  ): { seq: number; entry: WireLogEntry }[];
}

export function createLogTable(store: Store): LogTable {
  let last = store.one<{ seq: number | null }>('SELECT max(seq) AS seq FROM log')?.seq ?? 0;
  return {
    add(realm, entry) {
      last += 1;
      const line: WireLogEntry = { id: `log_${last}`, ...entry };
      store.run(
        'INSERT INTO log (seq, realm, record_id, body) VALUES (?,?,?,?)',
        last,
        realm,
        entry.record_id,
        JSON.stringify(line),
      );
      return line;
    },
    after: (realm, place, recordId, limit) =>
      store
        .all<Body & { seq: number }>(
          `SELECT seq, body FROM log WHERE realm = ? AND seq > ? AND (? IS NULL OR record_id = ?) ORDER BY seq LIMIT ?`,
          realm,
          place,
          recordId,
          recordId,
          limit,
        )
        .map((row) => ({ seq: row.seq, entry: JSON.parse(row.body) as WireLogEntry })),
  };
}

/** Who holds which access key. */
export interface AccessKeyTable {
  holder(accessKey: string): AccessHolder | null;
  put(accessKey: string, holder: AccessHolder): void;
  remove(accessKey: string): void;
  all(): { access_key: string; holder: AccessHolder }[];
}

export function createAccessKeyTable(store: Store): AccessKeyTable {
  return {
    holder(accessKey) {
      const row = store.one<Body>('SELECT body FROM access_keys WHERE access_key = ?', accessKey);
      return row ? (JSON.parse(row.body) as AccessHolder) : null;
    },
    put: (accessKey, holder) =>
      store.run('INSERT OR REPLACE INTO access_keys VALUES (?,?)', accessKey, JSON.stringify(holder)),
    remove: (accessKey) => store.run('DELETE FROM access_keys WHERE access_key = ?', accessKey),
    all: () =>
      store
        .all<Body & { access_key: string }>('SELECT access_key, body FROM access_keys ORDER BY access_key')
        .map((row) => ({ access_key: row.access_key, holder: JSON.parse(row.body) as AccessHolder })),
  };
}
