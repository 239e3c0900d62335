import { NoAnswer } from './ask-server.ts';
import { listAt, textAt } from './json.ts';
import { type CheckOptions, Probe, seenOf } from './probe.ts';
import type { Level, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { failed, notApplicable, Unmet, type Verdict } from './verdict.ts';

export interface Line {
  readonly id: string;
  readonly verdict: Verdict;
  readonly rule: Rule;
}

/** The highest level of which every rule holds; `none` where reading does not. */
export type Reached = 'none' | 'read' | 'commands' | 'runs';

export interface Report {
  readonly platform: string;
  readonly realm: string | null;
  readonly level: Reached;
  /** Why the next level is not reached; `null` for the last one. */
  readonly because: string | null;
  readonly lines: readonly Line[];
}

/** The server cannot be checked at all; the words say what to do, without a secret. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

async function judge(rule: Rule, probe: Probe): Promise<Verdict> {
  try {
    return await rule.check(probe);
  } catch (error) {
    if (error instanceof Unmet) return error.verdict;
    if (error instanceof NoAnswer) return failed(error.message);
    throw error;
  }
}

/** @throws CannotCheck where nothing that a platform says comes back, or the companies that it names are others than the one to check */
async function greet(probe: Probe): Promise<string> {
  const { host } = probe.options.base;
  let answer: Awaited<ReturnType<Probe['ask']>>;
  try {
    answer = await probe.ask({ path: ['connection'] });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new CannotCheck(
      `${host} cannot be reached: ${error.message}. See whether the server runs and the address is right.`,
    );
  }
  const { status, contentType, json } = answer;
  if (json === undefined && /html/i.test(contentType)) {
    throw new CannotCheck(
      `${host} answers with a web page (${status}), not with JSON. See whether the address ends where the API begins: /connection is added to it.`,
    );
  }
  if (status === 401) {
    throw new CannotCheck(`${host} refuses the key (401). Take one of a user with the role admin.`);
  }
  if (json === undefined && status < 300)
    throw new CannotCheck(`${seenOf(answer)}: that is not JSON, so nothing else can be checked.`);
  const { realm } = probe.options;
  const realms = listAt(json, 'companies').map((company) => textAt(company, 'realm_id'));
  // One that is told in another form may be the wanted one: the rules name what is wrong with it.
  const areTold = realms.length > 0 && realms.every(Boolean);
  if (realm !== undefined && status < 300 && areTold && !realms.includes(realm)) {
    throw new CannotCheck(
      `${host} opens no company ${realm} to this key: take another --realm, such as ${realms.slice(0, 5).join(', ')}.`,
    );
  }
  return textAt(json, 'platform', 'name') || host;
}

const isBad = ({ verdict }: Line) => verdict.kind === 'failed';

function levelOf(lines: readonly Line[]): Pick<Report, 'level' | 'because'> {
  const first = (level: Level, holds: (line: Line) => boolean) =>
    lines.find((line) => line.rule.level === level && holds(line));
  const wrong = first('read', isBad);
  if (wrong) return { level: 'none', because: `${wrong.id} failed` };
  const steps = [
    { level: 'commands', of: 'read', key: 'K5' },
    { level: 'runs', of: 'commands', key: 'N1' },
  ] as const;
  for (const { level, of, key } of steps) {
    const bad = first(level, isBad);
    if (bad) return { level: of, because: `${bad.id} failed` };
    const tried = lines.find(({ id }) => id === key)?.verdict;
    if (tried?.kind !== 'passed')
      return { level: of, because: `${key}: ${tried && 'reason' in tried ? tried.reason : 'not tried'}` };
  }
  return { level: 'runs', because: null };
}

/**
 * Tries all rules against a server, those that judge every answer last.
 * @param options read-only unless a record is named and writes are allowed
 * @throws CannotCheck where nothing that a platform says comes back, or the companies that it names are others than the one to check
 */
export async function checkServer(options: CheckOptions, rules = RULES): Promise<Report> {
  const probe = new Probe(options);
  const platform = await greet(probe);
  const verdicts = new Map<string, Verdict>();
  for (const turn of [undefined, 'late', 'last']) {
    for (const rule of rules) {
      if (rule.turn === turn) verdicts.set(rule.id, await judge(rule, probe));
    }
  }
  const lines = rules.map((rule) => ({
    id: rule.id,
    rule,
    verdict: verdicts.get(rule.id) ?? notApplicable('not tried'),
  }));
  const realm = await probe.realm().catch(() => null);
  return { platform, realm, lines, ...levelOf(lines) };
}

/** The rule to mend first; `null` where none failed. */
export function firstFailed({ lines }: Report): Line | null {
  return lines.find(isBad) ?? null;
}
