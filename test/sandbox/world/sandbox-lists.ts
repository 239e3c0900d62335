import type { ListName, WireListItem } from '../platform/wire.ts';

function item(id: string, name: string, more: Partial<WireListItem> = {}): WireListItem {
  return {
    id,
    version: '1',
    name,
    number: null,
    detail: null,
    amount: null,
    date: null,
    active: true,
    used_by: 0,
    quickbooks_id: null,
    state: 'synced',
    ...more,
  };
}

const usd = (value: string) => ({ value, currency: 'USD' });

/** Reference lists of a small company; classes exist in QuickBooks under the given ids. */
export function sandboxLists(): Record<ListName, WireListItem[]> {
  return {
    accounts: [
      item('acc_1', 'Checking', { number: '1000', detail: 'Bank', amount: usd('18240.11') }),
      item('acc_2', 'Undeposited Funds', { number: '1050', detail: 'Other Current Assets' }),
      item('acc_3', 'Accounts Receivable', { number: '1100', detail: 'Accounts Receivable' }),
      item('acc_4', 'Landscaping Services', { number: '4000', detail: 'Income' }),
      item('acc_5', 'Card Processing Fees', { number: '6100', detail: 'Expense' }),
    ],
    bills: [
      item('bil_1', 'Prairie Seed Supply', { number: 'PS-2210', amount: usd('412.60'), date: '2026-02-18' }),
      item('bil_2', 'Granite Yard', { number: '88107', amount: usd('1180.00'), date: '2026-02-25' }),
    ],
    credit_memos: [
      item('crm_1', 'Cedar Grove HOA', {
        number: '1043',
        amount: usd('50.00'),
        date: '2026-02-20',
        quickbooks_id: '111',
      }),
    ],
    employees: [
      item('emp_1', 'Crew lead', { quickbooks_id: '81' }),
      item('emp_2', 'Grounds crew', { quickbooks_id: '82' }),
    ],
    journal_entries: [
      item('jrn_1', 'Month-end accrual', { number: 'JE-7', amount: usd('300.00'), date: '2026-02-28' }),
    ],
    purchases: [
      item('pur_1', 'Fuel', { number: '5521', amount: usd('64.20'), date: '2026-02-21', state: 'synced' }),
      item('pur_2', 'Tool rental', {
        number: '5522',
        amount: usd('129.00'),
        date: '2026-02-24',
        state: 'failed',
        detail: 'QuickBooks gave no reason',
      }),
    ],
    tax_codes: [item('tax_1', 'TAX', { detail: 'Taxable' }), item('tax_2', 'NON', { detail: 'Not taxable' })],
    classes: [
      item('cls_1', 'Residential', { used_by: 14, quickbooks_id: '201' }),
      item('cls_2', 'Commercial', { used_by: 6, quickbooks_id: '202' }),
    ],
    departments: [],
  };
}
