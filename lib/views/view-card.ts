import { deepLink } from '../core/identity/deep-link.ts';
import { maskIfAny } from '../core/mask-secrets.ts';
import { webLink } from '../core/platform-address.ts';
import { compareSides } from '../core/records/compare-sides.ts';
import { isSynced } from '../core/records/sync-state.ts';
import { TickmarkError } from '../core/tickmark-error.ts';
import type { CardView, LogLine } from '../protocol/record.ts';
import type { Explanation } from '../protocol/views.ts';
import type { LogRow, RecordRow } from '../store/rows.ts';
import { recordKey } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import { explain } from './explain-error.ts';
import { explainProblem } from './explain-problem.ts';
import type { ConnectedCompany } from './find-company.ts';
import { iso } from './iso-time.ts';
import { matchOf } from './judged-record.ts';
import type { ReadContext } from './read-context.ts';
import { textForSupport } from './text-for-support.ts';
import { viewCompany } from './view-company.ts';
import { canOn, shownRecord } from './view-record.ts';
import { dependentsOf, viewRecords } from './view-records.ts';

/** A log line as surfaces show it. */
function describeLogLine(row: LogRow): LogLine {
  return {
    id: row.id ?? 0,
    at: iso(row.at) ?? '',
    who: row.who,
    action: row.action,
    record_id: row.record_id,
    label: row.label,
    outcome: row.outcome,
    detail: maskIfAny(row.detail),
  };
}

const MOST_LINES = 20;
/** A record's state this little newer than a command's end, by the platform's clock, is not news since then. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * The full view of one record of a company.
 * @throws TickmarkError `record_gone`
 */
export async function viewCard(
  context: ReadContext,
  connected: ConnectedCompany,
  recordId: string,
  words: AnswerWords,
): Promise<CardView> {
  const db = context.tables.bulk;
  const { company, connection } = connected;
  const row = await db.records.get([company.key, recordId]);
  if (!row) throw new TickmarkError('record_gone', `${recordId} is not in the mirror`);
  const { record } = row;
  const { error } = record.sync;
  const [view] = await viewRecords(context, connected, [row], words);
  if (!view) throw new TickmarkError('record_gone', `${recordId} is not in the mirror`);
  const parents = await db.records.getMany(record.depends_on.map((id) => recordKey(company.key, id)));
  const waitsOn = parents.filter(
    (parent): parent is RecordRow => parent !== undefined && !isSynced(parent.state),
  );
  const lines = await db.log.by('record').under(company.key, row.id).last(MOST_LINES);
  const card: Omit<CardView, 'for_support'> = {
    record: view,
    company: viewCompany(connected, words, context.clock()),
    sides: compareSides(record),
    explanation: await explanationOf(row, view.busy, connected, words, context),
    warnings: record.sync.warnings.map((warning) => warning.message),
    same_label: row.label_key ? await db.records.by('label').under(company.key, row.label_key).count() : 1,
    original: error && { ...error, message: maskIfAny(error.message), detail: maskIfAny(error.detail) },
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
    platform_url: webLink(record.url) ?? webLink(connection.web_url),
    quickbooks_url: view.quickbooks ? deepLink(view.quickbooks, company.realm) : null,
  };
  return { ...card, for_support: textForSupport(card) };
}

async function explanationOf(
  row: RecordRow,
  isBusy: boolean,
  connected: ConnectedCompany,
  words: AnswerWords,
  context: ReadContext,
): Promise<Explanation | null> {
  const { company, connection } = connected;
  const ended = await lastProblem(context, company.key, row);
  if (ended) {
    // A platform's own code has no words here: its message is shown instead.
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
  const match = matchOf(row.record, words.errorGuide);
  if (!match) return null;
  const {
    short: _,
    original,
    ...explained
  } = explain(
    match,
    row.record.sync.error,
    { ...row.record, platform: connection.platform },
    words.guide,
    canOn(shownRecord(row), connected, words),
  );
  // A command under way is not advised again.
  const advice = isBusy ? { steps: [], otherwise: null } : {};
  return { code: match.id, ...explained, ...advice, details: original.requestId };
}

/** Why the last command on a record failed, while that is the latest news about it. */
async function lastProblem(context: ReadContext, companyKey: string, { id: recordId, record }: RecordRow) {
  const jobs = await context.tables.bulk.jobs.by('record').under(companyKey, recordId).all();
  // The skipped follow-up of a change does not explain why the change failed.
  const own = jobs.filter((job) => job.problem?.code !== 'not_changed');
  const last = own.sort((a, b) => a.order - b.order).at(-1);
  if (!last?.problem || !['refused', 'conflict', 'parked'].includes(last.state)) return null;
  if (last.settled_at !== null && Date.parse(record.sync.since ?? '') > last.settled_at + CLOCKS_DIFFER_MS)
    return null;
  return { ...last.problem, refused: last.state === 'refused' };
}
