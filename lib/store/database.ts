import { LAYOUT, type TableName } from './layout.ts';
import { type Access, answerOf, Table } from './table.ts';
import { NATIVE_VERSION, upgradeTables } from './upgrade-tables.ts';

const NAME = 'tickmark';
/** The time limit for opening, in milliseconds, unless the tables are being upgraded to this version. */
const OPEN_MS = 5_000;
/** Delay before tables that did not open are tried again, in milliseconds. */
const AGAIN_MS = 20_000;

type Mode = 'readonly' | 'readwrite';
type Durability = 'strict' | 'relaxed';

/** The names of all tables. */
export const TABLE_NAMES = Object.keys(LAYOUT) as TableName[];

/** All tables by name. */
class AllTables {
  readonly connections: Table<'connections'>;
  readonly companies: Table<'companies'>;
  readonly records: Table<'records'>;
  readonly counters: Table<'counters'>;
  readonly jobs: Table<'jobs'>;
  readonly cycles: Table<'cycles'>;
  readonly log: Table<'log'>;
  readonly set_aside: Table<'set_aside'>;
  readonly misses: Table<'misses'>;

  constructor(access: (name: TableName) => Access) {
    const table = <Name extends TableName>(name: Name) => new Table(name, access(name));
    this.connections = table('connections');
    this.companies = table('companies');
    this.records = table('records');
    this.counters = table('counters');
    this.jobs = table('jobs');
    this.cycles = table('cycles');
    this.log = table('log');
    this.set_aside = table('set_aside');
    this.misses = table('misses');
  }
}

/** Some tables: each used in a transaction of its own, or all in the same one. */
export type Tabled<Names extends TableName> = Pick<AllTables, Names>;

/** The tables of one transaction: what is read there is of one moment, and what is written is stored whole or not at all. */
class TransactionTables extends AllTables {
  readonly isTransaction = true;

  constructor(transaction: IDBTransaction) {
    super((name) => async (_, work) => work(transaction.objectStore(name)));
  }
}

/**
 * A transaction with these tables in scope. It ends as soon as it is not asked for anything: only its own tables may be
 * awaited in it.
 */
export type Transaction<Names extends TableName> = Pick<TransactionTables, Names | 'isTransaction'>;

/** The tables are closed, or could not be opened a moment ago. */
class DatabaseClosedError extends Error {
  override readonly name = 'DatabaseClosedError';
}

/** The connection to the tables: opened at the first query, and again at the next after the browser has closed it. */
class Connection {
  private readonly factory: IDBFactory | undefined;
  private opening: Promise<IDBDatabase> | null = null;
  private opened: IDBDatabase | null = null;
  /** Ends the attempt under way, if there is one. */
  private giveUp: (error: Error) => void = () => undefined;
  private refusedAt: number | null = null;

  constructor(factory: IDBFactory | undefined) {
    this.factory = factory;
  }

  /** @throws DatabaseClosedError; Error if the tables are of a newer version; what the browser throws */
  async open(): Promise<IDBDatabase> {
    if (this.refusedAt !== null) throw new DatabaseClosedError('The tables are closed');
    this.opening ??= this.connect();
    return this.opening;
  }

  private async connect(): Promise<IDBDatabase> {
    const isWaiting = new Promise<never>((_, reject) => {
      this.giveUp = reject;
    });
    const attempt = openDatabase(this.factory ?? indexedDB, () => this.refuse());
    try {
      const db = await Promise.race([attempt, isWaiting]);
      this.opened = db;
      db.onclose = () => this.forget(db);
      db.onversionchange = () => {
        db.close();
        this.forget(db);
      };
      return db;
    } catch (error) {
      this.opening = null;
      attempt.then(
        (late) => late.close(),
        () => undefined,
      );
      throw error;
    }
  }

  /** Rejects all queries from now on, including those that wait. */
  private refuse(): void {
    this.refusedAt = performance.now();
    this.drop();
  }

  private drop(): void {
    this.giveUp(new DatabaseClosedError('The tables could not be opened'));
    this.opened?.close();
    this.opened = null;
    this.opening = null;
  }

  private forget(db: IDBDatabase): void {
    if (this.opened === db) this.drop();
  }

  /**
   * Opens the tables again at the next query, after the browser has closed them; after a failure to open, only later.
   */
  reopen(): void {
    if (this.refusedAt !== null && performance.now() - this.refusedAt < AGAIN_MS) return;
    this.refusedAt = null;
    this.drop();
  }

  /** Closes the tables for good. */
  close(): void {
    this.refuse();
    this.refusedAt = Number.POSITIVE_INFINITY;
  }

  /**
   * Deletes the tables, whatever their version, unless they can be read once they are opened anew; the next query makes
   * new ones.
   * @param read a query that must succeed
   * @throws DatabaseClosedError if something holds them open; what the browser throws
   */
  async deleteUnreadable(read: () => Promise<unknown>): Promise<void> {
    this.refusedAt = null;
    this.drop();
    try {
      await read();
      return;
    } catch (error) {
      // They may be sound, and a deletion that waits until they are let go cannot be withdrawn.
      if (error instanceof DatabaseClosedError) throw error;
    }
    this.drop();
    const request = (this.factory ?? indexedDB).deleteDatabase(NAME);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isHeld = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DatabaseClosedError('Something holds the tables open')), OPEN_MS);
    });
    await Promise.race([answerOf(request), isHeld]).finally(() => clearTimeout(timer));
  }

  private async begin(
    names: readonly TableName[],
    mode: Mode,
    durability: Durability,
  ): Promise<IDBTransaction> {
    const db = await this.open();
    try {
      return db.transaction(names, mode, { durability });
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      this.forget(db);
      return (await this.open()).transaction(names, mode, { durability });
    }
  }

  /**
   * Runs work in one transaction. A write is stored when this resolves; if it rejects, nothing is.
   * @throws the work's error, or the browser's reason for ending the transaction
   */
  async run<T>(
    names: readonly TableName[],
    mode: Mode,
    durability: Durability,
    work: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.begin(names, mode, durability);
    const ended = endOf(transaction);
    try {
      const result = await work(transaction);
      if (mode === 'readonly') return result;
      end(transaction, 'commit');
      await ended;
      return result;
    } catch (error) {
      end(transaction, 'abort');
      const isStored = await ended.then(
        () => mode === 'readwrite',
        () => false,
      );
      // The work awaited something else, meanwhile the transaction ended: a defect.
      if (isStored) throw new Error('A transaction ended before its work', { cause: error });
      throw transaction.error ?? error;
    }
  }
}

/** @param stuck called when it takes too long, or an earlier version holds the tables open */
async function openDatabase(factory: IDBFactory, stuck: () => void): Promise<IDBDatabase> {
  const request = factory.open(NAME, NATIVE_VERSION);
  let isUpgrading = false;
  let failure: unknown;
  const timer = setInterval(() => isUpgrading || stuck(), OPEN_MS);
  // A page or worker of an earlier version blocks the tables. Instead of waiting forever, queries are rejected for a while.
  request.onblocked = stuck;
  request.onupgradeneeded = ({ oldVersion }) => {
    isUpgrading = true;
    const { result: db, transaction } = request;
    if (!transaction) return;
    upgradeTables(db, transaction, oldVersion).catch((error: unknown) => {
      failure = error;
      end(transaction, 'abort');
    });
  };
  try {
    return await answerOf(request);
  } catch (error) {
    if (request.error?.name !== 'VersionError') throw failure ?? error;
    throw new Error('The tables are of a newer version of Tickmark', { cause: error });
  } finally {
    clearInterval(timer);
  }
}

/** Resolves once a transaction is stored. @throws the browser's reason, `AbortError` if it was aborted */
function endOf(transaction: IDBTransaction): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('Aborted', 'AbortError'));
  });
  ended.catch(() => undefined);
  return ended;
}

/** Ends a transaction at once, unless it has ended or will end by itself. */
function end(transaction: IDBTransaction, how: 'commit' | 'abort'): void {
  try {
    transaction[how]();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The tables, with one way of writing. */
export class Database extends AllTables {
  private readonly connection: Connection;
  private readonly durability: Durability;

  constructor(connection: Connection, durability: Durability) {
    super(
      (name) => (mode, work) =>
        connection.run([name], mode, durability, (transaction) => work(transaction.objectStore(name))),
    );
    this.connection = connection;
    this.durability = durability;
  }

  /** Reads several tables as they are at one moment. */
  read<Names extends TableName, T>(
    names: readonly Names[],
    work: (tx: Transaction<Names>) => Promise<T>,
  ): Promise<T> {
    return this.run(names, 'readonly', work);
  }

  /** Writes several tables: all of it, or nothing if this rejects. */
  write<Names extends TableName, T>(
    names: readonly Names[],
    work: (tx: Transaction<Names>) => Promise<T>,
  ): Promise<T> {
    return this.run(names, 'readwrite', work);
  }

  private run<Names extends TableName, T>(
    names: readonly Names[],
    mode: Mode,
    work: (tx: Transaction<Names>) => Promise<T>,
  ): Promise<T> {
    return this.connection.run(names, mode, this.durability, (transaction) =>
      work(new TransactionTables(transaction)),
    );
  }

  /** Opens the tables again at the next query. */
  reopen(): void {
    this.connection.reopen();
  }
}

/**
 * The tables, written in two ways: `strict` waits until a change has reached the disk, for writes before a request leaves
 * or that acknowledge a request; `bulk` is for data that the platform can send again.
 */
export interface Tables {
  readonly strict: Database;
  readonly bulk: Database;
  readonly connection: Connection;
}

/** Makes the tables; they are opened at the first query. @param factory another IndexedDB than the browser's (tests) */
export function openTables(factory?: IDBFactory): Tables {
  const connection = new Connection(factory);
  return {
    strict: new Database(connection, 'strict'),
    bulk: new Database(connection, 'relaxed'),
    connection,
  };
}
