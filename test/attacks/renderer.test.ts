import { afterEach, expect, test } from 'vitest';
import { ACTION_NAMES, ACTIONS_IN_TAB } from '../../lib/core/records/actions.ts';
import { REQUESTS } from '../../lib/protocol/requests.ts';
import { openQuickBooks } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { activityWhile, watchWorker } from '../browser/harness/watch-worker.ts';
import { type Connected, openConnected } from '../browser/page/open-connected.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { readStored, untilSettled } from '../browser/trust/stored-state.ts';
import { ADMIN_KEY_ALL, COMPANY_A, COMPANY_B } from '../sandbox/world/access-keys.ts';
import { commonWorld } from '../sandbox/world/scenario-world.ts';
import { type Renderer, refusalOf, takeOver } from './harness/renderer.ts';

/* A compromised QuickBooks process speaks to the worker as the content script does. */

let connected: Connected;
afterEach(() => connected?.close());

interface Attack extends Renderer {
  readonly asking: Asking;
  /** The keys of both connected companies. */
  readonly keyOf: (realm: string) => string;
  readonly versionOf: (id: string) => Promise<string>;
}

async function attack(): Promise<Attack> {
  connected = await openConnected({ world: commonWorld() }, ADMIN_KEY_ALL);
  const page = await openQuickBooks(connected.open, '/app/invoice?txnId=146');
  const asking = await openAsking(connected.open);
  const stored = await waitFor('both companies to be read', async () => {
    const now = await readStored(asking);
    return now.companies.length >= 2 && now.companies.every(({ first_read_done }) => first_read_done)
      ? now
      : null;
  });
  return {
    ...(await takeOver(page)),
    asking,
    keyOf: (realm) => stored.companies.find((each) => each.realm === realm)?.key ?? '',
    versionOf: async (id) =>
      (await readStored(asking)).records.find((row) => row.id === id)?.record.version ?? '',
  };
}

/** Commands that have reached the platform, without dry runs. */
const sent = () =>
  connected.sandbox.platform.control
    .calls({ method: 'POST', path: '/commands$' })
    .flatMap(({ body }) => (body as { commands: { dry_run?: boolean; action: string }[] }).commands)
    .filter(({ dry_run }) => !dry_run);

const item = (record_id: string, version: string, more: object = {}) => ({
  ...{ record_id, version, key: crypto.randomUUID(), input: {} },
  ...more,
});

test('a document commands the company that it named first, and no other', async () => {
  const { hear, keyOf } = await attack();
  const of = (realm: string) => ({ realm, company_key: keyOf(realm) });
  // Positive control: its own company is answered, by page and card.
  const own = await hear<'describe_page'>({ type: 'describe_page', realm: COMPANY_A, refs: [], rows: [] });
  expect(own).toMatchObject({ company: { realm: COMPANY_A } });
  const card = await hear({ type: 'open_card', ...of(COMPANY_A), record_id: 'inv_1042' });
  expect(refusalOf(card)).toBe('done');

  const ofB = await readIds(COMPANY_B);
  for (const message of [
    { type: 'describe_page', realm: COMPANY_B, refs: [], rows: [] },
    { type: 'open_card', ...of(COMPANY_B), record_id: ofB },
    { type: 'check_record', ...of(COMPANY_B), record_id: ofB },
    { type: 'commands', ...of(COMPANY_B), action: 'resync', items: [item(ofB, '1')] },
    { type: 'undo', ...of(COMPANY_B), keys: [crypto.randomUUID()] },
    { type: 'follow_commands', ...of(COMPANY_B), keys: [crypto.randomUUID()] },
    { type: 'release', ...of(COMPANY_B), keys: [crypto.randomUUID()] },
    { type: 'open_panel', ...of(COMPANY_B), record_id: ofB },
    { type: 'open_view', ...of(COMPANY_B), view: 'attention' },
    // The open company named, with the key of the other.
    { type: 'open_card', realm: COMPANY_A, company_key: keyOf(COMPANY_B), record_id: ofB },
    {
      type: 'commands',
      realm: COMPANY_A,
      company_key: keyOf(COMPANY_B),
      action: 'resync',
      items: [item(ofB, '1')],
    },
    { type: 'open_panel', realm: COMPANY_A, company_key: keyOf(COMPANY_B), record_id: ofB },
  ] as const) {
    expect([message.type, refusalOf(await hear(message))]).toEqual([message.type, 'wrong_company']);
  }
  // Of another company, its name alone, for the sentence that says which one is open.
  expect(await hear({ type: 'name_company', realm: COMPANY_B })).toEqual({
    name: connected.sandbox.platform.control.company(COMPANY_B)?.name,
  });

  // The binding outlives the worker.
  await connected.open.killWorker();
  const after = await hear({ type: 'describe_page', realm: COMPANY_B, refs: [], rows: [] });
  expect(after).toBe('wrong_company');
  expect(sent()).toEqual([]);
  expect(connected.open.consoleErrors()).toEqual([]);
});

/** A record of a company on the platform. */
async function readIds(realm: string): Promise<string> {
  return connected.sandbox.platform.control.records(realm)[0]?.id ?? 'inv_1';
}

test('a page sends what its card offers now, and Clear ID only after a look', async () => {
  const { hear, keyOf, versionOf, asking } = await attack();
  const company = { realm: COMPANY_A, company_key: keyOf(COMPANY_A) };
  const command = (action: string, items: readonly object[]) =>
    hear<'commands'>({ type: 'commands', ...company, action, items });

  // Nothing that needs a form, a dialog of the panel, or input.
  const version = await versionOf('inv_1042');
  for (const action of ACTION_NAMES.filter((each) => !ACTIONS_IN_TAB.includes(each))) {
    expect(await command(action, [item('inv_1042', version)])).toBe('malformed_request');
  }
  expect(await command('resync', [item('inv_1042', version, { input: { fields: { amount: '1' } } })])).toBe(
    'malformed_request',
  );
  expect(await command('resync', [item('inv_1042', version), item('inv_1041', version)])).toBe(
    'malformed_request',
  );
  // A version that is made up opens nothing that the card does not offer.
  for (const made of ['1', '999999', version]) {
    expect(refusalOf(await command('approve', [item('inv_1041', made)]))).toBe('not_eligible');
  }
  // Clear ID without a look, and with one that is made up.
  expect(refusalOf(await command('clear_id', [item('inv_1042', version)]))).toBe('not_looked');
  const made = crypto.randomUUID();
  expect(refusalOf(await command('clear_id', [item('inv_1042', version, { look: made })]))).toBe(
    'not_looked',
  );
  expect(sent()).toEqual([]);

  // A look allows one command on this version of this record.
  connected.sandbox.platform.control.deleteInQuickBooks(COMPANY_A, 'Invoice', '146');
  const check = await hear<'check_record'>({
    type: 'check_record',
    ...company,
    record_id: 'inv_1042',
  });
  if (typeof check === 'string' || 'status' in check) throw new Error(JSON.stringify(check));
  const { look } = check;
  expect(look).toMatch(/^[\da-f-]{36}$/);
  expect(refusalOf(await command('clear_id', [item('inv_1042', '999999', { look })]))).toBe('not_looked');
  const first = item('inv_1042', version, { look });
  expect(refusalOf(await command('clear_id', [first]))).toBe('done');
  // Sent again after a lost answer, it is the same command.
  expect(refusalOf(await command('clear_id', [first]))).toBe('done');
  expect(refusalOf(await hear({ type: 'undo', ...company, keys: [first.key] }))).toBe('done');
  expect(refusalOf(await command('clear_id', [item('inv_1042', version, { look })]))).toBe('not_looked');
  expect((await readStored(asking)).jobs.filter(({ action }) => action === 'clear_id')).toHaveLength(1);
});

test('what only own pages may ask is refused, and 1,600 refused messages cost nothing', async () => {
  const { say, sayAll, asking, keyOf } = await attack();
  const own = Object.entries(REQUESTS).filter(([, { from }]) => !from.some((each) => each === 'page'));
  expect(own.length).toBeGreaterThan(15);
  for (const [type] of own) expect(refusalOf(await say({ type }))).toBe('sender_refused');

  const bad = [{ type: 'options' }, { type: 'describe_page', realm: 'x' }, { no: 'type' }, null];
  const popup = () => asking.ask({ type: 'popup', open: null, company_key: keyOf(COMPANY_A) });
  await untilSettled(asking);
  await watchWorker(connected.open);
  const { requests: ofPopup } = await activityWhile(connected.open, popup);
  expect(ofPopup).toBeGreaterThan(0);

  const costs: number[] = [];
  for (const count of [1_600, 200, 200]) {
    const from = performance.now();
    const since = () => performance.now() - from;
    const took = { popup: 0, flood: 0 };
    let replies: Awaited<ReturnType<typeof sayAll>> = [];
    const { requests } = await activityWhile(connected.open, async () => {
      const flood = sayAll(Array.from({ length: count }, (_, at) => bad[at % bad.length])).then((heard) => {
        replies = heard;
        took.flood = since();
      });
      // Messages of one document arrive in their order: all of them are there.
      await say(null);
      const asked = since();
      await popup();
      took.popup = since() - asked;
      await flood;
    });
    expect(replies).toHaveLength(count);
    expect(replies.every((reply) => reply !== null && !reply.ok)).toBe(true);
    // The worker does nothing for them after their refusal, for which what comes behind them would have to wait.
    if (count > 1_000) expect(took.popup).toBeLessThan(took.flood);
    costs.push(requests - ofPopup);
    console.log(
      `The popup was answered after ${took.popup.toFixed(0)} ms, ${count} refused messages after ${took.flood.toFixed(0)} ms; ${requests} requests to the store, ${ofPopup} for the popup`,
    );
  }
  // They have nothing read. What the worker looks at of itself meanwhile falls into one of the floods at most.
  expect(Math.min(...costs)).toBe(0);
  expect(Math.max(...costs)).toBeLessThan(50);
});

test('a document that asks without end is refused, and another tab is answered meanwhile', async () => {
  const { sayAll } = await attack();
  const other = await takeOver(await openQuickBooks(connected.open, '/app/invoice?txnId=146'));
  const question = { type: 'describe_page', realm: COMPANY_A, refs: [], rows: [] } as const;
  const [first] = await sayAll([question]);
  expect(refusalOf(first ?? null)).toBe('done');
  const flood = sayAll(Array.from({ length: 1_000 }, () => question));
  expect(refusalOf(await other.say(question))).toBe('done');
  const replies = (await flood).map(refusalOf);
  expect(new Set(replies)).toEqual(new Set(['done', 'too_many']));
  expect(replies.filter((each) => each === 'done').length).toBeLessThan(400);
});

test('a page opens few tabs, and says nothing in words of its own', async () => {
  const { sayAll, hear, asking, keyOf } = await attack();
  const { browser } = connected.open;
  const before = (await browser.pages()).length;
  const company = { realm: COMPANY_A, company_key: keyOf(COMPANY_A) };
  const views = Array.from({ length: 40 }, () => ({ type: 'open_view', ...company, view: 'attention' }));
  const opened = await sayAll(views);
  expect(opened.filter((reply) => reply?.ok).length).toBeLessThanOrEqual(4);
  expect(new Set(opened.map(refusalOf))).toEqual(new Set(['done', 'too_many']));
  // One panel, however often it is asked for.
  for (let times = 0; times < 8; times++) {
    expect(refusalOf(await hear({ type: 'open_panel', ...company, record_id: 'inv_1042' }))).toBe('done');
  }
  expect(refusalOf(await hear({ type: 'open_panel', ...company, record_id: 'no such record' }))).toBe(
    'record_gone',
  );
  const panels = () => browser.targets().filter((target) => target.url().includes('sidepanel.html'));
  await waitFor('the panel', async () => panels().length > 0);
  expect(panels()).toHaveLength(1);
  expect((await browser.pages()).length).toBeLessThanOrEqual(before + 6);

  // Misses are names from a list.
  expect(await hear({ type: 'report_misses', misses: [{ page: 'call 555-0100', place: 'title' }] })).toBe(
    'malformed_request',
  );
  const spoken = Array.from({ length: 20 }, () => ({ page: 'invoice', place: 'title' }));
  expect(await hear({ type: 'report_misses', misses: spoken })).toEqual({ status: 'done' });
  const [misses] = await asking.read(['misses']);
  expect(misses).toHaveLength(1);
});
