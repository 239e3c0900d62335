import { ACTION_NAMES, eligibleActions } from '../../../lib/core/records/actions.ts';
import type { PlatformRecord, ReportedError } from '../../../lib/core/records/platform-record.ts';
import { RECORD_TYPE_NAMES, sendingRank } from '../../../lib/core/records/record-types.ts';
import type { Candidate } from '../../../lib/core/records/suggestion.ts';
import type { SyncState } from '../../../lib/core/records/sync-state.ts';
import { PlatformError } from '../../../lib/platform/platform-error.ts';
import type { Command, CommandResult, ConnectionInfo, Platform, Run } from '../../../lib/platform/port.ts';
import { applyCommand } from './apply-command.ts';
import { errorOf, type Fault, garbled, isAfterEffect, type Operation } from './faults.ts';
import { REALM } from './make-company.ts';

/** What a test decides about one request: before it is sent, and after its effect but before its answer. */
export interface Line {
  /** Rejects if the caller is cut off; otherwise gives the fault of this request, or none. */
  readonly before: (operation: Operation) => Promise<Fault | null>;
  readonly after: (operation: Operation) => Promise<void>;
}

export const CLEAR_LINE: Line = { before: async () => null, after: async () => undefined };

/** Commands that took effect, in that order. */
export interface Effect {
  readonly key: string;
  readonly record_id: string;
  readonly action: Command['action'];
  readonly at: number;
  readonly by: string;
}

interface Running {
  readonly run: Run;
  readonly todo: string[];
  done: number;
  failed: number;
}

/**
 * A source platform in memory: one company, with once-only keys, versions, conflicts, a feed with expiring cursors, and
 * runs that post records to its own books, parents first.
 */
export class FakePlatform {
  readonly effects: Effect[] = [];
  /** How many documents the books hold for each record. */
  readonly documents = new Map<string, number>();
  /** Every request that reached the platform. */
  readonly requests: {
    readonly operation: Operation;
    readonly by: string;
    readonly keys: readonly string[];
  }[] = [];
  /** Errors that the books give for a record, one per attempt; the last one stays. */
  readonly failing = new Map<string, ReportedError[]>();
  candidates: Candidate[] = [];
  /** Records on which the results of commands cannot be read. */
  readonly unreadable = new Set<string>();
  /** How many runs are refused from now on. */
  refusesRuns = 0;
  down = false;
  /** Records that a run posts between two looks at it. */
  pace = 3;
  readonly clock: () => number;
  private readonly records = new Map<string, PlatformRecord>();
  private readonly answers = new Map<string, { readonly content: string; readonly result: CommandResult }>();
  private readonly order = new Map<string, number>();
  private readonly runs = new Map<string, Run>();
  private readonly runKeys = new Map<string, string>();
  private going: Running | null = null;
  private place = 0;
  /** Cursors carry the epoch they were made in; those of an earlier epoch have expired. */
  private age = 0;
  private processedAt: number | null = null;
  private nextDocument = 100;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** Forgets the keys of commands, as a platform may after a day. */
  forgetKeys(): void {
    this.answers.clear();
  }

  /** Adds a record, or changes it on the platform's side. */
  put(record: PlatformRecord): void {
    this.place += 1;
    this.order.set(record.id, this.place);
    this.records.set(record.id, {
      ...record,
      version: String(Number(this.records.get(record.id)?.version ?? 0) + 1),
      // Never the same time twice, because the feed is ordered by time.
      updated_at: new Date(this.clock() + this.place).toISOString(),
      allowed: record.deleted ? [] : eligibleActions(record.type, record.sync.state),
    });
    if (record.sync.quickbooks && !this.documents.has(record.id)) this.documents.set(record.id, 1);
  }

  get(id: string): PlatformRecord | undefined {
    return this.records.get(id);
  }

  all(): readonly PlatformRecord[] {
    return [...this.records.values()];
  }

  effectsOf(key: string): number {
    return this.effects.filter((effect) => effect.key === key).length;
  }

  /** Sets a record's state from the platform's side. */
  setState(id: string, state: SyncState, more: Partial<PlatformRecord['sync']> = {}): void {
    const record = this.records.get(id);
    if (!record) throw new Error(`There is no ${id}`);
    this.put({ ...record, sync: { ...record.sync, state, since: this.time(), ...more } });
  }

  /** Expires every cursor given out so far. */
  expireCursors(): void {
    this.age += 1;
  }

  /** The platform as one browser reaches it through its network. */
  port(by: string, line: Line): Platform {
    const ask = async <T>(
      operation: Operation,
      keys: readonly string[],
      work: () => T,
      garble: ((answer: T) => T) | null = null,
    ): Promise<T> => {
      const fault = await line.before(operation);
      if (this.down) throw errorOf('drop_before', operation);
      if (fault === 'cursor_expired') this.expireCursors();
      else if (fault && !isAfterEffect(fault)) throw errorOf(fault, operation);
      this.requests.push({ operation, by, keys });
      const answer = work();
      await line.after(operation);
      if (fault === 'garbage' && garble) return garble(structuredClone(answer));
      if (fault && isAfterEffect(fault)) throw errorOf(fault, operation);
      return structuredClone(answer);
    };
    return {
      once: 'by_key',
      connect: () => ask('connect', [], () => this.connection(by)),
      changes: (_realm, cursor, limit) => ask('changes', [], () => this.changes(cursor, limit)),
      lookup: async () => ({ records: [], set_aside: [] }),
      record: (_realm, id) => ask('record', [], () => this.records.get(id) ?? null),
      execute: (_realm, commands) =>
        ask(
          'execute',
          commands.map(({ key }) => key),
          () => commands.map((command) => this.read(this.execute(command, by))),
          ([first, ...others]) => (first ? [garbled(first), ...others] : []),
        ),
      outcome: (_realm, key) =>
        ask(
          'outcome',
          [],
          () => {
            const known = this.answers.get(key);
            return known ? this.read(known.result) : null;
          },
          (result) => result && garbled(result),
        ),
      operation: () =>
        ask('operation', [], () => {
          throw new PlatformError('not_found', 'There are no operations here', { status: 404 });
        }),
      run: (_realm, key, ids) =>
        ask('run', [], () => {
          this.refusesRuns -= 1;
          if (this.refusesRuns >= 0) throw errorOf('refused', 'run');
          return this.startRun(key, ids);
        }),
      runState: (_realm, id) => ask('runState', [], () => this.lookAtRun(id)),
      candidates: (_realm, query) =>
        ask('candidates', [], () =>
          this.candidates.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
        ),
    };
  }

  private time(): string {
    return new Date(this.clock()).toISOString();
  }

  private connection(by: string): ConnectionInfo {
    return {
      platform: {
        name: 'FieldPro',
        version: null,
        connector_version: null,
        minimum_connector_version: null,
        web_url: null,
        support: null,
        learn: [],
      },
      user: { id: by, name: by, role: 'admin' },
      plan: null,
      companies: [
        {
          realm_id: REALM,
          name: 'Maple Landscaping Inc.',
          currency: 'USD',
          time_zone: 'America/Toronto',
          books_closed_through: null,
          class_tracking: false,
          location_tracking: false,
          records_since: null,
          quickbooks: null,
          last_processed_at: this.processedAt === null ? null : new Date(this.processedAt).toISOString(),
          next_run_at: null,
          running: this.going !== null,
        },
      ],
      set_aside: [],
      odd: [],
      capabilities: {
        record_types: [...RECORD_TYPE_NAMES],
        commands: [...ACTION_NAMES],
        no_update: [],
        batch_max: 200,
        runs: true,
        check: false,
        candidates: true,
        log: false,
        backfill: false,
        lists: [],
        editable_lists: [],
      },
    };
  }

  private changes(cursor: string | null, limit: number) {
    const [age = this.age, after = 0] = cursor === null ? [] : cursor.split(':').map(Number);
    if (age !== this.age) throw errorOf('cursor_expired', 'changes');
    const later = [...this.order].filter(([, place]) => place > after).sort((a, b) => a[1] - b[1]);
    const page = later.slice(0, limit);
    const records = page.flatMap(([id]) => this.records.get(id) ?? []);
    return {
      // A read from the beginning leaves out deleted records.
      records: cursor === null ? records.filter((record) => !record.deleted) : records,
      set_aside: [],
      cursor: `${this.age}:${page.at(-1)?.[1] ?? after}`,
      has_more: later.length > limit,
    };
  }

  /** A result as it is read. */
  private read(result: CommandResult): CommandResult {
    return this.unreadable.has(result.record?.id ?? '') ? garbled(result) : result;
  }

  private execute(command: Command, by: string): CommandResult {
    const content = JSON.stringify(command);
    const known = this.answers.get(command.key);
    if (known) {
      if (known.content === content) return known.result;
      return refusal(command.key, 'key_reused', null);
    }
    const result = this.decide(command, by);
    this.answers.set(command.key, { content, result });
    return result;
  }

  private decide(command: Command, by: string): CommandResult {
    const record = this.records.get(command.record_id);
    if (!record || record.deleted) return refusal(command.key, 'not_found', null);
    const base = { key: command.key, operation_id: null, problem: null, effects: null } as const;
    if (record.version !== command.version) {
      return { ...base, status: 'conflict', record, by: { id: 'u9', name: 'Somebody' } };
    }
    if (!record.allowed.includes(command.action)) return refusal(command.key, 'not_eligible', record);
    this.effects.push({
      key: command.key,
      record_id: record.id,
      action: command.action,
      at: this.clock(),
      by,
    });
    if (command.action === 'clear_id') this.documents.set(record.id, 0);
    this.put(applyCommand(record, command, this.time()));
    return { ...base, status: 'done', record: this.records.get(record.id) ?? null, by: null };
  }

  private startRun(key: string, ids: readonly string[] | null): Run {
    const content = JSON.stringify(ids);
    const known = this.runKeys.get(key);
    if (known !== undefined && known !== content) {
      throw new PlatformError('refused', 'Key reused', { status: 422, problemCode: 'key_reused' });
    }
    if (this.going) return this.going.run;
    if (known !== undefined) return this.runs.get(key) as Run;
    this.runKeys.set(key, content);
    const todo = this.all()
      .filter((record) => !record.deleted && ['ready', 'scheduled', 'waiting'].includes(record.sync.state))
      .filter((record) => ids === null || ids.includes(record.id) || record.sync.state === 'waiting')
      .sort((a, b) => sendingRank(a.type) - sendingRank(b.type) || (a.id < b.id ? -1 : 1))
      .map((record) => record.id);
    const run: Run = {
      id: key,
      state: todo.length ? 'running' : 'finished',
      total: todo.length,
      done: 0,
      failed: 0,
      started_at: this.time(),
    };
    this.runs.set(key, run);
    if (todo.length) this.going = { run, todo, done: 0, failed: 0 };
    return run;
  }

  private lookAtRun(id: string): Run {
    const { going } = this;
    if (going?.run.id === id) {
      for (const record of going.todo.splice(0, this.pace)) this.post(record, going);
      const over = going.todo.length === 0;
      this.runs.set(id, {
        ...going.run,
        state: over ? 'finished' : 'running',
        done: going.done,
        failed: going.failed,
      });
      if (over) this.going = null;
    }
    const run = this.runs.get(id);
    if (!run) throw new PlatformError('not_found', 'There is no such run', { status: 404 });
    return run;
  }

  /** Posts one record to the books, as its parents allow. */
  private post(id: string, going: Running): void {
    const record = this.records.get(id);
    if (!record || record.deleted || !['ready', 'scheduled', 'waiting'].includes(record.sync.state)) return;
    const parents = record.depends_on.map((parent) => this.records.get(parent));
    const missing = parents.some((parent) => parent && !isPosted(parent) && !parent.depends_on.includes(id));
    if (missing) {
      if (record.sync.state !== 'waiting') this.setState(id, 'waiting');
      return;
    }
    this.processedAt = this.clock();
    const errors = this.failing.get(id);
    const error = errors && (errors.length > 1 ? errors.shift() : errors[0]);
    if (error) {
      going.failed += 1;
      this.setState(id, 'failed', { error, last_attempt_at: this.time() });
      return;
    }
    going.done += 1;
    if (!record.sync.quickbooks) this.documents.set(id, (this.documents.get(id) ?? 0) + 1);
    this.nextDocument += 1;
    this.setState(id, 'synced', {
      error: null,
      last_attempt_at: this.time(),
      quickbooks: record.sync.quickbooks ?? {
        type: 'Invoice',
        id: String(this.nextDocument),
        number: record.number,
        name: record.name,
        party: record.party?.name ?? null,
        date: record.date,
        amount: record.amount,
        status: 'active',
        checked_at: null,
      },
    });
  }
}

export function isPosted(record: PlatformRecord): boolean {
  return ['synced', 'synced_warn', 'changed'].includes(record.sync.state);
}

function refusal(key: string, code: string, record: PlatformRecord | null): CommandResult {
  return {
    key,
    status: 'refused',
    record,
    operation_id: null,
    by: null,
    problem: { status: 422, code, title: code, detail: null, retryable: false, request_id: null },
    effects: null,
  };
}
