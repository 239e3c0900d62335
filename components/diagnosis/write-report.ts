import type { DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import { type Check, type Facts, latest } from './run-checks.ts';

/**
 * The text to copy for support: versions, checks, counts and codes, in English. It contains no names, amounts or
 * document numbers of customers, and no access key.
 */
export function writeReport(facts: Facts, checks: readonly Check[], answer: DiagnosisAnswer): string {
  const { company, stalled_since, address } = facts.health;
  const told = latest(facts);
  const problem = facts.live && 'status' in facts.live ? facts.live.problem.code : null;
  const states = Object.entries(company.counters.by_state)
    .filter(([, count]) => count)
    .map(([state, count]) => `${state} ${count}`);
  return [
    `Tickmark ${answer.version}, ${new Date(facts.now).toISOString()}`,
    `platform ${company.platform} ${told.version ?? 'unknown'}, connector ${told.connector_version ?? 'unknown'} (needed ${told.minimum_connector_version ?? 'unknown'})`,
    `address ${hostOf(address)}, QuickBooks company ${company.realm}, role ${company.role}`,
    `connection ${company.connection}${problem ? `, ${problem}` : ''}${company.problem ? `, ${company.problem.code}` : ''}`,
    `frequency ${company.frequency.kind}, approval ${company.approval}, wake ${answer.wake_at ?? 'none'}`,
    `last run ${company.last_run_at ?? 'never'}, last success ${company.last_success_at ?? 'never'}, last processed ${told.last_processed_at ?? 'never'}, stalled since ${stalled_since ?? 'no'}`,
    `records: ${states.join(', ') || 'none'}`,
    ...checks.map(({ id, result }) => `check ${id}: ${result}`),
    ...answer.set_aside.map(({ id, reason }) => `set aside ${id ?? '(no id)'}: ${reason}`),
    ...answer.misses.map(({ page, place, count }) => `not found ${page}/${place}: ${count}`),
  ].join('\n');
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return 'unknown';
  }
}
