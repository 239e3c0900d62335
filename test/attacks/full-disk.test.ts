import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { SANDBOX_BUILD } from '../browser/harness/open-browser.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { openTestbed, type Testbed } from '../browser/scenarios/open-testbed.ts';
import { openAsking } from '../browser/trust/ask-worker.ts';
import { itemOf } from '../browser/trust/command-requests.ts';
import { onlyCompany, readStored, untilSettled } from '../browser/trust/stored-state.ts';
import { BOOKKEEPER_KEY_A } from '../sandbox/world/access-keys.ts';
import { worldS10 } from '../sandbox/world/scenario-world.ts';

/* The browser refuses to store more while a person gives many commands. `TICKMARK_AT_SIZE=1` runs it: it waits for minutes. */

const COMMANDS = 600;
const BATCH = 10;
/** The browser looks at the quota again after half a minute. */
const PATIENCE = { deadline: 120_000, every: 1_000 };

let testbed: Testbed | undefined;
let build: string | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await testbed?.close();
  if (build) await rm(build, { recursive: true, force: true });
  testbed = undefined;
});

/** A copy of the build that may store no more than the browser allows a site, so that its disk can be full. */
async function withoutUnlimitedStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-build-'));
  cpSync(process.env.TICKMARK_BUILD ?? SANDBOX_BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest: { permissions: string[] } = JSON.parse(readFileSync(path, 'utf8'));
  manifest.permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

test.runIf(process.env.TICKMARK_AT_SIZE === '1')(
  'a full disk keeps commands or refuses them, says so, loses none, and lets them go on once there is room',
  async () => {
    build = await withoutUnlimitedStorage();
    vi.stubEnv('TICKMARK_BUILD', build);
    testbed = await openTestbed({ world: worldS10(COMMANDS), accessKey: BOOKKEEPER_KEY_A });
    const { browser, sandbox } = testbed;
    const { control } = sandbox.platform;
    const asking = await openAsking(browser);
    const session = await asking.page.createCDPSession();
    const origin = `chrome-extension://${browser.extensionId}`;
    const setQuota = (quota?: { readonly quotaSize: number }) =>
      session.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
    const start = await readStored(asking);
    const { key: company_key } = onlyCompany(start);
    const items = start.records.filter((row) => row.state === 'needs_approval').map((row) => itemOf(row));
    expect(items).toHaveLength(COMMANDS);
    const given: string[] = [];
    /** Gives the next commands. @returns the answer, if not all of them were accepted */
    const give = async () => {
      const next = items.slice(given.length, given.length + BATCH);
      const answer = await asking.ask({ type: 'commands', company_key, action: 'approve', items: next });
      if (answer.status === 'refused' || answer.accepted < next.length || answer.refused.length > 0)
        return answer;
      given.push(...next.map(({ key }) => key));
      return null;
    };

    // The platform has done the first, and their results find the disk full.
    control.addFault({ kind: 'commit_then_hang', method: 'POST', path: '/commands$' });
    expect(await give()).toBeNull();
    await asking.ask({ type: 'release', company_key, keys: given });
    await waitFor('commands to be under way', () => Object.keys(control.effects()).length > 0);
    await setQuota({ quotaSize: 1 });
    const refusal = await waitFor('commands not to be accepted', give, PATIENCE);
    expect(refusal).toMatchObject({ status: 'refused', problem: { code: 'store_full' } });
    const kept = given.length;
    expect(kept).toBeLessThan(COMMANDS);
    const seen = await readStored(asking);
    expect(seen.jobs.map(({ key }) => key).sort()).toEqual([...given].sort());
    await waitFor(
      'it to be said',
      async () => {
        const answer = await asking.ask({ type: 'popup', open: null, company_key });
        const { connection, problem } = answer.company ?? {};
        if (problem?.code === 'store_full') return true;
        throw new Error(
          JSON.stringify({ connection, problem, trouble: (await readStored(asking)).companies[0]?.outage }),
        );
      },
      PATIENCE,
    );
    control.clearFaults();

    await setQuota();
    const room = performance.now();
    await untilSettled(asking);
    console.log(
      `${kept} commands kept; at rest ${Math.round((performance.now() - room) / 1_000)} s after there was room`,
    );
    const effects = control.effects();
    expect(given.map((key) => effects[key])).toEqual(given.map(() => 1));
  },
);
