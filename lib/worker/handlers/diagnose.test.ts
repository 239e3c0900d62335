import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCompany, makeConnection } from '../../../test/engine/world/make-company.ts';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import { commonWorld } from '../../../test/sandbox/world/scenario-world.ts';
import { type Check, type SyncStep, verdictOf } from '../../core/diagnosis/check.ts';
import { intervalOf } from '../../core/records/frequency.ts';
import type { JobState } from '../../core/records/job.ts';
import { SYNC_STATES } from '../../core/records/sync-state.ts';
import { diagnosis as words } from '../../locales/diagnosis/en.ts';
import type { CompanyHealth } from '../../protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../protocol/panel.ts';
import { TABLE_NAMES } from '../../store/database.ts';
import { laneOf } from '../../store/jobs/lanes.ts';
import { mirrorFirst } from '../../store/records/mirror-first.ts';
import type { CompanyRow, CycleRow, JobRow, Outage, SetAsideRow } from '../../store/rows.ts';
import type { Facts } from '../../views/diagnosis/facts.ts';
import { runChecks } from '../../views/diagnosis/run-checks.ts';
import { diagnose } from './diagnose.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let opened: TestContext;
beforeAll(async () => {
  opened = await openTestContext(commonWorld());
});
afterAll(() => opened.close());

const NOW = BEGIN;
const MINUTE = 60_000;
const KEY = makeCompany('c').key;
const STEPS: readonly SyncStep[] = ['connect', 'ask', 'push', 'run', 'follow', 'pull', 'reconcile'];
const CODES = [
  ...[
    'unreachable',
    'timeout',
    'busy',
    'platform_failed',
    'not_a_platform',
    'too_large',
    'records_unreadable',
  ],
  ...[
    'no_longer_a_platform',
    'company_unreadable',
    'access_denied',
    'refused',
    'outcome_unknown',
    'not_found',
  ],
  ...['key_refused', 'no_right', 'key_unreadable', 'store_full', 'internal_error', 'whatever_comes'],
];

/** A time within the last three hours. */
const past = fc.integer({ min: 0, max: 180 }).map((minutes) => NOW - minutes * MINUTE);
const outage: fc.Arbitrary<Outage> = fc.record({
  code: fc.constantFrom(...CODES),
  step: fc.constantFrom(...STEPS),
  since: past,
  tries: fc.nat(9),
  retry_at: past.map((at) => 2 * NOW - at),
  asked_until: fc.constant(null),
  notified_at: fc.constant(null),
  status: fc.constantFrom(null, 200, 403, 503),
  reason: fc.constantFrom('cursor: not a text', 'upstream timed out', 'Sent with token=0123456789abcdef'),
});
const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const job = fc
  .record({
    state: fc.constantFrom<JobState>('queued', 'retry', 'blocked', 'in_doubt', 'parked', 'done', 'refused'),
    following: fc.boolean(),
    asked_at: past,
    reason: fc.constantFrom('status: not a known word', null),
  })
  .map(({ state, following, asked_at, reason }): Omit<JobRow, 'key' | 'order' | 'record_id'> => {
    const given: Omit<JobRow, 'key' | 'order' | 'record_id' | 'lane'> = {
      company_key: KEY,
      action: 'resync',
      input: {},
      version: '1',
      asked_by: 'user',
      held_by: null,
      epoch: 0,
      attempts: 0,
      starts: 0,
      operation_id: null,
      blocked_by: [],
      log_id: 0,
      due_at: asked_at,
      asked_at,
      state,
      following: state === 'done' && following,
      settled_at: state === 'done' ? asked_at : null,
      problem: reason === null ? null : { code: 'result_unreadable', detail: reason, by: null },
    };
    return { ...given, lane: laneOf(given) };
  });
const cycle = fc.record({ since: past, run: fc.option(past) }).map(({ since, run }): CycleRow => {
  return {
    ...{ company_key: KEY, id: 'y', trigger: 'schedule', started_at: since, step: 'follow', connected: true },
    ...{
      run_wanted: null,
      run_records: [],
      waiting_records: [],
      run_key: null,
      pull_wanted: true,
      pulled: 0,
    },
    ...{ pushed: 0, again: 0, judged: false, step_started_at: since, pushed_before: 0 },
    run: run === null ? null : { id: 'r', total: 3, done: 1, failed: 0, started_at: run },
  };
});
const aside = fc.record({
  id: fc.constantFrom('inv_1', 'inv_2', '?1'),
  reason: fc.constant('amount.value: not a decimal'),
  odd: fc.option(fc.constant(['sync.quickbooks.type: not a type of QuickBooks'])),
});
const stored = fc.record({
  disconnected: seldom(fc.constant(true)),
  outage: seldom(outage),
  troubles: fc.array(outage, { maxLength: 1 }),
  quickbooks: seldom(fc.boolean()),
  first_read_done: fc.constantFrom(true, true, false),
  connected_at: past,
  stalled_since: seldom(past),
  last_processed_at: fc.option(past),
  next_due_at: fc.integer({ min: -60, max: 60 }).map((minutes) => NOW + minutes * MINUTE),
  frequency: fc.constantFrom(
    { kind: 'every_10_minutes' },
    { kind: 'hourly' },
    { kind: 'never' },
  ) as fc.Arbitrary<CompanyRow['frequency']>,
  cycle: seldom(cycle),
  jobs: fc.array(job, { maxLength: 3 }),
  states: fc.array(fc.constantFrom(...SYNC_STATES), { maxLength: 4 }),
  set_aside: fc.array(aside, { maxLength: 2 }),
  trouble: seldom(fc.constantFrom('store_full' as const, 'internal_error' as const)),
});
type Stored = typeof stored extends fc.Arbitrary<infer T> ? T : never;

/** The platform currently works. */
const ANSWER: ConnectionAnswer = {
  platform: {
    ...{ name: 'FieldPro', version: null, support: null, learn: [] },
    ...{ connector_version: '2.6', minimum_connector_version: '2.4' },
  },
  user: { id: 'u', name: 'The admin', role: 'admin' },
  plan: null,
  capabilities: { lists: [], editable_lists: [], backfill: false },
  about: {
    ...{ class_tracking: false, location_tracking: false, records_since: null },
    last_processed_at: new Date(NOW - MINUTE).toISOString(),
    quickbooks: {
      connected: true,
      reason: null,
      expires_at: null,
      reconnect_url: null,
      who_can_reconnect: [],
    },
  },
  ...{ set_aside: [], odd: [], took_ms: 42 },
};
const ANSWERED = { result: 'answered' } as const;
const PROBE = { records: ANSWERED, commands: ANSWERED, runs: ANSWERED };

/** Stores everything, and runs the diagnosis with (`live`) or without the platform's answer. */
async function diagnosed(given: Stored, live: boolean): Promise<{ health: CompanyHealth; checks: Check[] }> {
  const { context } = opened;
  const db = context.tables.bulk;
  await Promise.all(TABLE_NAMES.map((name) => db[name].clear()));
  const sealed_key = given.disconnected ? null : { iv: '', data: '' };
  await db.connections.put(makeConnection('c', { sealed_key, connected_at: given.connected_at }));
  const { about } = ANSWER;
  const company = makeCompany('c', {
    ...{ outage: given.outage, first_read_done: given.first_read_done, stalled_since: given.stalled_since },
    ...{ last_processed_at: given.last_processed_at, frequency: given.frequency, last_run_at: NOW },
    next_due_at: given.frequency.kind === 'never' ? null : given.next_due_at,
    troubles: Object.fromEntries(given.troubles.map((each) => [each.step, each])),
    quickbooks: about?.quickbooks
      ? { ...about.quickbooks, connected: given.quickbooks ?? true, who_can_reconnect: [] }
      : null,
  });
  await db.companies.put(company);
  if (given.cycle) await db.cycles.put(given.cycle);
  await db.jobs.putAll(
    given.jobs.map((each, at) => ({ ...each, key: `k${at}`, order: at, record_id: `j${at}` })),
  );
  const records = given.states.map((state, at) =>
    makeRecord({ id: `r${at}`, sync: { state, reported_state: state === 'unknown' ? 'error' : null } }),
  );
  await db.write(['records', 'jobs', 'counters'], async (tx) => {
    await mirrorFirst(tx, KEY, records, 0, NOW);
  });
  await db.set_aside.putAll(
    given.set_aside.map(
      ({ odd, ...each }): SetAsideRow => ({ ...each, company_key: KEY, at: NOW, ...(odd && { odd }) }),
    ),
  );
  const answer = await diagnose(
    { type: 'diagnosis', company_key: KEY },
    {
      ...context,
      clock: () => NOW,
      wakeAt: async () => NOW + MINUTE,
      storeTrouble: async () => given.trouble && { code: given.trouble, since: NOW - MINUTE },
    },
  );
  const [health] = answer.companies;
  if (!health) throw new Error('The company is not diagnosed');
  const facts: Facts = {
    health,
    live: live ? ANSWER : null,
    probe: live ? PROBE : null,
    browser: { online: true, access: { quickbooks: true, platform: true }, asleep: null },
    wake_at: answer.wake_at,
    now: NOW,
  };
  return { health, checks: runChecks(facts, words, 'en') };
}

/** Faults that a surface shows, or that a user waits for; a short wait that the platform asked for is none. */
function faultsOf({ company, failing, waiting, ...health }: CompanyHealth, given: Stored): string[] {
  const calm = (since: number) => NOW - since < 10 * MINUTE;
  const old = (since: string | undefined) => since !== undefined && !calm(Date.parse(since));
  const isMoment = (code: string, since: number) => code === 'busy' && calm(since);
  const connection = !['ok', 'never_synced'].includes(company.connection);
  // The outage is shown before the trouble of one step.
  const shown = given.outage ?? given.troubles[0];
  const moment = shown ? isMoment(shown.code, shown.since) : false;
  const faults: [string, boolean][] = [
    ['connection', connection && !(company.connection === 'busy' && moment)],
    ['problem', company.problem !== null && !moment],
    ['store', given.trouble !== null && !given.outage && !given.disconnected],
    ['stalled', company.stalled_since !== null],
    ['set aside', company.set_aside > 0],
    ['unknown states', (company.counters.by_state.unknown ?? 0) > 0],
    ['parked', waiting.parked.length > 0],
    ['trouble', failing.some(({ code, since }) => !isMoment(code, Date.parse(since)))],
    ['without an answer', old(waiting.doubtful?.since)],
    ['not sent', old(waiting.due?.since)],
    ['never read', !health.first_read_done && old(health.connected_at)],
    [
      'overdue',
      intervalOf(given.frequency) !== null && given.cycle === null && given.next_due_at <= NOW - 10 * MINUTE,
    ],
  ];
  return faults.flatMap(([name, there]) => (there ? [name] : []));
}

/** No fault except one or two, so that none hides another; or any combination. */
const WELL: Stored = {
  disconnected: null,
  outage: null,
  troubles: [],
  quickbooks: null,
  first_read_done: true,
  connected_at: NOW - 60 * MINUTE,
  stalled_since: null,
  last_processed_at: NOW - MINUTE,
  next_due_at: NOW + MINUTE,
  frequency: { kind: 'every_10_minutes' },
  cycle: null,
  jobs: [],
  states: ['synced', 'ready'],
  set_aside: [],
  trouble: null,
};
const THINGS = Object.keys(WELL) as (keyof Stored)[];
const nearlyWell = fc
  .tuple(stored, fc.subarray(THINGS, { minLength: 1, maxLength: 2 }))
  .map(([given, things]): Stored => {
    const some = Object.fromEntries(things.map((name) => [name, given[name]]));
    return { ...WELL, ...some };
  });

test('whenever a surface reports a fault, a check fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(stored, nearlyWell, nearlyWell), fc.boolean(), async (given, live) => {
      const { health, checks } = await diagnosed(given, live);
      const faults = faultsOf(health, given);
      const verdict = verdictOf(checks);
      if (faults.length > 0) expect(verdict.kind, faults.join()).toBe('fail');
      else if (given.outage || given.troubles.length > 0) expect(verdict.kind).not.toBe('pass');
      expect(JSON.stringify(checks)).not.toContain('0123456789abcdef');
    }),
    { numRuns: 800 },
  );
}, 120_000);

test('a check contains the exact reason of every failure, unless the key is refused first', async () => {
  await fc.assert(
    fc.asyncProperty(outage, async (each) => {
      const { checks } = await diagnosed({ ...WELL, outage: each }, true);
      const reason = each.reason?.replace('0123456789abcdef', '••••') ?? '';
      expect(checks.map(({ found }) => found).join('\n')).toContain(reason);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('without a fault, all checks pass', async () => {
  const { checks } = await diagnosed(WELL, true);
  expect(checks.filter(({ result }) => result !== 'pass')).toEqual([]);
});
