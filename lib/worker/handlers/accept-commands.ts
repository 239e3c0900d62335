import { type Action, isUndoable, UNDO_MS } from '../../core/records/actions.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { AnswerOf, RequestOf } from '../../protocol/requests.ts';
import { type CommandRequest, enqueueJobs } from '../../store/jobs/enqueue-jobs.ts';
import { lineOnRecord } from '../../store/log/new-log-line.ts';
import type { RecordRow } from '../../store/rows.ts';
import { recordKey } from '../../store/rows.ts';
import type { ExplainedProblem } from '../../views/explain-problem.ts';
import { type ConnectedCompany, companyOf } from '../../views/find-company.ts';
import { iso } from '../../views/iso-time.ts';
import { viewRecords } from '../../views/view-records.ts';
import { wordReason } from '../../views/word-reason.ts';
import { wordsFor } from '../../views/words-for.ts';
import { type Refusal, refuseCommand } from '../refuse-command.ts';
import { explainError } from '../with-refusal.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Logs a command refused for lack of permission: no surface offers it, so somebody bypassed them. */
async function logNotAllowed(
  context: WorkerContext,
  { company, connection }: ConnectedCompany,
  { record }: RecordRow,
  action: Action,
  { code }: Refusal,
): Promise<void> {
  if (code !== 'not_allowed') return;
  const { name: who } = connection.user;
  const told = {
    company_key: company.key,
    at: context.clock(),
    who,
    action,
    outcome: 'refused',
    detail: code,
  } as const;
  await context.tables.strict.log.add(lineOnRecord(told, record));
}

/** Requests written per transaction; between two of them, others can use the store. */
const SLICE = 250;

type Request = RequestOf<'commands'>;
type Item = Request['items'][number];

/**
 * Accepts one command on one or many records. An accepted command is stored durably and takes effect exactly once; a
 * record on which it is impossible is returned with the reason, and the others continue. All are held back for undo
 * together.
 * @throws TickmarkError `not_connected`, `wrong_company`; if the request names the open company, and so has one record:
 * `record_gone`, `not_eligible`, `not_allowed`, `not_now`
 */
export async function acceptCommands(
  request: Request,
  context: WorkerContext,
): Promise<AnswerOf<'commands'>> {
  const { action, items, realm } = request;
  const connected = await companyOf(context, request.company_key, realm ?? null);
  const { company } = connected;
  const now = context.clock();
  // Writing many takes a while: the time for undo is that of the last.
  const ms = UNDO_MS + items.length - 1;
  const hold = isUndoable(action) ? { session: await context.session(), ms } : null;
  const refused: { record_id: string; code: string }[] = [];
  const joined: { record_id: string; key: string }[] = [];
  let accepted = 0;
  let undoUntil: number | null = null;
  let problem: ExplainedProblem | undefined;
  const acceptSlice = async (slice: readonly Item[]) => {
    const judged = await judgeItems(slice, request, connected, context);
    const [first] = judged.refused;
    if (first && realm !== undefined)
      throw await errorOf(first.refusal, first.row, request, connected, context);
    const commands = judged.accepted.flatMap((item) => commandRequests(item, request, connected, hold));
    const jobs = await enqueueJobs(context.tables, commands, now);
    for (const [at, { key, record_id, lane, due_at }] of jobs.entries()) {
      const command = commands[at];
      if (command?.action === action && key !== command.key) joined.push({ record_id, key });
      if (lane === 'held') undoUntil = Math.max(undoUntil ?? 0, due_at);
    }
    for (const { item, refusal } of judged.refused) {
      refused.push({ record_id: item.record_id, code: refusal.code });
    }
    accepted += judged.accepted.length;
    context.changed(
      company,
      judged.accepted.map((item) => item.record_id),
    );
  };
  for (let from = 0; from < items.length; from += SLICE) {
    try {
      await acceptSlice(items.slice(from, from + SLICE));
    } catch (error) {
      // What was accepted before is kept, and said together with why the rest is not.
      if (accepted === 0) throw error;
      problem = await explainError(error, context);
      const { code } = problem;
      refused.push(...items.slice(from).map(({ record_id }) => ({ record_id, code })));
      break;
    }
  }
  // What is accepted is kept: if its cycle cannot be started now, the look after this answer starts it, or says why not.
  if (hold) await context.planWake(company.key).catch(() => undefined);
  else if (accepted > 0) await context.startSync(company.key, 'command').catch(() => undefined);
  const record = realm === undefined ? undefined : await viewOf(items[0]?.record_id, connected, context);
  const undo_until = iso(undoUntil);
  return {
    ...{ status: 'accepted', accepted, undo_until, refused, joined },
    ...(problem && { problem }),
    ...(record && { record }),
  };
}

interface Judged {
  accepted: Item[];
  refused: { item: Item; row: RecordRow | undefined; refusal: Refusal }[];
}

async function judgeItems(
  items: readonly Item[],
  { action }: Request,
  connected: ConnectedCompany,
  context: WorkerContext,
): Promise<Judged> {
  const { company } = connected;
  const db = context.tables.bulk;
  const rows = await db.records.getMany(items.map((item) => recordKey(company.key, item.record_id)));
  // A command accepted before the worker ended midway is not judged again.
  const known = await db.jobs.getMany(items.map((item) => item.key));
  const guide = await context.readErrorGuide();
  const judged: Judged = { accepted: [], refused: [] };
  for (const [at, item] of items.entries()) {
    const row = rows[at];
    if (!row) {
      judged.refused.push({ item, row, refusal: { code: 'record_gone', reason: null } });
      continue;
    }
    const actions = item.then_resync ? ([action, 'resync'] as const) : [action];
    const refusals = actions.map((each) => ({
      action: each,
      refusal: known[at] ? null : refuseCommand(each, item.version, row, connected, guide),
    }));
    const first =
      refusals.find(({ refusal }) => refusal !== null) ??
      (context.surface !== 'own' && !known[at]
        ? await refuseInTab(action, item, row, connected, context)
        : null);
    if (!first?.refusal) judged.accepted.push(item);
    else {
      await logNotAllowed(context, connected, row, first.action, first.refusal);
      judged.refused.push({ item, row, refusal: first.refusal });
    }
  }
  return judged;
}

/**
 * What a page asks for beyond what its card offers. A stale version must not open what the record now excludes, and an id
 * is cleared only after a look.
 */
async function refuseInTab(
  action: Action,
  { record_id, version, look, key }: Item,
  row: RecordRow,
  connected: ConnectedCompany,
  context: WorkerContext,
): Promise<{ action: Action; refusal: Refusal | null }> {
  const guide = await context.readErrorGuide();
  const refusal = refuseCommand(action, row.record.version, row, connected, guide);
  if (refusal || action !== 'clear_id') return { action, refusal };
  const seen = { company_key: connected.company.key, record_id, version };
  const looked = await context.looks.use(look, seen, key);
  return { action, refusal: looked ? null : { code: 'not_looked', reason: null } };
}

/** Stored together: the follow-up of a change does not depend on the page that requested it. */
function commandRequests(
  item: Item,
  { action }: Request,
  { company, connection }: ConnectedCompany,
  hold: CommandRequest['hold'],
): CommandRequest[] {
  const { key, record_id, input, version, note = null, then_resync } = item;
  const command: CommandRequest = {
    ...{ key, company_key: company.key, record_id, action, input, version, note, hold },
    asked_by: 'user',
    who: connection.user.name,
  };
  if (!then_resync) return [command];
  return [command, { ...command, key: then_resync, action: 'resync', input: {}, note: null }];
}

async function errorOf(
  { code, reason }: Refusal,
  row: RecordRow | undefined,
  { action }: Request,
  connected: ConnectedCompany,
  context: WorkerContext,
): Promise<TickmarkError> {
  if (reason) return new TickmarkError(code, wordReason(reason, connected, await wordsFor(context)));
  const why = row ? `${action} is not possible on a ${row.state} record` : 'It is not in the mirror';
  return new TickmarkError(code, why);
}

/**
 * The view of a record after its command was accepted.
 * @throws TickmarkError `record_gone`
 */
async function viewOf(id: string | undefined, connected: ConnectedCompany, context: WorkerContext) {
  const row = id && (await context.tables.bulk.records.get([connected.company.key, id]));
  if (!row) throw new TickmarkError('record_gone', `${id} is gone`);
  const [record] = await viewRecords(context, connected, [row], await wordsFor(context));
  return record;
}
