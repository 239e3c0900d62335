import { enterState, errorSignature, logRecord, logSnapshot, saveRecord } from '../change-record.ts';
import { FIELDPRO, type Platform } from '../platform-context.ts';
import { PlatformProblem, toWireProblem } from '../problem.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { WirePerson, WireRun } from '../wire.ts';
import { noticeTouched } from './notice-changes.ts';
import { missingParents, releaseChildren } from './parents.ts';
import { postRecord } from './post-record.ts';
import { sendingOrder } from './sending-order.ts';

interface ActiveRun {
  run: WireRun;
  order: string[];
  next: number;
  /** The record in flight, not answered yet. */
  inFlight: string | null;
  /** Whether records released on the way join this run. */
  takesOthers: boolean;
  by: WirePerson;
}

export interface RunEngine {
  /**
   * Starts a run over the queue or over these records of it; returns an active run instead.
   *
   * @throws PlatformProblem `quickbooks_disconnected`
   */
  start(realm: string, recordIds: readonly string[] | null, by: WirePerson): WireRun;
  /** Completes `count` records of every active run, at manual speed. */
  step(count: number): void;
  /** Continues the runs at the current speed. */
  resume(): void;
  stop(): void;
}

const AT_ONCE = 500;

/** Makes the engine of runs: each run takes queued records in sending order through `syncing` to their end state. */
export function createRunEngine(platform: Platform): RunEngine {
  const active = new Map<string, ActiveRun>();
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Immediate | null = null;

  function start(realm: string, recordIds: readonly string[] | null, by: WirePerson): WireRun {
    const going = active.get(realm);
    if (going) return going.run;
    const company = platform.companies.get(realm);
    if (!company?.quickbooks.connected) {
      throw new PlatformProblem(
        409,
        'quickbooks_disconnected',
        'FieldPro is disconnected in QuickBooks',
        true,
      );
    }
    const run: WireRun = {
      id: platform.nextId('run'),
      state: 'running',
      total: 0,
      done: 0,
      failed: 0,
      started_at: platform.clock.nowText(),
    };
    platform.store.together(() => {
      noticeTouched(platform, realm);
      bringBack(realm);
      const only = recordIds && new Set(recordIds);
      const order = sendingOrder(platform.records.queue(realm)).filter((id) => !only || only.has(id));
      run.total = order.length;
      for (const id of order) schedule(realm, id, by);
      const started: ActiveRun = { run, order, next: 0, inFlight: null, takesOthers: !only, by };
      active.set(realm, started);
      platform.companies.put({ ...company, running: run.id });
      platform.runs.put(realm, run);
      takeNext(realm, started);
    });
    resume();
    return platform.runs.get(realm, run.id) ?? run;
  }

  /** Handles lapsed skips, and waiting records whose parents are synced in the meantime. */
  function bringBack(realm: string): void {
    for (const record of platform.records.inStates(realm, ['skipped'])) {
      if (record.skipped_until === null || Date.parse(record.skipped_until) > platform.clock.now()) continue;
      record.skipped_until = null;
      enterState(record, record.back_to ?? 'failed', platform.clock.nowText());
      saveRecord(platform, realm, record, FIELDPRO);
    }
    for (const record of platform.records.inStates(realm, ['waiting'])) {
      const isOwnMatter = record.sync.warnings.some((one) => one.code === 'payment_exceeds_invoice');
      if (isOwnMatter || missingParents(platform, realm, record).length > 0) continue;
      enterState(record, record.approved ? 'ready' : 'needs_approval', platform.clock.nowText());
      saveRecord(platform, realm, record, FIELDPRO);
    }
  }

  function schedule(realm: string, id: string, by: WirePerson): void {
    const record = platform.records.get(realm, id);
    if (record?.sync.state !== 'ready') return;
    enterState(record, 'scheduled', platform.clock.nowText());
    saveRecord(platform, realm, record, by);
  }

  /** Starts the next record; skips records that were canceled or removed in the meantime. */
  function takeNext(realm: string, going: ActiveRun): void {
    while (going.next < going.order.length) {
      const id = going.order[going.next] ?? '';
      going.next += 1;
      const record = platform.records.get(realm, id);
      if (record?.sync.state === 'scheduled' && !record.deleted) {
        enterState(record, 'syncing', platform.clock.nowText());
        saveRecord(platform, realm, record, going.by);
        going.inFlight = id;
        return;
      }
      going.run.total -= 1;
    }
    going.inFlight = null;
    finish(realm, going, 'finished');
  }

  function finish(realm: string, going: ActiveRun, state: 'finished' | 'failed'): void {
    const at = platform.clock.nowText();
    going.run.state = state;
    platform.runs.put(realm, going.run);
    active.delete(realm);
    const company = platform.companies.get(realm);
    if (!company) return;
    const processed = state === 'finished' ? at : company.last_processed_at;
    platform.companies.put({ ...company, running: null, last_processed_at: processed });
  }

  /** Completes the record in flight and starts the next one. */
  function answerOne(realm: string, going: ActiveRun): void {
    const company = platform.companies.get(realm);
    const record = going.inFlight === null ? null : platform.records.get(realm, going.inFlight);
    if (!company || !record) {
      takeNext(realm, going);
      return;
    }
    const before = logSnapshot(record);
    const outcome = postRecord(platform, realm, company, record);
    if (outcome === 'busy') {
      enterState(record, 'scheduled', platform.clock.nowText());
      saveRecord(platform, realm, record, FIELDPRO);
      finish(realm, going, 'failed');
      return;
    }
    const ignored =
      outcome === 'failed' &&
      record.type === 'customer' &&
      record.ignored.includes(errorSignature(record.sync.error));
    enterState(record, ignored ? 'error_ignored' : outcome, platform.clock.nowText());
    if (outcome !== 'waiting') {
      settleOperation(realm, record);
      logRecord(platform, realm, record, {
        actor: FIELDPRO,
        action: 'sync',
        outcome: outcome === 'synced' || outcome === 'synced_warn' ? 'succeeded' : 'failed',
        code: record.sync.error?.code ?? null,
        message: record.sync.error?.message ?? null,
        before,
        after: logSnapshot(record),
      });
    }
    saveRecord(platform, realm, record, FIELDPRO);
    going.run.done += 1;
    if (outcome === 'failed' || outcome === 'link_broken') going.run.failed += 1;
    if (outcome === 'synced' || outcome === 'synced_warn') {
      const released = releaseChildren(platform, realm, record.id);
      if (going.takesOthers) {
        for (const id of released) schedule(realm, id, going.by);
        going.order.push(...released);
        going.run.total += released.length;
      }
    }
    takeNext(realm, going);
  }

  function settleOperation(realm: string, record: StoredRecord): void {
    if (record.operation === null) return;
    const { state, error } = record.sync;
    const hasSucceeded = state === 'synced' || state === 'synced_warn';
    const detail = [error?.message, error?.detail].filter(Boolean).join(': ') || 'QuickBooks gave no reason';
    const problem = new PlatformProblem(422, error?.code ?? state, detail, false);
    platform.operations.put(realm, {
      id: record.operation,
      status: hasSucceeded ? 'succeeded' : 'failed',
      record_id: record.id,
      problem: hasSucceeded ? null : toWireProblem(problem, error?.request_id ?? platform.nextId('req')),
    });
    record.operation = null;
  }

  function advance(count: number): void {
    platform.store.together(() => {
      for (const [realm, going] of [...active]) {
        for (let n = 0; n < count && active.get(realm) === going; n += 1) answerOne(realm, going);
        if (active.get(realm) === going) platform.runs.put(realm, going.run);
      }
    });
  }

  function pause(): void {
    if (timer) clearInterval(timer);
    if (soon) clearImmediate(soon);
    timer = null;
    soon = null;
  }

  function resume(): void {
    pause();
    const speed = platform.switches.run_speed;
    if (active.size === 0 || speed === 'manual') return;
    if (speed === 'instant') {
      advance(AT_ONCE);
      if (active.size > 0) soon = setImmediate(resume);
      return;
    }
    timer = setInterval(() => {
      advance(speed.records);
      if (active.size === 0) pause();
    }, speed.every_ms);
    timer.unref();
  }

  return { start, step: advance, resume, stop: pause };
}

/** After a restart: returns records in flight to the queue, and ends all runs. */
export function recoverFromRestart(platform: Platform): void {
  for (const company of platform.companies.all()) {
    if (company.running === null) continue;
    const run = platform.runs.get(company.realm_id, company.running);
    if (run) platform.runs.put(company.realm_id, { ...run, state: 'failed' });
    platform.companies.put({ ...company, running: null });
    for (const record of platform.records.inStates(company.realm_id, ['syncing'])) {
      enterState(record, 'scheduled', platform.clock.nowText());
      saveRecord(platform, company.realm_id, record, FIELDPRO);
    }
  }
}
