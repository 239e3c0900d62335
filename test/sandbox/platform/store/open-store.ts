import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS access_keys (access_key TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS companies (realm TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS records (
  realm TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, number TEXT, state TEXT NOT NULL,
  party_id TEXT, date TEXT, qb_type TEXT, qb_id TEXT, updated_at TEXT NOT NULL, older INTEGER NOT NULL,
  queue_rank REAL, depends_on TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (realm, id));
CREATE INDEX IF NOT EXISTS records_feed ON records (realm, updated_at, id) WHERE older = 0;
CREATE INDEX IF NOT EXISTS records_state ON records (realm, state);
CREATE INDEX IF NOT EXISTS records_party ON records (realm, party_id);
CREATE INDEX IF NOT EXISTS records_number ON records (realm, type, number);
CREATE INDEX IF NOT EXISTS records_quickbooks ON records (realm, qb_type, qb_id) WHERE qb_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS dependencies (
  realm TEXT NOT NULL, parent TEXT NOT NULL, child TEXT NOT NULL, PRIMARY KEY (realm, parent, child)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dependencies_child ON dependencies (realm, child);
CREATE TABLE IF NOT EXISTS documents (
  realm TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, number TEXT, name_key TEXT, mark TEXT,
  touched INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (realm, type, id));
CREATE INDEX IF NOT EXISTS documents_number ON documents (realm, number);
CREATE INDEX IF NOT EXISTS documents_name ON documents (realm, name_key) WHERE name_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS documents_mark ON documents (realm, mark) WHERE mark IS NOT NULL;
CREATE INDEX IF NOT EXISTS documents_touched ON documents (realm) WHERE touched = 1;
CREATE TABLE IF NOT EXISTS number_series (realm TEXT NOT NULL, series TEXT NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (realm, series)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keyed_answers (
  realm TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (realm, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS effects (realm TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (realm, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (realm TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (realm, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS operations (realm TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (realm, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, realm TEXT NOT NULL, record_id TEXT, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS log_company ON log (realm, seq);
CREATE TABLE IF NOT EXISTS list_items (
  realm TEXT NOT NULL, list TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (realm, list, id)) WITHOUT ROWID;
`;

/** A prepared query, cached by its text. */
export interface Store {
  run(sql: string, ...values: SqlValue[]): void;
  one<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  /** Does all of `work`, or nothing of it if it throws. Nested calls join the outer one. */
  together<T>(work: () => T): T;
  close(): void;
}
export type SqlValue = string | number | null;

/** Opens the platform's database and creates missing tables; `:memory:` is not saved. */
export function openStore(path: string): Store {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec(SCHEMA);
  const ready = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statement = (sql: string) => {
    const known = ready.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    ready.set(sql, made);
    return made;
  };
  let depth = 0;
  return {
    run: (sql, ...values) => void statement(sql).run(...values),
    one: <Row>(sql: string, ...values: SqlValue[]) => statement(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => statement(sql).all(...values) as Row[],
    together(work) {
      if (depth > 0) return work();
      depth += 1;
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close: () => database.close(),
  };
}
