import type { Browser } from 'webextension-polyfill';
import type { FollowedBatch, TestRun } from '../../core/listing/command-batch.ts';
import type { Runs } from '../../core/listing/remember-unchecked.ts';
import { fieldsOf, knownKind } from '../../core/platform-kinds.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { ConnectAnswer } from '../../protocol/options.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import type { ReadContext } from '../../views/read-context.ts';
import type { AskSafely } from '../ask-safely.ts';
import type { ShownCompany } from './read-company.ts';
import { readLogs } from './read-logs.ts';
import type { Store } from './read-store.ts';
import { type BatchSender, sendBatches } from './send-batches.ts';
import { storedValues } from './stored-values.ts';
import { makeUncheckedApprovals, type UncheckedApprovals } from './unchecked-approvals.ts';

/**
 * The page's requests about one company, its connection included. None of them rejects.
 * @param company its data as last read
 * @param onConnection called when the connection has, or may have, changed
 */
function makeCompanyCalls(
  ask: AskSafely,
  companyKey: string,
  company: () => Store['company'],
  onConnection: () => void,
) {
  /** Any change of the connection is shown at once, whatever its result. */
  function answered<T>(answer: T): T {
    onConnection();
    return answer;
  }

  return {
    syncNow: () => ask<'sync_now'>({ type: 'sync_now', company_key: companyKey }),
    async disconnect(): Promise<DoneAnswer> {
      const connection_id = company()?.summary.connection_id ?? '';
      return answered(await ask<'disconnect'>({ type: 'disconnect', connection_id }));
    },
    /** Connects again at the same address, and replaces the existing connection. */
    async reconnect(key: string): Promise<ConnectAnswer> {
      const connection = company()?.connected.connection;
      const { address = '', id = null, kind } = connection ?? {};
      const secret = fieldsOf(knownKind(kind)).find(({ input }) => input === 'secret')?.name ?? '';
      const answer = await ask<'connect'>({
        type: 'connect',
        ...(kind !== undefined && { kind }),
        values: { address, [secret]: key },
        replaces: id,
      });
      return answered(answer);
    },
    /** Records from before Tickmark was connected. */
    older: {
      about: () => ask<'ask_connection'>({ type: 'ask_connection', company_key: companyKey }),
      backfill: (range: Omit<RequestOf<'backfill'>, 'type' | 'company_key'>) =>
        ask<'backfill'>({ type: 'backfill', company_key: companyKey, ...range }),
      newKey: () => crypto.randomUUID(),
    },
  };
}

/** The state and calls of the company whose queue is shown. */
export interface OpenCompany {
  readonly values: ReturnType<typeof storedValues>;
  readonly sender: BatchSender;
  readonly approvals: UncheckedApprovals;
  readonly logs: ReturnType<typeof readLogs>;
  readonly calls: ReturnType<typeof makeCompanyCalls>;
}

export interface OpenCompanyOptions {
  readonly browser: Browser;
  readonly context: ReadContext;
  readonly ask: AskSafely;
  readonly words: () => QueueWords;
  /** The reason for a record's state, in words. */
  readonly reasonOf: (recordId: string) => string | null;
  readonly company: () => ShownCompany | null;
  readonly runs: () => Runs;
  /** Reads the whole store again. */
  readonly readAgain: () => void;
  readonly onChange: () => void;
}

/**
 * Opens a company: its commands, approvals, logs and calls, and its stored values.
 * @param onBatch called when a batch begins and, with `null`, when it ends
 * @param onTold called when an announced batch begins
 * @returns the company, and its stored values once they have been read
 */
export function openCompany(
  companyKey: string,
  options: OpenCompanyOptions,
  onBatch: (open: OpenCompany, batch: FollowedBatch | null) => void,
  onTold: (batch: FollowedBatch) => void,
): { open: OpenCompany; stored: Promise<{ batch: FollowedBatch | null; test: TestRun | null }> } {
  const { browser, context, ask, words, reasonOf, onChange } = options;
  const values = storedValues(browser.storage, companyKey);
  const sender = sendBatches(companyKey, {
    ask,
    newKey: () => crypto.randomUUID(),
    words,
    reasonOf,
    onChange,
    keepBatch: (batch) => onBatch(open, batch),
    followTold: onTold,
  });
  const approvals = makeUncheckedApprovals({
    value: values.unchecked,
    runs: options.runs,
    clock: context.clock,
    onChange,
  });
  const open: OpenCompany = {
    values,
    sender,
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
