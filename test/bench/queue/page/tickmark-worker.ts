import { PlatformError } from '../../../../lib/platform/platform-error.ts';
import type { CommandResult, Platform } from '../../../../lib/platform/port.ts';
import { openTables } from '../../../../lib/store/database.ts';
import { enqueueJobs } from '../../../../lib/store/jobs/enqueue-jobs.ts';
import { inLane, inOpenLanes } from '../../../../lib/store/jobs/open-jobs.ts';
import { mirrorFirst } from '../../../../lib/store/records/mirror-first.ts';
import { runCycle } from '../../../../lib/worker/sync/run-cycle.ts';
import { startCycle } from '../../../../lib/worker/sync/save-cycle.ts';
import { FakePlatform } from '../../../engine/world/fake-platform.ts';
import { makeCompany, makeConnection } from '../../../engine/world/make-company.ts';
import { BEGIN } from '../../../engine/world/make-record.ts';
import { sendEffect, serveContender } from './contender.ts';
import { COMPANY, manyRecords, resyncOf } from './many-records.ts';
import { toolsFor } from './tickmark-store.ts';

const tables = openTables();
const quiet = new FakePlatform(() => BEGIN).port('bench', {
  before: async () => null,
  after: async () => undefined,
});

const done = (key: string): CommandResult => ({
  key,
  status: 'done',
  record: null,
  operation_id: null,
  by: null,
  problem: null,
  effects: null,
});

/** A platform that receives commands over the network one by one, and can be asked for their outcomes. */
const platform: Platform = {
  ...quiet,
  changes: async (_realm, cursor) => ({
    records: [],
    set_aside: [],
    cursor: cursor ?? 'end',
    has_more: false,
  }),
  execute: async (_realm, commands) => {
    try {
      for (const { key } of commands) await sendEffect(key);
      return commands.map(({ key }) => done(key));
    } catch (cause) {
      throw new PlatformError('outcome_unknown', 'No answer', { cause });
    }
  },
  outcome: async (_realm, key) => ((await fetch(`/outcome/${key}`)).ok ? done(key) : null),
};

serveContender({
  fill: async (count) => {
    const connection = makeConnection('bench');
    await tables.strict.connections.put({
      ...connection,
      capabilities: { ...connection.capabilities, runs: false },
    });
    await tables.strict.companies.put(
      makeCompany('bench', { cursor: 'end', first_read_done: true, checked_at: BEGIN }),
    );
    const records = manyRecords(count);
    const db = tables.bulk;
    await db.write(['records', 'jobs', 'counters'], async (tx) =>
      mirrorFirst(tx, COMPANY, records, 0, BEGIN),
    );
    await enqueueJobs(tables, resyncOf(records), BEGIN);
  },
  send: () =>
    navigator.locks.request('send', async () => {
      await startCycle(tables, COMPANY, 'command', crypto.randomUUID(), Date.now());
      await runCycle(COMPANY, { ...toolsFor(tables, platform, 1), clock: Date.now });
    }),
  // Those that are followed are done: this platform's feed never tells it.
  left: async () => {
    const [open, followed] = await Promise.all([
      inOpenLanes(tables.bulk, COMPANY).count(),
      inLane(tables.bulk, COMPANY, 'following').count(),
    ]);
    return open - followed;
  },
});
