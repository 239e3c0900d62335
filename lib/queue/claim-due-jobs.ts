import { Dexie } from 'dexie';
import { sendingRank } from '../records/record-type.ts';
import type { Database, Tables } from './database.ts';
import { refreshShown } from './mirror-records.ts';
import { openJobsOn } from './open-jobs.ts';
import type { JobRow, RecordRow } from './rows.ts';
import { changeJob, holdEpoch } from './write-jobs.ts';

/**
 * Claims the jobs that may be sent now, parents before children, at most one per record: a record's later job waits for
 * its earlier one, and a child waits, visibly, for a parent that has an open job.
 * @throws QueueError `fenced`
 */
export async function claimDueJobs(
  tables: Tables,
  companyKey: string,
  epoch: number,
  now: number,
  limit: number,
): Promise<JobRow[]> {
  const db = tables.strict;
  return db.transaction('rw', [db.companies, db.records, db.jobs, db.counters], async () => {
    await holdEpoch(db, companyKey, epoch);
    const due = await db.jobs
      .where('[company_key+lane+due_at+order]')
      .between([companyKey, 'due', Dexie.minKey, Dexie.minKey], [companyKey, 'due', now, Dexie.maxKey])
      .limit(limit)
      .toArray();
    if (due.length === 0) return [];
    const { claimed, blocked } = await sortOut(db, companyKey, due);
    await db.jobs.bulkPut([
      ...claimed.map((job) => changeJob(job, 'leased', { epoch })),
      ...blocked.map(({ job, by }) => changeJob(job, 'blocked', { blocked_by: by })),
    ]);
    await refreshShown(
      db,
      companyKey,
      blocked.map(({ job }) => job.record_id),
    );
    return claimed.map((job) => changeJob(job, 'leased', { epoch }));
  });
}

async function sortOut(db: Database, companyKey: string, due: readonly JobRow[]) {
  const rows = await db.records.bulkGet(due.map((job) => [companyKey, job.record_id] as [string, string]));
  const records = new Map(
    rows.filter((row): row is RecordRow => row !== undefined).map((row) => [row.id, row]),
  );
  const parents = [...records.values()].flatMap((row) => row.record.depends_on);
  const concerned = [...new Set([...due.map((job) => job.record_id), ...parents])];
  const open = (await openJobsOn(db, companyKey, concerned)).filter((job) => job.lane !== 'following');
  const firstOf = new Map<string, JobRow>();
  for (const job of open) if (!firstOf.has(job.record_id)) firstOf.set(job.record_id, job);

  const claimed: JobRow[] = [];
  const blocked: { job: JobRow; by: string[] }[] = [];
  for (const job of due) {
    const waitsOn = (records.get(job.record_id)?.record.depends_on ?? []).filter((id) => firstOf.has(id));
    if (waitsOn.length) blocked.push({ job, by: waitsOn });
    else if (firstOf.get(job.record_id)?.key === job.key) claimed.push(job);
    else blocked.push({ job, by: [job.record_id] });
  }
  const rankOf = (job: JobRow) => sendingRank(records.get(job.record_id)?.record.type ?? 'other');
  claimed.sort((a, b) => rankOf(a) - rankOf(b) || a.order - b.order);
  return { claimed, blocked };
}
