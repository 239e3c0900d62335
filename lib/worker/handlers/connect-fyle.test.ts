import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  FYLE_CLIENT,
  FYLE_REALM,
  type FyleServer,
  openFyleServer,
} from '../../../test/platforms/fyle/open-fyle-server.ts';
import { worldS02 } from '../../../test/sandbox/world/scenario-world.ts';
import { answerRequest } from './answer-request.ts';
import { openTestContext, type TestContext } from './worker-context.fixture.ts';

let open: TestContext;
let fyle: FyleServer;

beforeEach(async () => {
  open = await openTestContext(worldS02());
  fyle = await openFyleServer();
});
afterEach(async () => {
  await open.close();
  await fyle.close();
  expect(fyle.outside).toEqual([]);
});

async function connect(refresh_token: string) {
  const { context } = open;
  const adapterOf: typeof context.adapterOf = (kind) => {
    const adapter = context.adapterOf(kind);
    // Its address is fixed: the server here stands in for it.
    const readCredentials: typeof adapter.readCredentials = (typed) => ({
      ...adapter.readCredentials(typed),
      address: fyle.url,
    });
    return { ...adapter, readCredentials };
  };
  const values = { ...FYLE_CLIENT, refresh_token };
  const answer = await answerRequest(
    { type: 'connect', kind: 'fyle', values, replaces: null },
    { ...context, adapterOf },
  );
  return 'status' in answer ? answer : expect.fail(JSON.stringify(answer));
}

test('a connection that fails after the refresh token was replaced is made with what stands in the form', async () => {
  const typed = fyle.refreshToken;
  fyle.realm = null;
  expect(await connect(typed)).toMatchObject({ status: 'refused' });
  expect(fyle.refreshToken).not.toBe(typed);
  // An access token that is remembered would hide that the refresh token is of no use any more.
  fyle.accessTokens.clear();
  fyle.realm = FYLE_REALM;
  expect(await connect(typed)).toMatchObject({ status: 'connected', companies: ['Maple Landscaping Inc.'] });
});

test('what Fyle has can be read at once: nothing there is run, so that a viewer may ask', async () => {
  const answer = await connect(fyle.refreshToken);
  const company_key = `${'connection_id' in answer ? answer.connection_id : ''}:${FYLE_REALM}`;
  expect(await answerRequest({ type: 'sync_now', company_key }, open.context)).toEqual({ status: 'done' });
  const seen = await answerRequest({ type: 'popup', open: null, company_key }, open.context);
  expect(seen).toMatchObject({ company: { why_no_run: null } });
});
