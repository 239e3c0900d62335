import { afterEach, expect, test } from 'vitest';
import { countedAs, SYNC_STATES } from '../../../lib/core/records/sync-state.ts';
import { openTestClient, type TestClient } from '../platform/test-client.ts';
import { COMPANY_A } from './access-keys.ts';
import { believableCompany } from './believable-company.ts';
import { reportedErrors } from './reported-errors.ts';
import * as scenarios from './scenario-world.ts';
import type { World } from './world.ts';

let client: TestClient;
afterEach(() => client?.platform.close());
const open = async (world: World) => {
  client = await openTestClient(world);
};
const counts = () => {
  const seen = { to_approve: 0, pending: 0, failed: 0 };
  for (const record of client.all()) {
    const counted = record.older ? null : countedAs(record.sync.state);
    if (counted) seen[counted] += 1;
  }
  return seen;
};

test('S01 starts with 4, 4 and 4', async () => {
  await open(scenarios.worldS01());
  expect(counts()).toEqual({ to_approve: 4, pending: 4, failed: 4 });
  expect(client.platform.control.document(COMPANY_A, 'Invoice', '149')).toMatchObject({
    number: '1099',
    mark: null,
  });
  expect((await client.record('inv_1042')).sync.since).toBe('2026-02-28T14:00:00Z');
});

test.each([
  ['S10', scenarios.worldS10, { to_approve: 250, pending: 0, failed: 0 }],
  ['S14', scenarios.worldS14, { to_approve: 0, pending: 0, failed: 0 }],
  ['S16', scenarios.worldS16, { to_approve: 0, pending: 121, failed: 0 }],
  ['S17', scenarios.worldS17, { to_approve: 14, pending: 0, failed: 0 }],
  ['S19', scenarios.worldS19, { to_approve: 0, pending: 0, failed: 0 }],
  ['S21', scenarios.worldS21, { to_approve: 0, pending: 4, failed: 0 }],
  ['S23', scenarios.worldS23, { to_approve: 0, pending: 2, failed: 1 }],
  ['S30', scenarios.worldS30, { to_approve: 0, pending: 42, failed: 0 }],
  ['S33', scenarios.worldS33, { to_approve: 0, pending: 1, failed: 0 }],
] as const)('%s starts with its numbers', async (_, world, expected) => {
  await open(world());
  expect(counts()).toEqual(expected);
});

const WORLDS = Object.entries(scenarios).flatMap(([name, world]) =>
  typeof world === 'function' && (name.startsWith('world') || name === 'commonWorld')
    ? [[name, world as () => World] as const]
    : [],
);

test.each([...WORLDS, ['believable', () => believableCompany(1)] as const])(
  '%s: every link leads to its document, and looking at it finds nothing new',
  async (_, world) => {
    await open(world());
    const { control } = client.platform;
    const before = client.all();
    for (const record of before) {
      const copy = record.sync.quickbooks;
      if (!copy) continue;
      const document = control.document(COMPANY_A, copy.type, copy.id);
      expect(document?.status ?? 'missing', `${record.id} → ${copy.type} ${copy.id}`).toBe(copy.status);
      if (record.sync.state === 'synced') {
        await client.inCompany('GET', `/records/${record.id}/check`);
        expect(client.state(record.id), record.id).toBe('synced');
      }
    }
    const marks = control
      .books(COMPANY_A)
      .flatMap((one) => (one.mark && one.status !== 'deleted' ? [one.mark] : []));
    expect(new Set(marks).size).toBe(marks.length);
  },
);

test('records that become ready in S14 are synced afterwards', async () => {
  await open(scenarios.worldS14());
  client.platform.control.addRecords(COMPANY_A, scenarios.recordsS14());
  expect(counts().pending).toBe(37);
  expect(await client.run()).toMatchObject({ total: 37, done: 37, failed: 0 });
});

test('the believable company shows every state and every error', async () => {
  const now = Date.parse('2026-03-03T14:00:00Z');
  await open(believableCompany(7, { now, hold: true }));
  const states = new Set(client.all().map((one) => one.sync.state));
  // A company never stays in a state of a run, or in one that no platform reports.
  expect(SYNC_STATES.filter((state) => !states.has(state))).toEqual(['syncing', 'unknown']);
  const reported = new Set(client.all().map((one) => `${one.sync.error?.code} ${one.sync.error?.detail}`));
  for (const error of reportedErrors()) expect(reported).toContain(`${error.code} ${error.detail}`);
  expect(client.all().length).toBeGreaterThan(300);
  expect((await client.run()).state).toBe('finished');
});

test('the same seed makes the same company, another seed another one', () => {
  const made = (seed: number) => {
    const [mine] = believableCompany(seed, { now: 0, hold: true }).companies;
    return JSON.stringify([...(mine?.records ?? [])]);
  };
  expect(made(3)).toBe(made(3));
  expect(made(3)).not.toBe(made(4));
});
