import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../../../test/sandbox/world/access-keys.ts';
import { worldS02 } from '../../../../test/sandbox/world/scenario-world.ts';
import type { JobState } from '../../../core/records/job.ts';
import type { Platform } from '../../../platform/port.ts';
import { answerRequest } from '../answer-request.ts';
import { openTestContext, queueResync, type TestContext } from '../worker-context.fixture.ts';

let open: TestContext;
beforeEach(async () => {
  open = await openTestContext(worldS02());
});
afterEach(() => open.close());

const ASKED = ['compare_record', 'check_record'] as const;

/** Has a record looked at that has a command in this state. @returns the code of the refusal, or `null` */
async function look(
  type: (typeof ASKED)[number],
  state: JobState,
  once: Platform['once'],
): Promise<string | null> {
  const values = { address: open.platform.url, access_key: ADMIN_KEY_A };
  const connected = await answerRequest({ type: 'connect', values, replaces: null }, open.context);
  const company_key = `${'connection_id' in connected ? connected.connection_id : ''}:${COMPANY_A}`;
  await open.settle();
  const key = await queueResync(open.context, company_key);
  const job = await open.context.tables.bulk.jobs.get(key);
  if (!job) throw new Error('There is no command');
  await open.context.tables.strict.jobs.put({ ...job, state });
  const openPlatform: TestContext['context']['openPlatform'] = (connection) => ({
    ...open.context.openPlatform(connection),
    once,
  });
  const about = { company_key, record_id: job.record_id };
  const context = { ...open.context, openPlatform };
  const answer = await answerRequest(
    type === 'compare_record' ? { type, ...about } : { type, realm: COMPANY_A, ...about },
    context,
  );
  return 'problem' in answer ? (answer.problem?.code ?? null) : null;
}

test.each(ASKED)(
  'while the record alone can tell what became of a command, %s does not look into QuickBooks',
  async (type) => {
    for (const state of ['sending', 'in_doubt'] as const)
      expect(await look(type, state, 'never_resend'), state).toBe('outcome_unknown');
    expect(open.platform.control.calls({ path: '/check$' })).toEqual([]);
  },
);

test.each([
  ['parked', 'never_resend'],
  ['done', 'never_resend'],
  ['in_doubt', 'by_key'],
] as const)(
  'with a command that is %s, on a platform that does things once %s, it looks',
  async (state, once) => {
    for (const type of ASKED) expect(await look(type, state, once), type).toBeNull();
    expect(open.platform.control.calls({ path: '/check$' })).toHaveLength(ASKED.length);
  },
);
