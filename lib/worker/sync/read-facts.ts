import type { Database } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import type { CompanyRow, CycleRow, Lane, Step } from '../../store/rows.ts';
import { isLeftAlone } from './note-trouble.ts';
import type { CycleFacts } from './plan-next-step.ts';

/** Reads the facts from which a cycle decides. Runs in a transaction with `jobs` in scope, or in none. */
export async function readFacts(
  db: Database,
  company: CompanyRow,
  cycle: CycleRow,
  now: number,
): Promise<CycleFacts> {
  const [doubt, due] = await Promise.all([firstAt(db, company, 'doubt'), firstAt(db, company, 'due')]);
  return {
    connected: cycle.connected,
    inDoubt: doubt !== null && doubt <= now,
    due: due !== null && due <= now,
    runWanted: cycle.run_wanted !== null || owedAt(company) <= now,
    runUnderWay: cycle.run !== null && !isLeftAlone(company, 'follow', now),
    pullWanted: cycle.pull_wanted,
    watching: typeof cycle.watch_at === 'number',
  };
}

const STEP_OF = { due: 'push', doubt: 'ask' } as const satisfies Partial<Record<Lane, Step>>;

/** When the first command of a lane may be sent: not while its step is in backoff. */
async function firstAt(
  db: Database,
  { key, troubles }: CompanyRow,
  lane: keyof typeof STEP_OF,
): Promise<number | null> {
  const job = await inLane(db, key, lane).first();
  return job ? Math.max(job.due_at, troubles?.[STEP_OF[lane]]?.retry_at ?? 0) : null;
}

/** When the next request is to be sent, asked about, or run; `null` for never. */
export async function nextCommandAt(db: Database, company: CompanyRow): Promise<number | null> {
  const at = Math.min(
    (await firstAt(db, company, 'due')) ?? NEVER,
    (await firstAt(db, company, 'doubt')) ?? NEVER,
    owedAt(company),
  );
  return at === NEVER ? null : at;
}

const NEVER = Number.POSITIVE_INFINITY;

/** When a run that could not be requested is requested again. */
function owedAt({ troubles }: CompanyRow): number {
  return troubles?.run?.owed ? troubles.run.retry_at : NEVER;
}
