import { isSynced } from '../core/records/sync-state.ts';
import type { RecordView } from '../protocol/views.ts';
import { openJobsOn } from '../store/jobs/open-jobs.ts';
import type { JobRow, RecordRow } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import type { ConnectedCompany } from './find-company.ts';
import type { ReadContext } from './read-context.ts';
import { shownRecord, viewRecord } from './view-record.ts';

const MOST_DEPENDENTS = 20;

/** The views of these rows, with the open job on each. */
export async function viewRecords(
  context: Pick<ReadContext, 'tables'>,
  connected: ConnectedCompany,
  rows: readonly RecordRow[],
  words: AnswerWords,
): Promise<RecordView[]> {
  const jobs = new Map<string, JobRow>();
  const ids = rows.map((row) => row.id);
  for (const job of ids.length ? await openJobsOn(context.tables.bulk, connected.company.key, ids) : []) {
    if (!jobs.has(job.record_id)) jobs.set(job.record_id, job);
  }
  return rows.map((row) => viewRecord(shownRecord(row), connected, words, jobs.get(row.id) ?? null));
}

/** The records that wait for this one. */
export async function dependentsOf(
  context: ReadContext,
  companyKey: string,
  id: string,
): Promise<RecordRow[]> {
  const rows = await context.tables.bulk.records
    .by('parent')
    .equal(`${companyKey}/${id}`)
    .all(MOST_DEPENDENTS * 5);
  return rows.filter((row) => !isSynced(row.state)).slice(0, MOST_DEPENDENTS);
}
