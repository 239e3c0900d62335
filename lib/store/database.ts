import { Dexie, type DexieOptions, type EntityTable, type Table, type Transaction } from 'dexie';
import { labelKeyOf } from '../core/identity/label-key.ts';
import { countedAs } from '../core/records/sync-state.ts';
import type {
  CompanyRow,
  ConnectionRow,
  CountersRow,
  CycleRow,
  JobRow,
  LogRow,
  MissRow,
  RecordRow,
  SetAsideRow,
} from './rows.ts';

const NAME = 'tickmark';
const VERSION = 2;
/** The time limit for opening, in milliseconds, unless the tables are being upgraded to this version. */
const OPEN_MS = 5_000;
/** Delay before tables that did not open are tried again, in milliseconds. */
const AGAIN_MS = 20_000;

/** Version 1 of the stored tables. A later version adds its own `version(n)` and a sample of the one before to the tests. */
const SCHEMA_1 = {
  connections: 'id',
  companies: 'key, realm, connection_id',
  records:
    '[company_key+id], [company_key+quickbooks_key], [company_key+label_key], [company_key+counted+since], *parent_keys',
  counters: 'company_key',
  jobs: 'key, [company_key+lane+due_at+order], [company_key+record_id]',
  cycles: 'company_key',
  log: '++id, [company_key+id], [company_key+record_id]',
  set_aside: '[company_key+id]',
  misses: 'id',
};

/**
 * Version 2: names and numbers are indexed in one normal form, so that a row of a list finds them as written there;
 * records in an unknown state count as failed.
 */
async function toVersion2(transaction: Transaction): Promise<void> {
  const counted = new Map<string, number>();
  await transaction
    .table<RecordRow>('records')
    .toCollection()
    .modify((row) => {
      row.label_key = labelKeyOf(row.record);
      if (row.state !== 'unknown') return;
      row.counted = countedAs(row.state) ?? '';
      counted.set(row.company_key, (counted.get(row.company_key) ?? 0) + 1);
    });
  await transaction
    .table<CountersRow>('counters')
    .toCollection()
    .modify((row, kept) => {
      kept.value = { ...row, failed: row.failed + (counted.get(row.company_key) ?? 0) };
    });
}

export class Database extends Dexie {
  connections!: EntityTable<ConnectionRow, 'id'>;
  companies!: EntityTable<CompanyRow, 'key'>;
  records!: Table<RecordRow, [string, string]>;
  counters!: EntityTable<CountersRow, 'company_key'>;
  jobs!: EntityTable<JobRow, 'key'>;
  cycles!: EntityTable<CycleRow, 'company_key'>;
  log!: EntityTable<LogRow, 'id'>;
  set_aside!: Table<SetAsideRow, [string, string]>;
  misses!: EntityTable<MissRow, 'id'>;

  private refusedAt: number | null = null;
  private readonly upgrade: { isRunning: boolean };
  private readonly onStuck: () => void;

  /** @param upgrade shared by all connections that open together: one upgrades the tables, the others wait */
  constructor(options: DexieOptions, upgrade: { isRunning: boolean }, onStuck: () => void) {
    super(NAME, options);
    this.upgrade = upgrade;
    this.onStuck = onStuck;
    // Dexie tracks every change for live queries, which are not used here; tracking costs a third of the time of a
    // first read.
    this.unuse({ stack: 'dbcore', name: 'Observability' });
    this.unuse({ stack: 'dbcore', name: 'Cache' });
    this.version(1).stores(SCHEMA_1);
    this.version(VERSION)
      .stores({})
      .upgrade((transaction) => {
        upgrade.isRunning = true;
        return toVersion2(transaction);
      });
    const refuseNewer = () => {
      // Dexie multiplies versions by ten. It would open newer tables and read rows of an unknown shape.
      if ((this.backendDB()?.version ?? 0) >= 10 * (VERSION + 1)) {
        throw new Error('The tables are of a newer version of Tickmark');
      }
    };
    this.on('ready', refuseNewer, true);
  }

  override open() {
    const giveUp = () => {
      if (this.upgrade.isRunning) timer = setTimeout(giveUp, OPEN_MS);
      else this.onStuck();
    };
    let timer = setTimeout(giveUp, OPEN_MS);
    return super.open().finally(() => {
      this.upgrade.isRunning = false;
      clearTimeout(timer);
    });
  }

  /**
   * Opens the tables again at the next query, after the browser has closed them; after a failure to open, only later.
   */
  reopen(): void {
    if (this.refusedAt !== null && performance.now() - this.refusedAt < AGAIN_MS) return;
    this.refusedAt = null;
    this.close({ disableAutoOpen: false });
  }

  /** Rejects all queries from now on, including those that wait. */
  refuse(): void {
    this.refusedAt = performance.now();
    this.close();
  }
}

/**
 * The tables, opened twice: `strict` waits until a change has reached the disk, for writes before a request leaves or
 * that acknowledge a request; `bulk` is for data that the platform can send again.
 */
export interface Tables {
  readonly strict: Database;
  readonly bulk: Database;
}

/** Opens the tables. `options` injects another IndexedDB (tests). */
export function openTables(options: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}): Tables {
  const upgrade = { isRunning: false };
  const refuse = () => {
    strict.refuse();
    bulk.refuse();
  };
  const strict = new Database({ ...options, chromeTransactionDurability: 'strict' }, upgrade, refuse);
  const bulk = new Database({ ...options, chromeTransactionDurability: 'relaxed' }, upgrade, refuse);
  // A page or worker of an earlier version blocks the tables. Instead of waiting forever, both connections reject
  // queries for a while.
  for (const db of [strict, bulk]) db.on('blocked', refuse);
  return { strict, bulk };
}

/** Opens both connections again at the next query. */
export function reopenTables({ strict, bulk }: Tables): void {
  strict.reopen();
  bulk.reopen();
}
