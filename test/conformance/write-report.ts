import { firstFailed, type Reached, type Report } from './check-server.ts';
import type { Verdict } from './verdict.ts';

const LEVELS: Readonly<Record<Reached, string>> = {
  none: 'none',
  read: 'Read',
  commands: 'Commands',
  runs: 'Runs',
};

const WORDS: Readonly<Record<Verdict['kind'], string>> = {
  passed: 'passed',
  failed: 'FAILED',
  not_applicable: 'not applicable',
  untried: 'not tried',
};

const SEEN_MAX = 300;

/** What a server said, on one line and without control characters: it must not write lines of its own. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ').slice(0, SEEN_MAX);
}

function count({ lines }: Report, kind: Verdict['kind']): number {
  return lines.filter(({ verdict }) => verdict.kind === kind).length;
}

/** The report for people: the level, one line for each rule, and what to mend first. */
export function writeReport(report: Report): string {
  const { platform, realm, level, because, lines } = report;
  const first = firstFailed(report);
  const rows = lines.flatMap(({ id, rule, verdict }) => {
    const line = `${id.padEnd(4)}${WORDS[verdict.kind].padEnd(15)}${rule.asks}: ${rule.expects}`;
    if (verdict.kind === 'failed')
      return [line, `      seen: ${plain(verdict.seen)}`, `      fix:  ${rule.fix}`];
    return 'reason' in verdict ? [`${line} (${plain(verdict.reason)})`] : [line];
  });
  return [
    `${plain(platform)}${realm === null ? '' : `, company ${realm}`}`,
    `Level reached: ${LEVELS[level]}${because === null ? '' : ` (${because})`}`,
    '',
    ...rows,
    '',
    `${count(report, 'passed')} passed, ${count(report, 'failed')} failed, ${count(report, 'not_applicable')} not applicable, ${count(report, 'untried')} not tried`,
    ...(first ? [`Mend first: ${first.id}. ${first.rule.fix}`] : []),
  ].join('\n');
}

/** The report for programs. */
export function toJson(report: Report): object {
  const { platform, realm, level, because, lines } = report;
  return {
    platform,
    realm,
    level,
    because,
    first: firstFailed(report)?.id ?? null,
    rules: lines.map(({ id, rule: { level, asks, expects, fix }, verdict: { kind, ...more } }) => ({
      ...{ id, level, verdict: kind, asks, expects },
      ...more,
      ...(kind === 'failed' && { fix }),
    })),
  };
}
