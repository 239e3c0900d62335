import { verdictOf } from '../../core/diagnosis/check.ts';
import type { Language } from '../../core/languages.ts';
import type { DiagnosisWords } from '../../locales/diagnosis/en.ts';
import type { DiagnosisAnswer } from '../../protocol/diagnosis.ts';
import { checkContext } from './check-context.ts';
import { type Facts, latest, standingQueue } from './facts.ts';
import { oddLines } from './platform-checks.ts';
import { runChecks } from './run-checks.ts';
import { writeReport } from './write-report.ts';

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
