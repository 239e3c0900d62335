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
