import type { ErrorGuide } from '../../core/error-guide/error-guide.ts';
import { type ListedRecord, listRecord } from '../../core/listing/listed-record.ts';
import type { Action } from '../../core/records/actions.ts';
import { graceLeft } from '../../core/records/grace.ts';
import type { Database } from '../../store/database.ts';
import { inLane, OPEN_LANES } from '../../store/jobs/open-jobs.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import type { JobRow, RecordRow } from '../../store/rows.ts';
import { recordKey } from '../../store/rows.ts';
import { matchOf } from '../../views/judged-record.ts';

/** Records are read in slices, so that the page stays responsive. */
const SLICE = 2_000;
/** Records of each count that are shown before the rest is read: more than fit in a window. */
const FIRST = 300;

/** The records of the company read so far. */
export interface RecordsRead {
  readonly records: readonly ListedRecord[];
  /** Every record has been read; before that, those behind the three counts have. */
  readonly complete: boolean;
}

/** The records of one company in memory: only the fields that lists need. */
export interface FollowedRecords {
  /** Reads all records: first those behind the three counts, then the rest in slices. */
  readAll(): Promise<void>;
  /** Reads changed records again. */
  readSome(ids: readonly string[]): Promise<void>;
  get(id: string): ListedRecord | undefined;
  now(): RecordsRead;
}

/** Values that many records share are stored once. */
const alike = new Map<string, readonly Action[]>();

function listed(row: RecordRow, guide: ErrorGuide | null): ListedRecord {
  const key = row.record.allowed.join();
  const allowed = alike.get(key) ?? row.record.allowed;
  alike.set(key, allowed);
  const { state, since } = row;
  const runs_left = state === 'retrying' ? graceLeft(row.grace) : null;
  const cause = matchOf(row.record, guide)?.id ?? null;
  return listRecord({ ...row.record, allowed }, { state, since, runs_left }, cause);
}

/**
 * @param guide `null` if it cannot be read: then causes are unknown
 * @param onRead called whenever more has been read
 */
export function followRecords(
  db: Database,
  companyKey: string,
  guide: ErrorGuide | null,
  onRead: () => void,
): FollowedRecords {
  let known = new Map<string, ListedRecord>();
  let complete = false;
  let shown: RecordsRead | null = null;
  let reading: Promise<void> | null = null;
  let readAgain = false;
  const changedMeanwhile = new Map<string, ListedRecord | null>();

  const changed = () => {
    shown = null;
    onRead();
  };

  async function readOnce(): Promise<void> {
    if (!complete) {
      for (const counted of ['failed', 'to_approve', 'pending'] as const) {
        const first = await countedRange(db, companyKey, counted).all(FIRST);
        for (const row of first) known.set(row.id, listed(row, guide));
        changed();
        const last = first.at(-1);
        if (!last || first.length < FIRST) continue;
        const rest = db.records
          .by('counted')
          .between([companyKey, counted, last.since], [companyKey, counted, []]);
        for (const row of await rest.all()) known.set(row.id, listed(row, guide));
        changed();
      }
    }
    const all = new Map<string, ListedRecord>();
    let after = '';
    for (;;) {
      const rows = await db.records.between([companyKey, after], [companyKey, []], true).all(SLICE);
      for (const row of rows) all.set(row.id, listed(row, guide));
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
    // Changes during the read are newer than its result.
    for (const [id, record] of changedMeanwhile) {
      if (record) all.set(id, record);
      else all.delete(id);
    }
    changedMeanwhile.clear();
    known = all;
    complete = true;
    changed();
  }

  return {
    async readAll() {
      if (reading) {
        readAgain = true;
        return reading;
      }
      reading = (async () => {
        do {
          readAgain = false;
          await readOnce();
        } while (readAgain);
      })();
      try {
        await reading;
      } finally {
        reading = null;
      }
    },
    async readSome(ids) {
      if (ids.length === 0) return;
      const rows = await db.records.getMany(ids.map((id) => recordKey(companyKey, id)));
      for (const [at, id] of ids.entries()) {
        const row = rows[at];
        const record = row ? listed(row, guide) : null;
        if (record) known.set(id, record);
        else known.delete(id);
        if (reading) changedMeanwhile.set(id, record);
      }
      changed();
    },
    get: (id) => known.get(id),
    now() {
      shown ??= { records: [...known.values()], complete };
      return shown;
    },
  };
}

/** The open commands of a company, oldest first. */
export async function readOpenJobs(db: Database, companyKey: string): Promise<JobRow[]> {
  const jobs: JobRow[] = [];
  for (const lane of OPEN_LANES) jobs.push(...(await inLane(db, companyKey, lane).all()));
  return jobs.sort((a, b) => a.order - b.order);
}
