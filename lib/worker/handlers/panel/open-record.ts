import { deepLink } from '../../../core/identity/deep-link.ts';
import { labelKeyOf } from '../../../core/identity/label-key.ts';
import { ACTION_NAMES } from '../../../core/records/actions.ts';
import { graceLeft } from '../../../core/records/grace.ts';
import { TickmarkError } from '../../../core/tickmark-error.ts';
import type { RecordDetail } from '../../../protocol/panel.ts';
import type { RequestOf } from '../../../protocol/requests.ts';
import type { DoneAnswer } from '../../../protocol/views.ts';
import { openJobsOn } from '../../../store/jobs/open-jobs.ts';
import type { JobRow, RecordRow } from '../../../store/rows.ts';
import { recordKey } from '../../../store/rows.ts';
import { mayLinkToClash } from '../../../views/explain-error.ts';
import { companyOf, storedCompany } from '../../../views/find-company.ts';
import { iso } from '../../../views/iso-time.ts';
import { judgedRecord, matchOf } from '../../../views/judged-record.ts';
import { viewCard } from '../../../views/view-card.ts';
import { commandsOf, shownRecord } from '../../../views/view-record.ts';
import { wordsFor } from '../../../views/words-for.ts';
import type { WorkerContext } from '../../worker-context.ts';

const EVERY_ACTION = new Set(ACTION_NAMES);

/**
 * Reads one record in full.
 * @throws TickmarkError `not_connected`, `record_gone`
 */
export async function openRecord(
  request: RequestOf<'open_record'>,
  context: WorkerContext,
): Promise<RecordDetail> {
  const { company_key, record_id } = request;
  const connected = await companyOf(context, company_key, null);
  const { company, connection } = connected;
  const words = await wordsFor(context);
  const card = await viewCard(context, connected, record_id, words);
  const db = context.tables.bulk;
  const row = await db.records.get([company_key, record_id]);
  if (!row) throw new TickmarkError('record_gone', `${record_id} is not in the mirror`);
  const parents = await db.records.getMany(row.record.depends_on.map((id) => recordKey(company_key, id)));
  const [job] = await openJobsOn(db, company_key, [record_id]);
  const match = matchOf(row.record, words.errorGuide);
  const { docType, txnId, number = null } = match?.facts ?? {};
  const clash = docType && txnId ? { type: docType, id: txnId } : null;
  return {
    card,
    record: row.record,
    parents: parents.flatMap((parent) => (parent ? [parent.record] : [])),
    commands: commandsOf(
      judgedRecord(shownRecord(row), words.errorGuide),
      connected,
      words,
      job && job.lane !== 'parked' ? job.action : null,
      EVERY_ACTION,
    ),
    clash: clash && {
      quickbooks: clash,
      number,
      url: deepLink(clash, company.realm),
      linkable: match !== null && mayLinkToClash(match, row.record.type),
    },
    guide: match?.id ?? null,
    free_number: match?.id === 'duplicate-number' ? await freeNumber(context, row) : null,
    former_links: await formerLinks(context, row),
    runs_left: row.state === 'retrying' ? graceLeft(row.grace) : null,
    next_run_at: iso(company.next_due_at),
    books_closed_through: company.books_closed_through,
    can: connection.capabilities,
    language: words.language,
  };
}

/** QuickBooks takes no longer number (DocNumber, 21 characters): what is added needs two of them. */
const ROOM = 19;

/** A number with a letter behind it, for each of some letters, so short that QuickBooks takes it. */
export function lettered(number: string): string[] {
  const base = number.replace(/-[A-Z]$/, '').slice(0, ROOM);
  return Array.from('ABCDEFGH', (letter) => `${base}-${letter}`);
}

/** The record's number with the first letter behind it that makes it unused in the mirror; `null` without a number. */
async function freeNumber(
  context: WorkerContext,
  { company_key, record }: RecordRow,
): Promise<string | null> {
  if (!record.number) return null;
  const numbers = lettered(record.number);
  const keys = numbers.map((number) => labelKeyOf({ ...record, number, sync: { quickbooks: null } }));
  for (const [at, key] of keys.entries()) {
    const used = await context.tables.bulk.records.by('label').under(company_key, key).count();
    if (used === 0) return numbers[at] ?? null;
  }
  return null;
}

/**
 * Judges whether the side panel may show a record.
 * @throws TickmarkError `not_connected`, `wrong_company`, `record_gone`
 */
export async function mayOpenPanel(
  { realm, company_key, record_id }: RequestOf<'open_panel'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  await storedCompany(context, company_key, realm);
  const row = await context.tables.bulk.records.get([company_key, record_id]);
  if (!row) throw new TickmarkError('record_gone', `${record_id} is not in the mirror`);
  return { status: 'done' };
}

/** The QuickBooks ids removed by Clear ID, from the log. */
async function formerLinks(context: WorkerContext, row: RecordRow): Promise<RecordDetail['former_links']> {
  const lines = await context.tables.bulk.log.by('record').under(row.company_key, row.id).all();
  return lines
    .reverse()
    .filter((line) => line.action === ('clear_id' satisfies JobRow['action']) && line.outcome === 'succeeded')
    .flatMap(({ quickbooks_id: id, at, who }) => (id ? [{ id, at: iso(at) ?? '', who }] : []));
}
