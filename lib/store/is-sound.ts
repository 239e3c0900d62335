import { ACTION_NAMES } from '../core/records/actions.ts';
import { JOB_STATES } from '../core/records/job.ts';
import { laneOf } from './jobs/lanes.ts';
import type { CountersRow, CycleRow, JobRow, RecordRow } from './rows.ts';

type Unread = Record<string, unknown>;

function isObject(value: unknown): value is Unread {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const areTexts = (row: Unread, names: readonly string[]) =>
  names.every((name) => typeof row[name] === 'string');
const areNumbers = (row: Unread, names: readonly string[]) =>
  names.every((name) => Number.isFinite(row[name]));
const areLists = (row: Unread, names: readonly string[]) => names.every((name) => Array.isArray(row[name]));

/** Whether a stored record has all that the mirror relies on. */
export function isSoundRecord(row: unknown): row is RecordRow {
  if (!isObject(row) || !areTexts(row, ['company_key', 'id', 'state', 'counted', 'since'])) return false;
  if (!areNumbers(row, ['generation']) || !(row.grace === null || isObject(row.grace))) return false;
  const { record } = row;
  if (!isObject(record) || record.id !== row.id) return false;
  return (
    areTexts(record, ['type', 'version']) &&
    Number.isFinite(Date.parse(String(record.updated_at))) &&
    areLists(record, ['depends_on', 'allowed']) &&
    isObject(record.sync) &&
    typeof record.sync.state === 'string'
  );
}

/** Whether a stored command is one that can be sent or has settled: whole, and in the lane that its state says. */
export function isSoundJob(row: unknown): row is JobRow {
  if (!isObject(row) || !areTexts(row, ['key', 'company_key', 'record_id', 'version'])) return false;
  if (!areNumbers(row, ['order', 'due_at', 'epoch', 'attempts', 'starts', 'log_id'])) return false;
  if (!isObject(row.input) || !areLists(row, ['blocked_by'])) return false;
  const job = row as unknown as JobRow;
  return ACTION_NAMES.includes(job.action) && JOB_STATES.includes(job.state) && job.lane === laneOf(job);
}

/** Whether a stored cycle can be gone on with. */
export function isSoundCycle(row: unknown): row is CycleRow {
  return (
    isObject(row) &&
    areTexts(row, ['company_key', 'id', 'trigger', 'step']) &&
    areNumbers(row, ['started_at', 'pulled', 'pushed', 'again', 'step_started_at', 'pushed_before']) &&
    areLists(row, ['run_records', 'waiting_records']) &&
    (row.run === null || (isObject(row.run) && typeof row.run.id === 'string'))
  );
}

/** Whether stored counters are numbers. */
export function isSoundCounters(row: unknown): row is CountersRow {
  return (
    isObject(row) &&
    areNumbers(row, ['to_approve', 'pending', 'failed']) &&
    isObject(row.by_state) &&
    areNumbers(row.by_state, Object.keys(row.by_state)) &&
    areLists(row, ['top_failures'])
  );
}
