import { ERROR_GUIDE } from '../../../lib/core/error-guide/error-guide.fixture.ts';
import type { Platform } from '../../../lib/platform/port.ts';
import type { Tables } from '../../../lib/store/database.ts';
import { memoryArea } from '../../../lib/store/items/memory-area.fixture.ts';
import type { StoreTrouble } from '../../../lib/store/items/stored-items.ts';
import type { CompanyRow, ConnectionRow } from '../../../lib/store/rows.ts';
import type { SyncEvent, SyncTools } from '../../../lib/worker/sync/cycle-context.ts';
import { readStoreTrouble, saveStoreTrouble } from '../../../lib/worker/wake/store-trouble.ts';
import { syncCompanies } from '../../../lib/worker/wake/sync-companies.ts';
import { CLEAR_LINE, type Line } from './fake-platform.ts';
import { makeCompany, makeConnection } from './make-company.ts';
import { closeStore, newDisk, openStore } from './open-store.ts';
import { Points, watchDisk } from './points.ts';
import { seededKeys } from './random.ts';

/** The clock of a world; whoever waits moves it on. */
export interface Time {
  now: number;
}

/** A platform as a browser's line reaches it. */
export interface Reached {
  readonly port: (by: string, line: Line) => Platform;
}

/** A running worker: it ends with a crash, and a new one takes over what it stored. */
interface Worker {
  readonly tables: Tables;
  readonly points: Points;
  readonly companies: ReturnType<typeof syncCompanies>;
  readonly held: Map<string, Promise<unknown>>;
}

/** A browser with one company. Disk and alarm outlive the browser, the session lasts until the browser is closed. */
export class Browser {
  readonly name: string;
  readonly key: string;
  readonly events: SyncEvent[] = [];
  session: string;
  alarmAt: number | null = null;
  batchSize = 100;
  /** Whether pages ask all the time. */
  isAsked = false;
  /** The company that a QuickBooks tab shows. */
  front: string | undefined;
  /** Is told whenever pages would be. */
  onChanged: () => void = () => undefined;
  private readonly storage = { session: memoryArea() };
  private disk: IDBFactory;
  /** The same disk, read from outside: a read here is no crash point of a worker. */
  seen: Tables;
  private readonly platform: Reached;
  /** Platforms connected beside the first, by the ids of their connections. */
  private readonly others = new Map<string, Reached>();
  private readonly time: Time;
  private readonly random: () => number;
  private readonly newKey: () => string;
  private line: Line = CLEAR_LINE;
  private worker: Worker;

  constructor(
    name: string,
    platform: Reached,
    time: Time,
    random: () => number,
    disk: IDBFactory = newDisk(),
  ) {
    this.name = name;
    this.disk = disk;
    this.seen = openStore(disk);
    this.platform = platform;
    this.time = time;
    this.random = random;
    this.newKey = seededKeys(random);
    this.session = this.newKey();
    this.key = makeCompany(name).key;
    this.worker = this.startWorker(null);
  }

  /** Why nothing beside the tables can be read or written, if so. */
  besideTables: Error | null = null;

  private async beside<T>(value: T): Promise<T> {
    if (this.besideTables) throw this.besideTables;
    return value;
  }

  get tables(): Tables {
    return this.worker.tables;
  }

  get points(): Points {
    return this.worker.points;
  }

  /** Sets the faults between this browser and the platform from now on. */
  useLine(line: Line): void {
    this.line = line;
  }

  /** Connects the platform, as the options page does: the company is synced from then on. */
  async connect(given: Partial<CompanyRow> = {}): Promise<void> {
    await this.seen.strict.connections.put(makeConnection(this.name));
    await this.seen.strict.companies.put(
      makeCompany(this.name, { next_due_at: this.time.now - 30_000, checked_at: this.time.now, ...given }),
    );
  }

  /** What the browser reports of a store that cannot be written to. */
  storeTrouble(): Promise<StoreTrouble | null> {
    return readStoreTrouble(this.storage);
  }

  /** Connects another platform beside the first, as the options page does. @returns the key of its company */
  async connectAlso(
    id: string,
    platform: Reached,
    given: Partial<CompanyRow> = {},
    connection: Partial<ConnectionRow> = {},
  ): Promise<string> {
    this.others.set(id, platform);
    const company = makeCompany(id, {
      next_due_at: this.time.now - 30_000,
      checked_at: this.time.now,
      ...given,
    });
    const address = `https://${id}.example/v1`;
    await this.seen.strict.connections.put(makeConnection(id, { address, ...connection }));
    await this.seen.strict.companies.put(company);
    return company.key;
  }

  company(): Promise<CompanyRow | undefined> {
    return this.seen.bulk.companies.get(this.key);
  }

  async takeUp(): Promise<void> {
    await this.worker.companies.takeUp();
    await this.rest();
  }

  start(trigger: 'user' | 'command'): Promise<void> {
    return this.worker.companies.start(this.key, trigger);
  }

  /** Waits until no cycle is running in this worker. */
  async rest(): Promise<void> {
    for (const held of this.worker.held.values()) await held.catch(() => undefined);
  }

  /** Ends the worker, or the whole browser, and starts another. @param crashAt at which of its points the new one ends */
  restart(crashAt: number | null = null, closed = false): void {
    this.worker.points.kill();
    closeStore(this.worker.tables);
    if (closed) this.session = this.newKey();
    this.worker = this.startWorker(crashAt);
  }

  /** Loses everything that is stored in tables, as a browser does that needs room: its worker ends with them. */
  evict(): void {
    this.worker.points.kill();
    closeStore(this.worker.tables);
    closeStore(this.seen);
    this.disk = newDisk();
    this.seen = openStore(this.disk);
    this.worker = this.startWorker(null);
  }

  /** Closes it for good. */
  close(): void {
    this.worker.points.kill();
    closeStore(this.worker.tables);
    closeStore(this.seen);
  }

  private startWorker(crashAt: number | null): Worker {
    const points = new Points(crashAt);
    const tables = openStore(watchDisk(this.disk, points));
    const held = new Map<string, Promise<unknown>>();
    const pass = async () => {
      // A crash in the middle of a wait takes effect after the wait.
      await new Promise((resolve) => setImmediate(resolve));
      points.pass();
    };
    const line: Line = {
      before: async (operation) => {
        await pass();
        return this.line.before(operation);
      },
      after: async (operation) => {
        await this.line.after(operation);
        points.changes += 1;
        await pass();
      },
    };
    const tools: Omit<SyncTools, 'pause' | 'report' | 'inTurn' | 'alone' | 'isAsked'> = {
      tables,
      clock: () => this.time.now,
      random: this.random,
      newKey: this.newKey,
      openPlatform: ({ id }) => (this.others.get(id) ?? this.platform).port(this.name, line),
      session: async () => this.session,
      heartbeat: async () => points.pass(),
      changed: () => this.onChanged(),
      announce: (event) => this.events.push(event),
      readErrorGuide: async () => ERROR_GUIDE,
      batchSize: async () => this.batchSize,
    };
    const companies = syncCompanies({
      tools,
      answers: {
        afterAnswers: async () => undefined,
        isAsked: () => this.isAsked,
        afterQuiet: async () => undefined,
        pause: async () => undefined,
      },
      frontCompany: () => this.beside(this.front),
      firstLook: () => this.beside(undefined),
      exclusively: async (name, task) => {
        if (held.has(name)) return undefined;
        const work = task();
        held.set(name, work);
        try {
          return await work;
        } finally {
          held.delete(name);
        }
      },
      setAlarm: async (at) => {
        points.pass();
        this.alarmAt = at;
        points.changes += 1;
      },
      noteStore: async (error) => {
        await saveStoreTrouble(this.storage, error, this.time.now);
      },
      sleep: async (ms) => {
        // Timers never fail: a worker that ended in the meantime crashes at its next point.
        await pass().catch(() => undefined);
        if (!points.crashed) this.time.now += ms;
      },
    });
    return { tables, points, companies, held };
  }
}
