import type { ErrorGuide } from '../../core/error-guide/error-guide.ts';
import { matchError } from '../../core/error-guide/match-error.ts';
import type { Grace } from '../../core/records/grace.ts';
import type { Tabled } from '../../store/database.ts';
import type { CommandRequest } from '../../store/jobs/enqueue-jobs.ts';
import { failureOf } from '../../store/records/mirror-records.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import type { CompanyRow, RecordRow } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';
import { makeAutomaticRequest } from './make-automatic-request.ts';
import { endTrouble, isLeftAlone, noteTrouble } from './note-trouble.ts';
import { isSuspicious } from './plan-failsafe.ts';
import { type Correction, planGrace } from './plan-grace.ts';
import { afterJudging, MOST, planJudging } from './plan-judging.ts';
import { planRelink } from './plan-relink.ts';

/** Names looked up in QuickBooks, through the platform, in one cycle; the others follow in the next. */
const MOST_LOOKUPS = 20;
const CANDIDATES = 20;

/** The result of judging the failures of one cycle, not yet written. */
export interface Judgement {
  readonly graces: ReadonlyMap<string, { readonly before: Grace | null; readonly after: Grace | null }>;
  readonly requests: readonly CommandRequest[];
  readonly held_back: CompanyRow['held_back'];
  /** How far the failures have been judged now. */
  readonly judged: CompanyRow['judged'];
}

interface Due {
  readonly row: RecordRow;
  readonly correct: Correction;
}

/**
 * Counts grace, and finds the safe corrections that are due: for some failures in turn, and for none while nothing has
 * changed since all of them were judged. If suspiciously many are due at once, they are held back
 * for review; their grace does not change, and everything else continues.
 * @throws PlatformError if the whole platform fails
 */
export async function judgeFailures(context: CycleContext): Promise<Judgement> {
  const { company, cycle, clock } = context;
  const released = (company.held_back?.released_at ?? null) !== null;
  const counts = cycle.trigger === 'schedule' || cycle.trigger === 'catch_up' || released;
  const nothing = { graces: new Map(), requests: [], held_back: company.held_back, judged: company.judged };
  const next = await nextOf(context);
  if (!next) return nothing;
  const { guide, rules } = next;
  const { rows, plan, all, total } = await readNext(context, rules);
  const failures = rows.filter((row) => row.record.sync.state === 'failed');
  const after = new Map<string, Grace | null>();
  const due: Due[] = [];
  for (const row of failures) {
    const match = matchError(guide, row.record.sync.error, {
      type: row.record.type,
      state: row.record.sync.state,
    });
    const rule = { uses_grace: match.usesGrace, correction: match.automaticCorrection, when: match.when };
    const { grace, correct } = planGrace(failureOf(row.record), row.grace, rule, counts);
    after.set(row.id, grace);
    if (correct && row.record.allowed.includes(actionOf(correct))) due.push({ row, correct });
  }
  const held = !released && due.length > 0 && (company.held_back !== null || isSuspicious(due.length, total));
  const waits = held ? [...due] : due.filter(isLookup).slice(MOST_LOOKUPS);
  const taken = due.filter((each) => !waits.includes(each));
  const requests = await requestsFor(context, taken, waits);
  for (const { row } of waits) {
    const grace = after.get(row.id) ?? null;
    after.set(row.id, grace && { ...grace, corrected: false });
  }
  const graces = new Map(
    failures
      .map((row) => [row.id, { before: row.grace, after: after.get(row.id) ?? null }] as const)
      .filter(([, grace]) => JSON.stringify(grace.before) !== JSON.stringify(grace.after)),
  );
  return {
    graces,
    requests,
    judged: afterJudging(plan, all, rows.length, counts && due.length === 0 && graces.size === 0),
    held_back: held
      ? { corrections: due.length, at: company.held_back?.at ?? clock(), released_at: null }
      : null,
  };
}

/** Whether any failure is to be judged in this cycle. */
export async function hasToJudge(context: CycleContext): Promise<boolean> {
  return (await nextOf(context)) !== null;
}

/** What is judged next; `null` for nothing. */
async function nextOf(context: CycleContext) {
  const { tables, company, platform, readErrorGuide } = context;
  const { failed } = await countersOf(tables, company.key);
  // Where a command cannot be told from its repetition, a person gives each. While errors cannot be read, nothing is
  // counted or corrected.
  const guide = failed > 0 && platform.once === 'by_key' ? await readErrorGuide() : null;
  if (!guide) return null;
  const facts = await readPlan(tables.bulk, company, rulesOf(guide));
  return facts.plan.left > 0 || company.held_back ? { guide, rules: rulesOf(guide) } : null;
}

/** Reads which failures are judged next, and how many records there are. */
async function readPlan(db: Tabled<'counters'>, company: CompanyRow, rules: string) {
  const counters = await db.counters.get(company.key);
  const all = { count: counters?.failed ?? 0, moved: counters?.failures_moved ?? 0, rules };
  const total = Object.values(counters?.by_state ?? {}).reduce((sum, count) => sum + count, 0);
  return { plan: planJudging(company.judged, all), all, total };
}

/** Reads, at one moment, the failures that are judged next. */
function readNext({ tables, company }: CycleContext, rules: string) {
  return tables.bulk.read(['counters', 'records'], async (tx) => {
    const facts = await readPlan(tx, company, rules);
    const { plan, all } = facts;
    const range = countedRange(tx, company.key, 'failed');
    if (all.count <= MOST) return { ...facts, rows: await range.all(MOST), plan: { ...plan, next: 0 } };
    const keys = (await range.keys()).slice(plan.next, plan.next + MOST);
    const rows = await tx.records.getMany(keys);
    return { ...facts, rows: rows.filter((row) => row !== undefined) };
  });
}

/** The marks of guides that have been read; one is read anew only by another worker. */
const marks = new WeakMap<ErrorGuide, string>();

/** A mark that changes when the guide's rules do. */
function rulesOf(guide: ErrorGuide): string {
  const known = marks.get(guide);
  if (known !== undefined) return known;
  const text = JSON.stringify(guide);
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) % 4_294_967_291;
  const mark = `${text.length}-${sum}`;
  marks.set(guide, mark);
  return mark;
}

function isLookup({ correct }: Due): boolean {
  return correct === 'relink-exact-customer';
}

/**
 * Every safe correction except linking is a Resync: the platform checks QuickBooks first, matches products again, and
 * never creates a second copy.
 */
function actionOf(correct: Correction): 'link' | 'resync' {
  return correct === 'relink-exact-customer' ? 'link' : 'resync';
}

/** @param waits collects corrections for a later cycle, because names cannot be looked up now */
async function requestsFor(
  context: CycleContext,
  due: readonly Due[],
  waits: Due[],
): Promise<CommandRequest[]> {
  const requests: CommandRequest[] = [];
  const linked = new Map<string, number>();
  for (const each of due) {
    const request = await (isLookup(each) ? linkRequest(context, each, waits) : requestOf(context, each, {}));
    if (!request) continue;
    requests.push(request);
    if (isLookup(each)) linked.set(targetOf(request), (linked.get(targetOf(request)) ?? 0) + 1);
  }
  // If two records would be linked to one customer, a person has to decide.
  return requests.filter((request) => (linked.get(targetOf(request)) ?? 1) === 1);
}

function targetOf({ input }: CommandRequest): string {
  return JSON.stringify(input);
}

async function linkRequest(context: CycleContext, due: Due, waits: Due[]): Promise<CommandRequest | null> {
  const { platform, connection, company } = context;
  const { name } = due.row.record;
  if (!name || !platform.candidates || !connection.capabilities.candidates) return null;
  await context.heartbeat();
  const now = (await context.tables.bulk.companies.get(company.key)) ?? company;
  if (!isLeftAlone(now, 'reconcile', context.clock())) {
    try {
      const id = planRelink(name, await platform.candidates(company.realm, name, CANDIDATES));
      await endTrouble(context, 'reconcile');
      return id === null ? null : requestOf(context, due, { quickbooks: { type: 'Customer', id } });
    } catch (error) {
      await noteTrouble(context, 'reconcile', error);
    }
  }
  waits.push(due);
  return null;
}

function requestOf(
  context: CycleContext,
  { row, correct }: Due,
  input: CommandRequest['input'],
): Promise<CommandRequest> {
  const action = actionOf(correct);
  return makeAutomaticRequest(context, row, { kind: correct, action, input, asked_by: 'correction' });
}
