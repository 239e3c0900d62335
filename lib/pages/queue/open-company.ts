import type { Browser } from 'webextension-polyfill';
import type { TestRun } from '../../core/listing/act.ts';
import type { Runs } from '../../core/listing/remember-unchecked.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { ReadContext } from '../../views/read-context.ts';
import type { AskSafely } from '../ask-safely.ts';
import { makeCompanyCalls } from './make-company-calls.ts';
import { type Acts, type Batch, performActs } from './perform-acts.ts';
import type { ShownCompany } from './read-company.ts';
import { readLogs } from './read-logs.ts';
import { storedValues } from './stored-values.ts';
import { makeUncheckedApprovals, type UncheckedApprovals } from './unchecked-approvals.ts';

/** What belongs to the company whose queue is shown. */
export interface OpenCompany {
  readonly values: ReturnType<typeof storedValues>;
  readonly acts: Acts;
  readonly approvals: UncheckedApprovals;
  readonly logs: ReturnType<typeof readLogs>;
  readonly calls: ReturnType<typeof makeCompanyCalls>;
}

export interface OpenCompanyOptions {
  readonly browser: Browser;
  readonly context: ReadContext;
  readonly ask: AskSafely;
  readonly words: () => QueueWords;
  /** Why a record is as it is, in words. */
  readonly reasonOf: (recordId: string) => string | null;
  readonly company: () => ShownCompany | null;
  readonly runs: () => Runs;
  /** Reads the whole store again. */
  readonly readAgain: () => void;
  readonly onChange: () => void;
}

/**
 * Opens a company: its acts, approvals, logs and calls, and what was stored of them.
 * @param onBatch called when a batch begins and, with `null`, when it ends
 * @returns the company, and what was stored of it, once that has been read
 */
export function openCompany(
  companyKey: string,
  options: OpenCompanyOptions,
  onBatch: (open: OpenCompany, batch: Batch | null) => void,
): { open: OpenCompany; stored: Promise<{ batch: Batch | null; test: TestRun | null }> } {
  const { browser, context, ask, words, reasonOf, onChange } = options;
  const values = storedValues(browser.storage, companyKey);
  const acts = performActs(companyKey, {
    ask,
    newKey: () => crypto.randomUUID(),
    words,
    reasonOf,
    onChange,
    keepBatch: (batch) => onBatch(open, batch),
  });
  const approvals = makeUncheckedApprovals({
    value: values.unchecked,
    runs: options.runs,
    clock: context.clock,
    onChange,
  });
  const open: OpenCompany = {
    values,
    acts,
    approvals,
    logs: readLogs(context.tables.bulk, companyKey, ask, onChange),
    calls: makeCompanyCalls(ask, companyKey, options.company, options.readAgain),
  };
  const readStored = async () => {
    const [batch, test] = await Promise.all([values.batch.read(), values.test.read(), approvals.read()]);
    return { batch, test };
  };
  return { open, stored: readStored() };
}
