import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGIN, makeRecord } from '../../../test/engine/world/make-record.ts';
import {
  COMPANY,
  claimDueJobs,
  give,
  mirror,
  request,
  SESSION,
  settleJobs,
  storeWith,
} from '../../../test/engine/world/plain-store.ts';
import { recount, recountTypes, storedCounters, storedTypes } from '../../../test/engine/world/recount.ts';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import type { QuickBooksCopy } from '../../core/records/platform-record.ts';
import { SYNC_STATES } from '../../core/records/sync-state.ts';
import type { Tables } from '../database.ts';
import { claimCompany } from '../jobs/claim-company.ts';
import type { JobEnd } from '../jobs/job-end.ts';
import { stopFollowing } from '../jobs/settle-jobs.ts';
import { takeBackJob } from '../jobs/take-back-job.ts';
import { sweepUnseen } from './mirror-records.ts';
import { countedRange } from './update-counters.ts';

const COPY = {
  ...{ type: 'Invoice', id: '1', number: null, name: null, party: null },
  ...{ date: null, amount: null, status: 'active', checked_at: null },
} as const satisfies QuickBooksCopy;
const IDS = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...IDS);

/** Every kind of change that affects what a record shows, at random. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('report' as const),
    id,
    state: fc.constantFrom(...SYNC_STATES),
    deleted: fc.boolean(),
    later: fc.boolean(),
    parent: fc.option(id),
    type: fc.constantFrom('invoice' as const, 'payment' as const),
    copy: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('give' as const),
    id,
    action: fc.constantFrom(...ACTION_NAMES),
    held: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('take back' as const) }),
  fc.record({
    kind: fc.constant('send' as const),
    to: fc.constantFrom('done', 'conflict', 'refused', 'retry', 'in_doubt', 'parked'),
    follow: fc.boolean(),
    state: fc.constantFrom(...SYNC_STATES),
  }),
  fc.record({ kind: fc.constant('stop following' as const) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

async function apply(tables: Tables, what: Change, at: number): Promise<void> {
  const now = BEGIN + at;
  switch (what.kind) {
    case 'report':
      await mirror(tables, [
        makeRecord({
          id: what.id,
          version: String(at),
          updated_at: new Date(what.later ? now : BEGIN - at).toISOString(),
          deleted: what.deleted,
          depends_on: what.parent ? [what.parent] : [],
          type: what.type,
          sync: { state: what.state, quickbooks: what.copy ? COPY : null },
        }),
      ]);
      return;
    case 'give':
      if (!(await tables.bulk.records.get([COMPANY, what.id]))) return;
      await give(
        tables,
        request({
          key: `k${at}`,
          record_id: what.id,
          action: what.action,
          hold: what.held ? { session: SESSION, ms: 10_000 } : null,
        }),
      );
      return;
    case 'take back': {
      const jobs = await tables.bulk.jobs.all();
      const job = jobs.find(({ lane }) => lane === 'held' || lane === 'due');
      if (job) await takeBackJob(tables, job.key, 'undone', now);
      return;
    }
    case 'send': {
      const epoch = (await claimCompany(tables, COMPANY))?.epoch ?? 0;
      const jobs = await claimDueJobs(tables, COMPANY, epoch, BEGIN + 1_000_000, 2);
      const ends = new Map(jobs.map((job) => [job.key, endOf(what, job.record_id, now)]));
      await settleJobs(tables, COMPANY, epoch, ends, now);
      return;
    }
    case 'stop following':
      await stopFollowing(tables, COMPANY, (await claimCompany(tables, COMPANY))?.epoch ?? 0, null);
      return;
    case 'sweep':
      await tables.bulk.records.change([COMPANY, 'c'], { generation: -1 });
      await sweepUnseen(tables.bulk, COMPANY, 0);
  }
}

function endOf(what: Extract<Change, { kind: 'send' }>, id: string, now: number): JobEnd {
  const record = makeRecord({ id, updated_at: new Date(now).toISOString(), sync: { state: what.state } });
  switch (what.to) {
    case 'done':
      return { to: 'done', record, operation_id: null, accepted: true };
    case 'conflict':
      return { to: 'conflict', record, by: 'Somebody' };
    case 'refused':
      return { to: 'refused', record, code: 'not_allowed', detail: null };
    case 'retry':
      return { to: 'retry', due_at: now, received: false };
    case 'in_doubt':
      return { to: 'in_doubt', due_at: now };
    default:
      return { to: 'parked', code: 'stopped_the_worker' };
  }
}

/** The failed and the pending rows as texts, and how often any of them has changed. */
async function movable(tables: Tables) {
  const { failures_moved = 0, pending_moved = 0 } = (await tables.bulk.counters.get(COMPANY)) ?? {};
  const textOf = async (counted: 'failed' | 'pending') =>
    JSON.stringify(await countedRange(tables.bulk, COMPANY, counted).all());
  return { failures_moved, pending_moved, failed: await textOf('failed'), pending: await textOf('pending') };
}

test('the counters always equal a recount, name the oldest failures, and tell that failed or pending records have changed', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 25 }), async (changes) => {
      const tables = await storeWith([]);
      let before = await movable(tables);
      for (const [at, what] of changes.entries()) {
        await apply(tables, what, at + 1);
        const counted = await recount(tables, COMPANY);
        const by_state = Object.fromEntries(
          Object.entries(counted.by_state).filter(([, count]) => count !== 0),
        );
        expect(await storedCounters(tables, COMPANY)).toEqual({ ...counted, by_state });
        expect(await storedTypes(tables, COMPANY)).toEqual(await recountTypes(tables, COMPANY));
        const oldest = await countedRange(tables.bulk, COMPANY, 'failed').keys(5);
        const row = await tables.bulk.counters.get(COMPANY);
        expect(row?.top_failures ?? []).toEqual(oldest.map(([, each]) => each));
        const after = await movable(tables);
        if (after.failed !== before.failed)
          expect(after.failures_moved).toBeGreaterThan(before.failures_moved);
        if (after.pending !== before.pending)
          expect(after.pending_moved).toBeGreaterThan(before.pending_moved);
        before = after;
      }
      tables.connection.close();
    }),
    { numRuns: 60 },
  );
});
