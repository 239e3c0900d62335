import type { SideRecord } from '../../../lib/core/report/side-record.ts';
import { sideRecord } from '../../../lib/core/report/side-record.ts';
import { rowNumber } from '../listing/fill-store.ts';

/** A report of as many rows as there are records, in the order of their dates; every hundredth one differs. */
export function reportOf(records: number): string {
  const lines = [
    'Transaction List by Date,,,,,,,,',
    'Maple Landscaping Inc.,,,,,,,,',
    'All Dates,,,,,,,,',
    '',
    'Date,Transaction type,Num,Posting (Y/N),Name,Memo,Account name,Split,Amount',
  ];
  for (let n = 0; n < records; n += 1) {
    const { record } = rowNumber('', n);
    const [year, month, day] = (record.date ?? '').split('-');
    const amount = Number(record.amount?.value ?? 0) + (n % 100 === 0 ? 1 : 0);
    const written = amount.toLocaleString('en', { minimumFractionDigits: 2 });
    const type = record.type === 'payment' ? 'Payment' : 'Invoice';
    const values = [
      `${month}/${day}/${year}`,
      type,
      record.number,
      'Y',
      record.party?.name,
      'Thank you, see you soon',
    ];
    const cells = [...values, 'Accounts Receivable (A/R)', '-Split-', written];
    lines.push(cells.map((cell) => (cell?.includes(',') ? `"${cell}"` : cell)).join(','));
  }
  return [...lines, '', 'Accrual Basis Tuesday, September 29, 2026 09:30 PM GMT-04:00', ''].join('\r\n');
}

/** The records as the thread reads them. */
export function sideOf(records: number): SideRecord[] {
  return Array.from({ length: records }, (_, n) => {
    const { record, state, label_key } = rowNumber('', n);
    const { type, number, name, party, date, amount } = record;
    const quickbooks =
      state === 'synced'
        ? {
            ...{ type: type === 'payment' ? ('Payment' as const) : ('Invoice' as const), id: String(n) },
            ...{
              number,
              name,
              party: party?.name ?? null,
              date,
              amount,
              status: 'active' as const,
              checked_at: null,
            },
          }
        : null;
    return sideRecord({ ...record, sync: { ...record.sync, quickbooks } }, state, label_key);
  });
}
