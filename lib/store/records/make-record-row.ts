import { labelKeyOf } from '../../core/identity/label-key.ts';
import { type Grace, graceLeft } from '../../core/records/grace.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import { quickBooksRefKey } from '../../core/records/record-types.ts';
import { showState } from '../../core/records/show-state.ts';
import { countedAs } from '../../core/records/sync-state.ts';
import type { JobRow, RecordRow } from '../rows.ts';

/**
 * The mirror's row of a record: the platform's report, overlaid with the open job.
 * @param job the oldest unsettled job on the record
 */
export function makeRecordRow(
  companyKey: string,
  record: PlatformRecord,
  job: Pick<JobRow, 'action' | 'state' | 'following'> | null,
  grace: Grace | null,
  generation: number,
): RecordRow {
  const state = showState(record.sync.state, job, graceLeft(grace));
  const copy = record.sync.quickbooks;
  return {
    company_key: companyKey,
    id: record.id,
    record,
    state,
    counted: countedAs(state) ?? '',
    since: record.sync.since ?? record.updated_at,
    quickbooks_key: copy ? quickBooksRefKey(copy) : '',
    label_key: labelKeyOf(record),
    parent_keys: record.depends_on.map((id) => `${companyKey}/${id}`),
    generation,
    grace,
  };
}
