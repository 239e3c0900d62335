import { afterEach, expect, test } from 'vitest';
import type { RequestOf } from '../../lib/protocol/requests.ts';
import type { CompanyRow, CountersRow, CycleRow, JobRow } from '../../lib/store/rows.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { connect } from '../browser/page/open-connected.ts';
import { openTestbed, type Testbed } from '../browser/scenarios/open-testbed.ts';
import { openAsking } from '../browser/trust/ask-worker.ts';
import { BOOKKEEPER_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { createRandom, SEED } from '../sandbox/world/random.ts';
import { manyInvoices, worldS10 } from '../sandbox/world/scenario-world.ts';
import type { World } from '../sandbox/world/world.ts';

/* The worker is ended again and again while a large company works. `TICKMARK_AT_SIZE=1` for the whole size. */

const WHOLE = process.env.TICKMARK_AT_SIZE === '1';
const RECORDS = WHOLE ? 100_000 : 2_000;
const COMMANDS = WHOLE ? 5_000 : 100;
const KILLS = WHOLE ? 200 : 8;
/** The longest life of a worker after it was asked, in milliseconds. */
const LONGEST_MS = 400;
const PATIENCE = { deadline: WHOLE ? 1_800_000 : 240_000, every: 500 };

let testbed: Testbed;
afterEach(() => testbed?.close());

/** Invoices to approve, beside many that are synced. */
function largeWorld(): World {
  const world = worldS10(COMMANDS);
  const [first, ...rest] = world.companies;
  if (!first) throw new Error('A world has a first company');
  const synced = manyInvoices(RECORDS, 1_000_000, 'synced');
  return { ...world, companies: [{ ...first, records: [...first.records, ...synced] }, ...rest] };
}

test(
  `${COMMANDS} commands among ${RECORDS} records each take effect once through ${KILLS} kills, TICKMARK_SEED=${SEED}`,
  async () => {
    const random = createRandom(SEED);
    testbed = await openTestbed({ world: largeWorld(), accessKey: null, speed: 60 });
    const { browser, sandbox } = testbed;
    const { control } = sandbox.platform;
    await connect(browser, sandbox.platform.url, BOOKKEEPER_KEY_A);
    const asking = await openAsking(browser);
    const began = performance.now();
    const firstCompany = async () => (((await asking.read(['companies']))[0] ?? []) as CompanyRow[])[0];
    const company = await waitFor(
      'the first read',
      async () => {
        const row = await firstCompany();
        return row?.first_read_done ? row : null;
      },
      PATIENCE,
    );
    const read = performance.now();

    const { key: company_key } = company;
    const items = control
      .records(COMPANY_A)
      .filter((record) => record.sync.state === 'needs_approval')
      .map(({ id, version }) => ({
        ...{ record_id: id, version: String(version), input: {} },
        key: crypto.randomUUID(),
      }));
    expect(items).toHaveLength(COMMANDS);
    const batches: RequestOf<'commands'>[] = Array.from({ length: KILLS }, (_, at) => ({
      ...{ type: 'commands', company_key, action: 'approve' },
      items: items.slice(Math.floor((at * COMMANDS) / KILLS), Math.floor(((at + 1) * COMMANDS) / KILLS)),
    }));
    let open: RequestOf<'commands'>[] = [];
    const given = new Set<string>();
    for (const batch of batches) {
      open.push(batch);
      const asked = open;
      const answers = asking.askAll<'popup' | 'commands'>([
        { type: 'popup', open: null, company_key },
        ...asked,
      ]);
      await new Promise((resolve) => setTimeout(resolve, random.next() * LONGEST_MS));
      await browser.killWorker();
      const [, ...replies] = await answers;
      open = asked.filter((request, at) => {
        const reply = replies[at];
        if (!reply?.ok || !('accepted' in reply.answer)) return true;
        for (const { key } of request.items) given.add(key);
        return false;
      });
      const [jobs = []] = (await asking.read(['jobs'])) as JobRow[][];
      const kept = new Set(jobs.map(({ key }) => key));
      // What was accepted is on the disk, whatever happened to the worker.
      expect([...given].filter((key) => !kept.has(key))).toEqual([]);
    }
    const killed = performance.now();

    for (const request of open) await asking.ask(request);
    await waitFor(
      'everything to have settled',
      async () => {
        const lanes = await asking.openLanes();
        const [cycles = []] = (await asking.read(['cycles'])) as CycleRow[][];
        if (lanes.length === 0 && cycles.length === 0) return true;
        // Commands that ended the worker too often wait for a person: pressed again, as a person does.
        const [jobs = []] = (await asking.read(['jobs'])) as JobRow[][];
        const parked = jobs.filter(({ state }) => state === 'parked');
        await asking.askAll<'commands' | 'popup'>([
          { type: 'popup', open: null, company_key },
          ...parked.map(({ record_id, version, action, input }) => ({
            ...({ type: 'commands', company_key, action } as const),
            items: [{ record_id, version, input, key: crypto.randomUUID() }],
          })),
        ]);
        throw new Error(
          JSON.stringify({ lanes, steps: cycles.map(({ step }) => step), parked: parked.length }),
        );
      },
      PATIENCE,
    );
    const settled = performance.now();

    expect(Object.values(control.effects()).filter((count) => count !== 1)).toEqual([]);
    const posted = control.books(COMPANY_A, 'Invoice').filter(({ mark }) => mark !== null);
    expect(posted).toHaveLength(COMMANDS);
    expect(new Set(posted.map(({ mark }) => mark)).size).toBe(COMMANDS);
    const [counters = []] = (await asking.read(['counters'])) as CountersRow[][];
    expect(counters[0]).toMatchObject({ to_approve: 0, pending: 0, failed: 0 });
    const counted = Object.values(counters[0]?.by_state ?? {}).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(control.records(COMPANY_A).length);
    const seconds = (ms: number) => (ms / 1_000).toFixed(1);
    console.log(
      `${RECORDS} records read in ${seconds(read - began)} s, ${KILLS} kills in ${seconds(killed - read)} s, ` +
        `settled ${seconds(settled - killed)} s later; TICKMARK_SEED=${SEED}`,
    );
  },
  WHOLE ? 5_400_000 : 600_000,
);
