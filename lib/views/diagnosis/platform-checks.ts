import { CHECK_OF_STEP, type Check, type CheckId, type Failing } from '../../core/diagnosis/check.ts';
import type { OddLine } from '../../core/diagnosis/odd-lines.ts';
import type { DiagnosisWords } from '../../locales/diagnosis/en.ts';
import type { ProbeResult } from '../../protocol/diagnosis.ts';
import { type CheckContext, check, momentOf } from './check-context.ts';
import { standingQueue, unreadCompany } from './facts.ts';

/** Codes of Tickmark's own faults, which the check of the store reports. */
const OWN: ReadonlySet<string> = new Set(['store_full', 'internal_error']);
/** How long a platform may ask to wait before that counts as a fault. */
const BUSY_MS = 10 * 60_000;

/** `HTTP 503: upstream timed out`. */
export function reasonText({ status, reason }: Pick<Failing, 'status' | 'reason'>): string {
  return [status === null ? '' : `HTTP ${status}`, reason].filter(Boolean).join(': ');
}

type PlatformCheckId = Extract<CheckId, 'records' | 'commands' | 'runs'>;

/** Whether one kind of request is answered, now and in the last sync. */
function answeredCheck(context: CheckContext, id: PlatformCheckId): Check {
  const { words, platform, unknown, facts } = context;
  const label = words[id](platform);
  const { failing } = facts.health;
  const known = failing.find(({ step, code }) => CHECK_OF_STEP[step] === id && !OWN.has(code));
  const now: ProbeResult | undefined = facts.probe?.[id];
  // A platform that is down, or a refused key, is reported once.
  if (unknown) return check(id, label, 'unknown', unknown);
  if (now?.result === 'failed') {
    return check(id, label, 'fail', words.failing_now(reasonText(now)), words.failing_step(platform));
  }
  if (known)
    return check(
      id,
      label,
      isBusy(known, facts.now) ? 'warn' : 'fail',
      toldOf(known, context),
      words.failing_step(platform),
    );
  if (now?.result === 'not_offered') return check(id, label, 'pass', words.not_offered(platform));
  return check(id, label, 'pass', now ? words.answered : words.answered_stored);
}

/** Whether the platform has asked to wait, and only recently. */
export function isBusy({ code, since }: Failing, now: number): boolean {
  return code === 'busy' && now - Date.parse(since) < BUSY_MS;
}

/** The operation, the status, the exact reason, its start, and the next retry. */
function toldOf(failing: Failing, context: CheckContext): string {
  const { words } = context;
  return words.failing(
    words.operation[failing.step],
    reasonText(failing),
    momentOf(context, failing.since),
    momentOf(context, failing.retry_at),
  );
}

export function recordsCheck(context: CheckContext): Check {
  return answeredCheck(context, 'records');
}

/** Checks that commands are answered; reports commands parked because their answer was unreadable. */
export function commandsCheck(context: CheckContext): Check {
  const { words, platform, facts } = context;
  const answered = answeredCheck(context, 'commands');
  const { parked } = facts.health.waiting;
  if (answered.result === 'fail' || parked.length === 0) return answered;
  const found = parked.map(({ reason, count }) => words.parked(count, reason)).join(' ');
  return check('commands', words.commands(platform), 'fail', found, words.parked_step);
}

export function runsCheck(context: CheckContext): Check {
  return answeredCheck(context, 'runs');
}

/** Checks Tickmark itself: its store can be read and written, and it has no defect. */
export function storeCheck({ facts, words }: CheckContext): Check {
  const { company, failing } = facts.health;
  const own = failing.find(({ code }) => OWN.has(code));
  const now =
    facts.live && 'status' in facts.live && OWN.has(facts.live.problem.code) ? facts.live.problem : null;
  if (company.connection !== 'stopped' && !own && !now) {
    return check('store', words.store, 'pass', words.store_yes);
  }
  const problem = now ?? company.problem;
  const found = [problem?.what ?? '', own && own.reason !== own.code ? own.reason : '']
    .filter(Boolean)
    .join(' ');
  return check(
    'store',
    words.store,
    'fail',
    found || (own?.code ?? ''),
    problem?.steps[0] ?? words.store_step,
  );
}

/** Checks whether anything waits too long, and which other check is the cause. */
export function queueCheck(context: CheckContext, others: readonly Check[]): Check {
  const { words, platform, facts } = context;
  const standing = standingQueue(facts);
  if (!standing) {
    const { pending } = facts.health.company.counters;
    // The stored times may be outdated.
    if (context.unknown && pending > 0) return check('queue', words.queue, 'unknown', context.unknown);
    return check('queue', words.queue, 'pass', pending > 0 ? words.queue_moves(pending) : words.queue_empty);
  }
  const { fault, since, count } = standing;
  const time = momentOf(context, since);
  const told =
    fault === 'stalled'
      ? `${words.stalled(time)} ${words.stalled_waiting(facts.health.company.counters.pending)}`
      : words.queue_fault[fault](time, count, platform);
  const cause = others.find(({ result }) => result === 'fail');
  return check(
    'queue',
    words.queue,
    'fail',
    `${told} ${cause ? words.queue_cause(cause.label) : words.queue_no_cause(platform)}`,
    cause ? words.queue_cause_step : words.queue_step(platform),
  );
}

/** The platform's deviations from the contract, one line per kind. */
export function oddLines({ facts, words, platform }: CheckContext): string[] {
  const { live, health } = facts;
  const unread = unreadCompany(live, health);
  return [
    ...(unread === null ? [] : [words.odd_company(unread)]),
    ...health.odd.map((line) => lineOf(line, platform, words)),
    ...(live && 'odd' in live ? live.odd.map((reason) => words.odd_answer(reason)) : []),
    ...(live && 'odd' in live ? live.set_aside : [])
      .filter(({ realm_id }) => realm_id !== health.company.realm)
      .map(({ realm_id, reason }) => words.odd_unread(realm_id, reason)),
  ];
}

function lineOf({ kind, what, count, ids }: OddLine, platform: string, words: DiagnosisWords): string {
  const line = words.odd[kind](count, what, platform);
  return ids.length > 0 ? `${line} (${ids.join(', ')}${count > ids.length ? ', …' : ''})` : line;
}

/** Unreadable records, and those in an unknown state, are missing from the counts; odd fields are repaired. */
export function contractCheck(context: CheckContext): Check {
  const { facts, words, platform } = context;
  const lines = oddLines(context);
  const label = words.contract(platform);
  if (lines.length === 0) return check('contract', label, 'pass', words.contract_yes);
  const missing =
    facts.health.odd.some(({ kind }) => kind !== 'field') || unreadCompany(facts.live, facts.health);
  return check(
    'contract',
    label,
    missing ? 'fail' : 'warn',
    words.contract_no(lines.length),
    words.contract_step(platform),
  );
}
