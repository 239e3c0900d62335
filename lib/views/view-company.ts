import { type ConnectionState, connectionState, needsReconnect } from '../core/commands/connection-state.ts';
import { judgeRun } from '../core/commands/judge-command.ts';
import { isolate } from '../core/foreign-text.ts';
import type { CompanySummary, CompanyView, Progress } from '../protocol/views.ts';
import type { StoreTrouble } from '../store/items/stored-items.ts';
import { countersOf } from '../store/records/read-counters.ts';
import type { CycleRow, Outage, Step } from '../store/rows.ts';
import { recordKey } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import { explainProblem } from './explain-problem.ts';
import type { ConnectedCompany } from './find-company.ts';
import { formatSince } from './format-since.ts';
import { iso } from './iso-time.ts';
import { senderOf } from './judged-record.ts';
import type { ReadContext } from './read-context.ts';
import { shownRecord, viewRecord } from './view-record.ts';
import { wordReason } from './word-reason.ts';

/** A company as every surface shows it: name, platform, and state of the connection. */
export function viewCompany(
  { company, connection }: ConnectedCompany,
  words: AnswerWords,
  now: number,
): CompanyView {
  const state = connectionState({ company, connection });
  return {
    company_key: company.key,
    connection_id: connection.id,
    realm: company.realm,
    name: isolate(company.name),
    platform: isolate(connection.platform),
    currency: company.currency,
    time_zone: company.time_zone,
    role: connection.user.role,
    user: isolate(connection.user.name),
    connection: state,
    connection_since: company.outage ? iso(company.outage.since) : null,
    problem: problemOf({ company, connection }, state, words, now),
    stalled_since: iso(company.stalled_since),
  };
}

function problemOf(
  { company, connection }: ConnectedCompany,
  state: ConnectionState,
  words: AnswerWords,
  now: number,
) {
  const who = company.quickbooks?.who_can_reconnect.join(', ') ?? '';
  const facts = { platform: connection.platform, company: company.name, who };
  if (state === 'disconnected') return explainProblem(state, words, facts);
  if (state === 'quickbooks_off') {
    return explainProblem('quickbooks_off', words, {
      ...facts,
      detail: company.quickbooks?.reason ?? '',
    });
  }
  const failing = company.outage ?? failingStep(company);
  if (!failing) return null;
  const since = formatSince(failing.since, now, company.time_zone, words.language);
  const { code, step, status, reason: detail = '' } = failing;
  const details = [ASKED[step], status, detail].filter(Boolean).join(' · ');
  return explainProblem(code, words, { ...facts, since, detail }, details);
}

/** A step that has failed more than once while reading continues, or `null`. */
function failingStep({ troubles }: ConnectedCompany['company']): Outage | null {
  const failing = [troubles?.push, troubles?.ask, troubles?.run].find((each) => each && each.tries > 1);
  if (!failing) return null;
  return { ...failing, code: failing.step === 'run' ? 'runs_failing' : 'commands_failing' };
}

/** The subject of the platform's answer at each step of a cycle. */
const ASKED: Record<Step, string> = {
  connect: 'GET /connection',
  ask: 'GET /commands/{key}',
  push: 'POST /commands',
  run: 'POST /runs',
  follow: 'GET /runs/{id}',
  pull: 'GET /records',
  reconcile: 'GET /customers',
};

/** A company with its counts, from stored rows alone, without network and regardless of the number of records. */
export async function summarizeCompany(
  context: Pick<ReadContext, 'tables' | 'clock' | 'storeTrouble'>,
  stored: ConnectedCompany,
  words: AnswerWords,
): Promise<CompanySummary> {
  const { key } = stored.company;
  const db = context.tables.bulk;
  const [trouble, counters, cycle, aside] = await Promise.all([
    context.storeTrouble(),
    countersOf(context.tables, key),
    db.cycles.get(key),
    db.set_aside.under(key).all(),
  ]);
  const failures = await db.records.getMany(counters.top_failures.map((id) => recordKey(key, id)));
  const connected = withTrouble(stored, trouble);
  const { company } = connected;
  const noRun = judgeRun(senderOf(connected));
  const view = viewCompany(connected, words, context.clock());
  const { company_key: _, oldest_failure_since, top_failures: __, ...numbers } = counters;
  return {
    ...view,
    why_no_run: noRun && wordReason(noRun, connected, words),
    counters: numbers,
    oldest_failure_since,
    top_failures: failures.flatMap((row) =>
      row ? [viewRecord(shownRecord(row), connected, words, null)] : [],
    ),
    last_success_at: iso(company.last_success_at),
    last_run_at: iso(company.last_run_at),
    last_sync: company.syncs?.at(-1) ?? null,
    // Nothing runs until a person has restored the connection.
    next_run_at: needsReconnect(view.connection) ? null : iso(company.next_due_at),
    frequency: company.frequency,
    approval: company.approval,
    progress: cycle && !company.outage ? progressOf(cycle, numbers.pending, context.clock()) : null,
    set_aside: aside.filter(({ odd }) => !odd).length,
  };
}

/** A company overlaid with the store's trouble, which the store itself cannot record. */
function withTrouble(
  { company, connection }: ConnectedCompany,
  trouble: StoreTrouble | null,
): ConnectedCompany {
  if (!trouble || company.outage) return { company, connection };
  const outage = { ...trouble, step: 'connect', tries: 1, asked_until: null, notified_at: null } as const;
  return { company: { ...company, outage: { ...outage, retry_at: trouble.since } }, connection };
}

/** The progress of a cycle. The remaining time is estimated from the pace since its step, or its run, began. */
function progressOf(cycle: CycleRow, pending: number, now: number): Progress {
  const [done, total] = amounts(cycle, pending);
  const since = cycle.step === 'follow' && cycle.run ? cycle.run.started_at : cycle.step_started_at;
  const elapsed = (now - since) / 1_000;
  const recent = cycle.step === 'push' ? done - cycle.pushed_before : done;
  const pace = recent > 0 && elapsed > 2 ? recent / elapsed : null;
  return {
    step: cycle.step,
    done,
    total,
    started_at: iso(cycle.started_at) ?? '',
    remaining_seconds: pace && total !== null && total > done ? Math.ceil((total - done) / pace) : null,
  };
}

function amounts(cycle: CycleRow, pending: number): [number, number | null] {
  switch (cycle.step) {
    case 'push':
      return [cycle.pushed, Math.max(cycle.pushed, pending)];
    case 'run':
    case 'follow':
      return [cycle.run?.done ?? 0, cycle.run?.total ?? null];
    case 'pull':
      return [cycle.pulled, null];
    default:
      return [0, null];
  }
}
