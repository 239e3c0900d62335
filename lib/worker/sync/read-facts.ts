import type { Tabled } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import type { CompanyRow, CycleRow, JobRow, Lane, Step } from '../../store/rows.ts';
import { isLeftAlone } from './note-trouble.ts';
import type { CycleFacts } from './plan-next-step.ts';

/** Reads the facts from which a cycle decides. In a transaction under way, or in none. */
export async function readFacts(
  db: Tabled<'jobs'>,
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
  db: Tabled<'jobs'>,
  company: CompanyRow,
  lane: keyof typeof STEP_OF,
): Promise<number | null> {
  return timeOf(company, lane, await inLane(db, company.key, lane).first());
}

function timeOf(
  { troubles }: CompanyRow,
  lane: keyof typeof STEP_OF,
  job: JobRow | undefined,
): number | null {
  return job ? Math.max(job.due_at, troubles?.[STEP_OF[lane]]?.retry_at ?? 0) : null;
}

/**
 * When the next request is to be sent, asked about, or run; `null` for never.
 * @param due the first command that is to be sent
 * @param doubt the first command that is to be asked about
 */
export function commandAt(
  company: CompanyRow,
  due: JobRow | undefined,
  doubt: JobRow | undefined,
): number | null {
  const times = [timeOf(company, 'due', due), timeOf(company, 'doubt', doubt)];
  const at = Math.min(...times.map((time) => time ?? NEVER), owedAt(company));
  return at === NEVER ? null : at;
}

const NEVER = Number.POSITIVE_INFINITY;

/** When a run that could not be requested is requested again. */
function owedAt({ troubles }: CompanyRow): number {
  return troubles?.run?.owed ? troubles.run.retry_at : NEVER;
}
