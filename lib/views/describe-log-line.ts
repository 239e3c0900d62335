import type { LogLine } from '../protocol/record.ts';
import type { LogRow } from '../store/rows.ts';
import { iso } from './iso-time.ts';

/** A line of the log as the surfaces show it. */
export function describeLogLine(row: LogRow): LogLine {
  return {
    id: row.id ?? 0,
    at: iso(row.at) ?? '',
    who: row.who,
    action: row.action,
    record_id: row.record_id,
    label: row.label,
    outcome: row.outcome,
    detail: row.detail,
  };
}
