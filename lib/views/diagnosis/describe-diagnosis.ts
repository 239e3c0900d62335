import { type Check, verdictOf } from '../../core/diagnosis/check.ts';
import type { Language } from '../../core/languages.ts';
import { maskSecrets } from '../../core/mask-secrets.ts';
import type { DiagnosisWords } from '../../locales/diagnosis/en.ts';
import type { DiagnosisAnswer } from '../../protocol/diagnosis.ts';
import { checkContext } from './check-context.ts';
import { type Facts, latest, standingQueue } from './facts.ts';
import { oddLines, reasonText } from './platform-checks.ts';
import { runChecks } from './run-checks.ts';

/** Everything shown of one company's diagnosis. */
export function describeDiagnosis(
  facts: Facts,
  answer: DiagnosisAnswer,
  words: DiagnosisWords,
  language: Language,
) {
  const checks = runChecks(facts, words, language);
  const standing = standingQueue(facts);
  return {
    company: facts.health.company,
    address: facts.health.address,
    version: answer.version,
    checks,
    /** `null` while the platform's answer is awaited and nothing has failed yet. */
    verdict: verdictIn(facts, verdictOf(checks)),
    stalled_since: standing?.fault === 'stalled' ? new Date(standing.since).toISOString() : null,
    told: latest(facts),
    odd: oddLines(checkContext(facts, words, language)),
    misses: answer.misses,
    report: writeReport(facts, checks, answer),
  };
}

function verdictIn({ live }: Facts, verdict: ReturnType<typeof verdictOf>) {
  return live === null && verdict.kind !== 'fail' ? null : verdict;
}

/**
 * The text to copy for support: versions, checks, counts, codes and reasons, in English. It contains no names, amounts
 * or document numbers of customers, no access key and no other secret.
 */
export function writeReport(facts: Facts, checks: readonly Check[], answer: DiagnosisAnswer): string {
  const { live, probe, health } = facts;
  const { company, stalled_since, address, failing, waiting, odd } = health;
  const told = latest(facts);
  const problem = live && 'status' in live ? live.problem.code : null;
  const states = Object.entries(company.counters.by_state)
    .filter(([, count]) => count)
    .map(([state, count]) => `${state} ${count}`);
  const lines = [
    `Tickmark ${answer.version}, ${new Date(facts.now).toISOString()}`,
    `platform ${company.platform} ${told.version ?? 'unknown'}, connector ${told.connector_version ?? 'unknown'} (needed ${told.minimum_connector_version ?? 'unknown'})`,
    `address ${hostOf(address)}, QuickBooks company ${company.realm}, role ${company.role}`,
    `connection ${company.connection}${problem ? `, ${problem}` : ''}${company.problem ? `, ${company.problem.code}` : ''}`,
    `frequency ${company.frequency.kind}, approval ${company.approval}, wake ${answer.wake_at ?? 'none'}`,
    `last run ${company.last_run_at ?? 'never'}, last success ${company.last_success_at ?? 'never'}, last processed ${told.last_processed_at ?? 'never'}, stalled since ${stalled_since ?? 'no'}`,
    `records: ${states.join(', ') || 'none'}`,
    ...checks.map(({ id, result }) => `check ${id}: ${result}`),
    ...failing.map(
      (each) =>
        `failing ${each.step} since ${each.since}: ${each.code}, ${reasonText(each)}; next ${each.retry_at}`,
    ),
    ...(live && 'status' in live
      ? [`asked now, connection: ${live.problem.details ?? live.problem.code}`]
      : []),
    ...Object.entries(probe ?? {}).flatMap(([name, told]) =>
      told.result === 'failed' ? [`asked now, ${name}: ${told.code}, ${reasonText(told)}`] : [],
    ),
    ...waiting.parked.map(({ reason, count }) => `parked ${count}: ${reason}`),
    ...odd.map(({ kind, what, count, ids }) => `odd ${kind} ${count}: ${what} (${ids.join(', ')})`),
    ...(live && 'odd' in live ? live.odd.map((reason) => `odd answer: ${reason}`) : []),
    ...(live && 'odd' in live
      ? live.set_aside.map(({ realm_id, reason }) => `unread company ${realm_id ?? '(no id)'}: ${reason}`)
      : []),
    ...answer.misses.map(({ page, place, count }) => `not found ${page}/${place}: ${count}`),
  ];
  return maskSecrets(lines.join('\n'));
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return 'unknown';
  }
}
