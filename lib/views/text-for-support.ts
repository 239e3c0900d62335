import { leaveOutNames } from '../core/leave-out-names.ts';
import type { CardView } from '../protocol/record.ts';

/**
 * The text about one record that is copied for support: codes, ids and the original data without secrets.
 * @returns one text as it is, and one without names of customers and of records known by name
 */
export function textForSupport(view: Omit<CardView, 'for_support'>): CardView['for_support'] {
  const { record, original, company } = view;
  const lines = [
    `${record.type} ${record.number ?? record.name ?? ''}`.trim(),
    record.party && `customer ${record.party}`,
    `record ${record.id} (version ${record.version})`,
    `state ${record.state}`,
    `company ${company.realm}`,
    record.quickbooks && `QuickBooks ${record.quickbooks.type} ${record.quickbooks.id}`,
    original?.code && `code ${original.code}`,
    original?.message,
    original?.detail,
    original?.request_id && `request ${original.request_id}`,
  ];
  const named = lines.filter(Boolean).join('\n');
  const names = [record, ...view.waits_on, ...view.dependents].flatMap(({ party, name }) => [party, name]);
  return { named, unnamed: leaveOutNames(named, names) };
}
