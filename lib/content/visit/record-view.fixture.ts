import type { PageAnswer } from '../../protocol/page.ts';
import type { CompanyView, RecordView } from '../../protocol/views.ts';

/** Invoice 1043 of the tests beside this file. */
export function recordView(change: Partial<RecordView> = {}): RecordView {
  return {
    company_key: 'connection/9341450122330011',
    id: 'inv_1043',
    type: 'invoice',
    number: '1043',
    name: null,
    party: 'Cedar Grove HOA',
    date: '2026-02-27',
    amount: { value: '2310.75', currency: 'USD' },
    version: '1',
    state: 'failed',
    reason: 'duplicate number',
    quickbooks: null,
    busy: false,
    as_of: null,
    since: null,
    commands: [],
    primary: null,
    ...change,
  };
}

export const companyView: CompanyView = {
  company_key: 'connection/9341450122330011',
  connection_id: 'connection',
  realm: '9341450122330011',
  name: 'Maple Landscaping Inc.',
  platform: 'FieldPro',
  currency: 'USD',
  time_zone: 'America/Toronto',
  role: 'admin',
  user: 'Office admin',
  connection: 'ok',
  connection_since: null,
  stalled_since: null,
  problem: null,
};

export function pageAnswer(records: readonly RecordView[], change: Partial<PageAnswer> = {}): PageAnswer {
  return {
    company: companyView,
    records,
    rows: records.map((_, at) => at),
    attention: 0,
    dismissed: [],
    notice: null,
    unconnected: false,
    synced_badges: 'quiet',
    language: 'en',
    ...change,
  };
}
