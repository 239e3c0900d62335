import { type Books, createBooks } from './books/books.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import {
  type CompanyTable,
  createCompanyTable,
  createListTable,
  type ListTable,
} from './store/company-table.ts';
import { openStore, type Store } from './store/open-store.ts';
import { createRecordTable, type RecordTable } from './store/record-table.ts';
import {
  type AccessKeyTable,
  createAccessKeyTable,
  createKeyedAnswers,
  createLogTable,
  createOperationTable,
  createRunTable,
  type KeyedAnswers,
  type LogTable,
  type OperationTable,
  type RunTable,
} from './store/small-tables.ts';
import type { WirePerson } from './wire.ts';

/** The speed of runs: at once, one record per `step` of a test, or some records per interval. */
export type RunSpeed = 'instant' | 'manual' | { records: number; every_ms: number };

/** An answer of QuickBooks to the next attempts to post. */
export interface ForcedPost {
  realm: string;
  /** The only record concerned; any if absent. */
  record_id?: string;
  /** How many attempts get this answer. */
  times: number;
  /** QuickBooks' answer; `busy` is its 429, which ends the run and fails no record. */
  error: { code: string; message: string | null; detail: string | null } | 'busy';
  /** Whether QuickBooks saved the document nevertheless, and only its answer was lost. */
  saved?: boolean;
}

/** Switches of a test; they are not stored in the database. */
export interface Switches {
  run_speed: RunSpeed;
  /** Whether a resync is answered `accepted` with an operation, or `done` at once. */
  resync_answer: 'accepted' | 'done';
  /** Cursors from an earlier epoch have expired. */
  cursor_epoch: number;
  forced_posts: ForcedPost[];
}

/** What the parts of this platform share. */
export interface Platform {
  clock: SandboxClock;
  store: Store;
  companies: CompanyTable;
  records: RecordTable;
  lists: ListTable;
  books: Books;
  answers: KeyedAnswers;
  runs: RunTable;
  operations: OperationTable;
  log: LogTable;
  access: AccessKeyTable;
  switches: Switches;
  /** The next id of a kind, e.g. `op_3`; unique within the process and its database. */
  nextId(kind: 'op' | 'run' | 'req' | 'item'): string;
}

/** The platform itself as an actor in its log. */
export const FIELDPRO: WirePerson = { id: 'fieldpro', name: 'FieldPro' };

/** Opens the platform's parts over one database. */
export function openPlatform(databasePath: string, clock: SandboxClock): Platform {
  const store = openStore(databasePath);
  const runs = createRunTable(store);
  const started = runs.count();
  const counters: Record<string, number> = {};
  return {
    clock,
    store,
    companies: createCompanyTable(store),
    records: createRecordTable(store),
    lists: createListTable(store),
    books: createBooks(store, clock),
    answers: createKeyedAnswers(store),
    runs,
    operations: createOperationTable(store),
    log: createLogTable(store),
    access: createAccessKeyTable(store),
    switches: { run_speed: 'instant', resync_answer: 'accepted', cursor_epoch: 1, forced_posts: [] },
    nextId(kind) {
      counters[kind] = (counters[kind] ?? 0) + 1;
      return started === 0 ? `${kind}_${counters[kind]}` : `${kind}_${started}_${counters[kind]}`;
    },
  };
}
