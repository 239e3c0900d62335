import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../../../test/sandbox/world/access-keys.ts';
import { commonWorld } from '../../../../test/sandbox/world/scenario-world.ts';
import { PlatformError } from '../../../platform/platform-error.ts';
import type { WorkerContext } from '../../worker-context.ts';
import { answerRequest } from '../answer-request.ts';
import { openTestContext, type TestContext } from '../worker-context.fixture.ts';

let open: TestContext;
let company_key: string;
beforeEach(async () => {
  open = await openTestContext(commonWorld());
  const answer = await answerRequest(
    { type: 'connect', values: { address: open.platform.url, access_key: ADMIN_KEY_A }, replaces: null },
    open.context,
  );
  company_key = `${'connection_id' in answer ? answer.connection_id : ''}:${COMPANY_A}`;
});
afterEach(() => open.close());

function add(context: WorkerContext, key: string) {
  const edit = { kind: 'add', key, name: 'East', parent_id: null } as const;
  return answerRequest({ type: 'edit_list', company_key, list: 'classes', edit }, context);
}

test('an edit without an answer makes no promise of a later result; repeated, it is made once', async () => {
  const losing: WorkerContext = {
    ...open.context,
    openPlatform: (connection) => {
      const platform = open.context.openPlatform(connection);
      return {
        ...platform,
        editList: async (realm, list, edit) => {
          await platform.editList?.(realm, list, edit);
          throw new PlatformError('outcome_unknown', 'It is not known whether this took effect.');
        },
      };
    },
  };
  const key = crypto.randomUUID();
  expect(await add(losing, key)).toMatchObject({ status: 'refused', problem: { code: 'unconfirmed' } });
  const lines = () => open.context.tables.bulk.log.all();
  expect(await lines()).toMatchObject([{ action: 'list_add', outcome: 'failed' }]);
  expect(await add(open.context, key)).toEqual({ status: 'done' });
  const list = await answerRequest(
    { type: 'open_list', company_key, list: 'classes', cursor: null },
    open.context,
  );
  const items = 'items' in list ? list.items : [];
  expect(items.filter(({ name }) => name === 'East')).toHaveLength(1);
});
