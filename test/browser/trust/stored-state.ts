import { expect } from 'vitest';
import { type Counters, countChange, NO_RECORDS } from '../../../lib/core/records/counters.ts';
import type {
  CompanyRow,
  CountersRow,
  CycleRow,
  JobRow,
  LogRow,
  RecordRow,
} from '../../../lib/store/rows.ts';
import type { OpenBrowser } from '../harness/open-browser.ts';
import { waitFor } from '../harness/wait-for.ts';
import type { Asking } from './ask-worker.ts';

/** What the extension has stored, at one moment. */
export interface Stored {
  readonly companies: readonly CompanyRow[];
  readonly records: readonly RecordRow[];
  readonly counters: readonly CountersRow[];
  readonly jobs: readonly JobRow[];
  readonly cycles: readonly CycleRow[];
  readonly log: readonly LogRow[];
}

const TABLES = ['companies', 'records', 'counters', 'jobs', 'cycles', 'log'] as const;

export async function readStored(asking: Asking): Promise<Stored> {
  const tables = await asking.read(TABLES);
  return Object.fromEntries(TABLES.map((name, at) => [name, tables[at]])) as unknown as Stored;
}

/** The only company. */
export function onlyCompany({ companies }: Stored): CompanyRow {
  expect(companies).toHaveLength(1);
  return companies[0] as CompanyRow;
}

const withoutZeros = ({ to_approve, pending, failed, by_state }: Counters): Counters => ({
  to_approve,
  pending,
  failed,
  by_state: Object.fromEntries(
    Object.entries(by_state)
      .filter(([, count]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

/** Checks that the stored numbers equal a count of the rows. */
export function expectRightCounters({ companies, records, counters }: Stored): void {
  for (const { key } of companies) {
    const counted = records
      .filter((row) => row.company_key === key)
      .reduce<Counters>((sum, row) => countChange(sum, null, row.state), NO_RECORDS);
    const stored = counters.find((row) => row.company_key === key) ?? NO_RECORDS;
    expect(withoutZeros(stored)).toEqual(withoutZeros(counted));
  }
}

/** A busy machine needs minutes for thousands of commands. */
const SETTLED_WITHIN_MS = 240_000;

/** Waits until no cycle runs and no command is unfinished. @param meanwhile called between looks, e.g. to wake the worker */
export async function untilSettled(
  asking: Asking,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Stored> {
  await waitFor(
    'everything to have settled',
    async () => {
      const open = await asking.openLanes();
      const [cycles = [], companies = []] = (await asking.read(['cycles', 'companies'])) as [
        CycleRow[],
        CompanyRow[],
      ];
      if (cycles.length === 0 && open.length === 0) return true;
      await meanwhile();
      const steps = cycles.map(({ step }) => step).join();
      throw new Error(JSON.stringify({ steps, open, outages: companies.map(({ outage }) => outage) }));
    },
    { deadline: SETTLED_WITHIN_MS, every: 250 },
  );
  return readStored(asking);
}

/** The keys of the commands that the marker beside the tables names, sorted. */
export function markedKeys(asking: Asking): Promise<string[]> {
  return asking.page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        storage: { local: { get(key: string): Promise<{ marker?: { commands: { key: string }[] }[] }> } };
      };
    };
    const { marker = [] } = await chrome.storage.local.get('marker');
    return marker.flatMap(({ commands }) => commands.map(({ key }) => key)).sort();
  });
}

/** Ends the worker and throws the tables away, as a browser does that needs the space. */
export async function evict({ killWorker }: OpenBrowser, { page }: Asking): Promise<void> {
  await killWorker();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('tickmark');
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );
}
