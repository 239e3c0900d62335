import type { Failing } from '../../core/diagnosis/check.ts';
import { groupOdd, type OddThing } from '../../core/diagnosis/odd-lines.ts';
import { maskSecrets } from '../../core/mask-secrets.ts';
import type { CompanyHealth, DiagnosisAnswer, WaitingCommands } from '../../protocol/diagnosis.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { Database } from '../../store/database.ts';
import { inLane } from '../../store/jobs/open-jobs.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import type { JobRow, Lane, Outage } from '../../store/rows.ts';
import { type ConnectedCompany, storedCompanies } from '../../views/find-company.ts';
import { iso } from '../../views/iso-time.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/** The stored health data; the view interprets it. */
export async function diagnose(
  request: RequestOf<'diagnosis'>,
  context: WorkerContext,
): Promise<DiagnosisAnswer> {
  const words = await wordsFor(context);
  const stored = (await storedCompanies(context, null)).filter(
    ({ company }) => request.company_key === null || company.key === request.company_key,
  );
  return {
    version: context.version,
    language: words.language,
    companies: await Promise.all(
      stored.map(async (each) => ({
        company: await summarizeCompany(context, each, words),
        ...(await readHealth(context.tables.bulk, each)),
      })),
    ),
    wake_at: iso(await context.wakeAt()),
    misses: (await context.tables.bulk.misses.all()).map(({ page, place, since, count }) => ({
      page,
      place,
      since: time(since),
      count,
    })),
  };
}

function time(at: number): string {
  return iso(at) ?? '';
}

async function readHealth(
  db: Database,
  { company, connection }: ConnectedCompany,
): Promise<Omit<CompanyHealth, 'company'>> {
  const { key } = company;
  const cycle = await db.cycles.get(key);
  const jobs = (lane: Lane) => inLane(db, key, lane).all();
  return {
    address: connection.address,
    platform_version: connection.platform_version,
    connector_version: connection.connector_version,
    minimum_connector_version: connection.minimum_connector_version,
    quickbooks: company.quickbooks,
    support: connection.support,
    last_processed_at: iso(company.last_processed_at),
    stalled_since: iso(company.stalled_since),
    connected_at: time(connection.connected_at),
    first_read_done: company.first_read_done,
    failing: [company.outage, ...Object.values(company.troubles ?? {})].flatMap((each) =>
      each ? [failing(each)] : [],
    ),
    waiting: {
      // A retry scheduled for later waits for its time.
      due: waiting(await jobs('due'), ({ due_at, asked_at }) => Math.max(due_at, asked_at)),
      doubtful: waiting(await jobs('doubt'), ({ asked_at }) => asked_at),
      accepted: waiting(await jobs('following'), ({ settled_at, asked_at }) => settled_at ?? asked_at),
      parked: reasonsOf(await jobs('parked')),
    },
    cycle: cycle
      ? {
          step_since: time(cycle.step_started_at),
          run_since: cycle.run && iso(cycle.run.moved_at ?? cycle.run.started_at),
        }
      : null,
    odd: groupOdd(await oddThings(db, key)),
  };
}

function failing({ step, code, status = null, reason, since, retry_at }: Outage): Failing {
  return {
    step,
    code,
    status,
    reason: maskSecrets(reason ?? code),
    since: time(since),
    retry_at: time(retry_at),
  };
}

function waiting(jobs: readonly JobRow[], since: (job: JobRow) => number): WaitingCommands | null {
  return jobs.length > 0 ? { count: jobs.length, since: time(Math.min(...jobs.map(since))) } : null;
}

function reasonsOf(parked: readonly JobRow[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { problem } of parked) {
    const reason = maskSecrets(problem?.detail ?? problem?.code ?? '');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

async function oddThings(db: Database, companyKey: string): Promise<OddThing[]> {
  const aside = await db.set_aside.under(companyKey).all();
  const counters = await db.counters.get(companyKey);
  const unknown = counters?.by_state.unknown
    ? (await countedRange(db, companyKey, 'failed').all()).filter(({ state }) => state === 'unknown')
    : [];
  return [
    ...aside.flatMap(({ id, reason, odd }) =>
      (odd ?? [reason]).map((what): OddThing => {
        return { kind: odd ? 'field' : 'unreadable', what, id: id.startsWith('?') ? null : id };
      }),
    ),
    ...unknown.map(
      ({ id, record }): OddThing => ({ kind: 'state', what: record.sync.reported_state ?? '', id }),
    ),
  ];
}
