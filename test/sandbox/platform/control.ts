import type { QuickBooksType } from '../../../lib/core/records/record-types.ts';
import type { Waiting } from './apply-fault.ts';
import type { NewDocument } from './books/books.ts';
import type { BooksDocument } from './books/document.ts';
import { enterState, saveRecord } from './change-record.ts';
import type { Fault, FaultList } from './faults.ts';
import type { HttpServer } from './http-server.ts';
import { FIELDPRO, type ForcedPost, type RunSpeed } from './platform-context.ts';
import type { CallFilter, RecordedCall, RequestLog } from './request-log.ts';
import type { ApiParts } from './routes/api-context.ts';
import type { Company, PlatformSettings } from './store/company-table.ts';
import type { StoredRecord } from './store/stored-record.ts';
import { noticeTouched } from './sync/notice-changes.ts';
import { setValue } from './sync/post-record.ts';
import type { AccessHolder, WireCommand, WireLogEntry, WireResult, WireRun } from './wire.ts';

/** A platform-side change of a record: compared values by name (`amount`, `due_date`, …). */
export type ValueChanges = Record<string, string>;

/** A patch of a QuickBooks document; its `fields` are merged. */
export type DocumentPatch = Partial<Omit<BooksDocument, 'type' | 'id'>>;

/**
 * What a test can do with the platform. Everything works over HTTP, too (`/__sandbox/<name>`), so arguments and answers
 * are JSON.
 */
export interface Control {
  /** Requests received, oldest first. */
  calls(filter?: CallFilter): RecordedCall[];
  clearCalls(): void;
  /** The number of effects of each key; more than 1 is a defect of the platform. */
  effects(): Record<string, number>;
  /** Documents of the imitated QuickBooks company, deleted ones included. */
  books(realm: string, type?: QuickBooksType): BooksDocument[];
  document(realm: string, type: QuickBooksType, id: string): BooksDocument | null;
  records(realm: string): StoredRecord[];
  record(realm: string, id: string): StoredRecord | null;
  logLines(realm: string): WireLogEntry[];

  addFault(fault: Fault): void;
  faults(): Fault[];
  /** Ends all faults; requests that `hold` keeps back are handled now. */
  clearFaults(): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  expireCursors(): void;
  forgetKeys(): void;
  /** Makes the next attempts to post into QuickBooks fail. */
  forcePosts(forced: ForcedPost): void;

  setTime(time: number | string | null): void;
  advanceTime(milliseconds: number): void;
  time(): string;
  setRunSpeed(speed: RunSpeed): void;
  /** Completes this many records of the active runs. */
  step(count?: number): void;
  setResyncAnswer(answer: 'accepted' | 'done'): void;

  company(realm: string): Company | null;
  setCompany(realm: string, patch: Partial<Company>): void;
  setPlatform(patch: Partial<PlatformSettings>): void;
  setKey(accessKey: string, holder: AccessHolder): void;
  revokeKey(accessKey: string): void;
  /** Sends commands of another user, as over the network. */
  commandAs(accessKey: string, realm: string, commands: WireCommand[]): WireResult[];
  runAs(accessKey: string, realm: string, recordIds?: string[] | null): WireRun;

  /** Adds records on the platform. */
  addRecords(realm: string, records: StoredRecord[]): void;
  /** Changes a record on the platform; a synced record becomes `changed`. */
  changeRecord(realm: string, id: string, values: ValueChanges): void;
  /** Puts a record into any state, as the platform might report it; parts of `sync` are merged. */
  forceRecord(
    realm: string,
    id: string,
    patch: Partial<Omit<StoredRecord, 'sync'>> & { sync?: Partial<StoredRecord['sync']> },
  ): void;
  /** Deletes a record on the platform: it comes once more in the feed, marked deleted. */
  removeRecord(realm: string, id: string): void;

  createInQuickBooks(realm: string, document: NewDocument): BooksDocument;
  editInQuickBooks(realm: string, type: QuickBooksType, id: string, patch: DocumentPatch): void;
  deleteInQuickBooks(realm: string, type: QuickBooksType, id: string): void;
  voidInQuickBooks(realm: string, type: QuickBooksType, id: string): void;
  deactivateInQuickBooks(realm: string, type: QuickBooksType, id: string): void;
  /** Puts a payment into a bank deposit, which locks it and changes nothing else. */
  depositInQuickBooks(realm: string, type: QuickBooksType, id: string): BooksDocument;
  /** Makes the platform notice edits in QuickBooks now instead of at its next run or check. */
  notice(realm: string): void;
}

interface ControlParts extends ApiParts {
  requests: RequestLog;
  faults: FaultList;
  waiting: Waiting;
  server(): HttpServer;
}

/** Makes the control of a running platform. */
export function createControl(parts: ControlParts): Control {
  const { platform, engine, executor, requests, faults } = parts;
  const { books, records, switches, clock } = platform;
  const mustHold = (accessKey: string) => {
    const holder = platform.access.holder(accessKey);
    if (!holder) throw new Error(`Nobody holds the access key ${accessKey}`);
    return holder;
  };
  const mustGet = (realm: string, id: string) => {
    const record = records.get(realm, id);
    if (!record) throw new Error(`There is no record ${id} in company ${realm}`);
    return record;
  };
  const together = <T>(work: () => T) => platform.store.together(work);

  return {
    calls: (filter) => requests.calls(filter),
    clearCalls: () => requests.clear(),
    effects: () => platform.answers.effects(),
    books: (realm, type) => (type === undefined ? books.all(realm) : books.ofType(realm, type)),
    document: (realm, type, id) => books.get(realm, type, id),
    records: (realm) => records.all(realm),
    record: (realm, id) => records.get(realm, id),
    logLines: (realm) =>
      platform.log.after(realm, 0, null, Number.MAX_SAFE_INTEGER).map(({ entry }) => entry),

    addFault: (fault) => faults.add(fault),
    faults: () => faults.all(),
    clearFaults: () => {
      faults.clear();
      parts.waiting.letGo();
    },
    goDown: () => parts.server().goDown(),
    comeBack: () => parts.server().comeBack(),
    expireCursors: () => {
      switches.cursor_epoch += 1;
    },
    forgetKeys: () => platform.answers.forgetAll(),
    forcePosts: (forced) => void switches.forced_posts.push({ ...forced }),

    setTime: (time) => clock.set(time),
    advanceTime: (milliseconds) => clock.advance(milliseconds),
    time: () => clock.nowText(),
    setRunSpeed: (speed) => {
      switches.run_speed = speed;
      engine.resume();
    },
    step: (count = 1) => engine.step(count),
    setResyncAnswer: (answer) => {
      switches.resync_answer = answer;
    },

    company: (realm) => platform.companies.get(realm),
    setCompany: (realm, patch) => {
      const company = platform.companies.get(realm);
      if (!company) throw new Error(`There is no company ${realm}`);
      platform.companies.put({ ...company, ...patch });
    },
    setPlatform: (patch) => platform.companies.putSettings({ ...platform.companies.settings(), ...patch }),
    setKey: (accessKey, holder) => platform.access.put(accessKey, holder),
    revokeKey: (accessKey) => platform.access.remove(accessKey),
    commandAs: (accessKey, realm, commands) => executor.execute(realm, mustHold(accessKey), commands),
    runAs: (accessKey, realm, recordIds = null) => engine.start(realm, recordIds, mustHold(accessKey).user),

    addRecords: (realm, added) =>
      together(() => {
        for (const record of added) {
          records.put(realm, { ...record, updated_at: clock.stamp(), last_changed_by: FIELDPRO });
        }
      }),
    changeRecord: (realm, id, values) =>
      together(() => {
        const record = mustGet(realm, id);
        for (const [name, value] of Object.entries(values)) setValue(record, name, value);
        if (record.sync.state === 'synced' || record.sync.state === 'synced_warn') {
          enterState(record, 'changed', clock.nowText());
          record.sync.changed = { by: 'platform', at: clock.nowText() };
        }
        saveRecord(platform, realm, record, FIELDPRO);
      }),
    forceRecord: (realm, id, { sync, ...patch }) => {
      const record = mustGet(realm, id);
      Object.assign(record, patch);
      if (sync?.state) enterState(record, sync.state, clock.nowText());
      Object.assign(record.sync, sync);
      saveRecord(platform, realm, record, FIELDPRO);
    },
    removeRecord: (realm, id) => {
      const record = mustGet(realm, id);
      record.deleted = true;
      saveRecord(platform, realm, record, FIELDPRO);
    },

    createInQuickBooks: (realm, document) => books.seed(realm, document),
    editInQuickBooks: (realm, type, id, patch) => {
      books.byHand(realm, type, id, (document) => {
        const fields = { ...document.fields, ...patch.fields };
        Object.assign(document, patch, { fields });
      });
    },
    deleteInQuickBooks: (realm, type, id) => {
      books.byHand(realm, type, id, (document) => {
        document.status = 'deleted';
      });
    },
    voidInQuickBooks: (realm, type, id) => {
      books.byHand(realm, type, id, (document) => {
        document.status = 'voided';
        document.amount = '0.00';
        document.fields.memo = `Voided${document.fields.memo ? ` ${document.fields.memo}` : ''}`;
      });
    },
    deactivateInQuickBooks: (realm, type, id) => {
      books.byHand(realm, type, id, (document) => {
        document.status = 'inactive';
      });
    },
    depositInQuickBooks: (realm, type, id) => {
      const payment = books.get(realm, type, id);
      return books.seed(realm, {
        type: 'Deposit',
        date: payment?.date ?? null,
        amount: payment?.amount ?? null,
        currency: payment?.currency ?? 'USD',
        linked: [{ type, id }],
      });
    },
    notice: (realm) => together(() => noticeTouched(platform, realm)),
  };
}
