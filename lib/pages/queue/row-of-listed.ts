import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { countedAs } from '../../core/records/sync-state.ts';
import type { RecordRow } from '../../store/rows.ts';

/** The row of a listed record, as far as showing it asks for one: what lists leave out is absent. */
export function rowOfListed(listed: ListedRecord, companyKey: string): RecordRow {
  return {
    company_key: companyKey,
    id: listed.id,
    state: listed.state,
    counted: countedAs(listed.state) ?? '',
    since: listed.since,
    quickbooks_key: '',
    label_key: '',
    parent_keys: [],
    generation: 0,
    grace: null,
    record: {
      id: listed.id,
      type: listed.type,
      number: listed.number,
      name: listed.name,
      party: listed.party === null ? null : { id: '', name: listed.party },
      date: listed.date,
      amount: listed.amount,
      fee: listed.fee,
      version: listed.version,
      created_at: listed.created_at,
      updated_at: listed.since,
      deleted: false,
      url: null,
      direction: listed.direction,
      depends_on: listed.depends_on,
      allowed: listed.allowed,
      sync: {
        state: listed.reported,
        reported_state: null,
        since: listed.since,
        attempts: null,
        last_attempt_at: null,
        last_success_at: listed.last_success_at,
        next_attempt_at: null,
        position: listed.position,
        error: listed.error,
        warnings: [],
        quickbooks: listed.quickbooks && {
          type: listed.quickbooks.type,
          id: listed.quickbooks.id,
          number: null,
          name: null,
          party: null,
          date: null,
          amount: null,
          status: listed.quickbooks.voided ? 'voided' : 'unknown',
          checked_at: null,
        },
        changed: listed.changed_by && { by: listed.changed_by, at: null },
        decided: listed.decided,
      },
    },
  };
}
