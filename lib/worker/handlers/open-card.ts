import { deepLink } from '../../core/identity/deep-link.ts';
import { isSynced } from '../../core/records/sync-state.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { CardView, Explanation } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { RecordRow } from '../../store/rows.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import { describeLogLine } from '../../views/describe-log-line.ts';
import { explain } from '../../views/explain-error.ts';
import { explainProblem } from '../../views/explain-problem.ts';
import { type ConnectedCompany, companyOf } from '../../views/find-company.ts';
import { matchOf } from '../../views/judged-record.ts';
import { viewCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';
import { viewRecords } from './describe-page.ts';

const MOST_LINES = 20;
const MOST_DEPENDENTS = 20;
/** The platform's clock and this one differ by no more. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** All that is known of one record. @throws TickmarkError `not_connected`, `wrong_company`, `record_gone` */
export async function openCard(request: RequestOf<'open_card'>, context: WorkerContext): Promise<CardView> {
  const words = await wordsFor(context);
  const connected = await companyOf(context, request.company_key, request.realm);
  const db = context.tables.bulk;
  const { company, connection } = connected;
  const row = await db.records.get([company.key, request.record_id]);
  if (!row) throw new TickmarkError('record_gone', `${request.record_id} is not in the mirror`);
  const { record } = row;
  const [view] = await viewRecords(context, connected, [row], words);
  if (!view) throw new TickmarkError('record_gone', `${request.record_id} is not in the mirror`);
  const parents = await db.records.bulkGet(
    record.depends_on.map((id) => [company.key, id] as [string, string]),
  );
  const waitsOn = parents.filter(
    (parent): parent is RecordRow => parent !== undefined && !isSynced(parent.state),
  );
  const lines = await db.log
    .where('[company_key+record_id]')
    .equals([company.key, row.id])
    .reverse()
    .limit(MOST_LINES)
    .toArray();
  return {
    record: view,
    company: viewCompany(connected, words),
    explanation: await explanationOf(row, connected, words, context),
    warnings: record.sync.warnings.map((warning) => warning.message),
    same_label: row.label_key
      ? await db.records.where('[company_key+label_key]').equals([company.key, row.label_key]).count()
      : 1,
    original: record.sync.error,
    attempts: record.sync.attempts,
    last_success_at: record.sync.last_success_at,
    next_attempt_at: record.sync.next_attempt_at,
    dependents: await viewRecords(
      context,
      connected,
      await dependentsOf(context, company.key, row.id),
      words,
    ),
    waits_on: await viewRecords(context, connected, waitsOn, words),
    history: lines.map(describeLogLine),
    platform_url: safeUrl(record.url) ?? safeUrl(connection.web_url),
    quickbooks_url: view.quickbooks ? deepLink(view.quickbooks, company.realm) : null,
  };
}

/** The records that wait on this one. */
export async function dependentsOf(
  context: WorkerContext,
  companyKey: string,
  id: string,
): Promise<RecordRow[]> {
  const rows = await context.tables.bulk.records
    .where('parent_keys')
    .equals(`${companyKey}/${id}`)
    .limit(MOST_DEPENDENTS * 5)
    .toArray();
  return rows.filter((row) => !isSynced(row.state)).slice(0, MOST_DEPENDENTS);
}

async function explanationOf(
  row: RecordRow,
  { company, connection }: ConnectedCompany,
  words: AnswerWords,
  context: WorkerContext,
): Promise<Explanation | null> {
  const ended = await lastProblem(context, company.key, row);
  if (ended) {
    // A platform's own code has no words here: what it says stands for itself.
    const code = ended.refused && !Object.hasOwn(words.problems, ended.code) ? 'refused' : ended.code;
    return explainProblem(
      code,
      words,
      {
        platform: connection.platform,
        company: company.name,
        who: ended.by ?? '',
        detail: ended.detail ?? '',
      },
      [code === ended.code ? null : ended.code, ended.detail].filter(Boolean).join(' \u00b7 ') || null,
    );
  }
  const match = matchOf(row.record);
  if (!match) return null;
  const {
    short: _,
    original,
    ...explained
  } = explain(match, row.record.sync.error, { ...row.record, platform: connection.platform }, words.guide);
  return { code: match.id, ...explained, details: original.requestId };
}

/** Why the last command on a record came to nothing, while that is the newest thing to say about it. */
async function lastProblem(context: WorkerContext, companyKey: string, { id: recordId, record }: RecordRow) {
  const jobs = await context.tables.bulk.jobs
    .where('[company_key+record_id]')
    .equals([companyKey, recordId])
    .toArray();
  // What would have followed a change is not the reason why the change came to nothing.
  const own = jobs.filter((job) => job.problem?.code !== 'not_changed');
  const last = own.sort((a, b) => a.order - b.order).at(-1);
  if (!last?.problem || !['refused', 'conflict', 'parked'].includes(last.state)) return null;
  if (last.settled_at !== null && Date.parse(record.sync.since ?? '') > last.settled_at + CLOCKS_DIFFER_MS)
    return null;
  return { ...last.problem, refused: last.state === 'refused' };
}

function safeUrl(url: string | null): string | null {
  try {
    return url && ['https:', 'http:'].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
