import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** QuickBooks' lists by the contract's names; a platform may offer others. */
const list: Readonly<Record<string, string>> = {
  accounts: 'Accounts',
  bills: 'Bills',
  credit_memos: 'Credit memos',
  employees: 'Employees',
  journal_entries: 'Journal entries',
  purchases: 'Purchases',
  tax_codes: 'Tax codes',
  classes: 'Classes',
  departments: 'Locations (departments)',
};

/** Words of the reference lists: QuickBooks' lists to read; classes and locations to edit. */
export const reference = {
  shared,
  title: 'Reference',
  intro:
    'What’s in QuickBooks, as last read by the platform. Make changes in QuickBooks, except classes and locations.',
  lists: 'Lists',
  list,
  none_offered: (platform: string) => `${platform} offers no lists.`,
  reading: 'Reading…',
  read_at: 'Last read',
  refresh: 'Refresh',
  more: 'Show more',
  count: (n: number) => plural('en', n, { one: '1 entry', other: `${n} entries` }),
  empty: 'The list is empty.',
  hidden: (list: string, who: string) =>
    `${list} is hidden: you have no right to see it.${who ? ` ${who} can give it.` : ' An admin of your platform can give it.'}`,
  name: 'Name',
  number: 'Number',
  detail: 'Detail',
  amount: 'Amount',
  date: 'Date',
  sync: 'Sync',
  used_by: 'Used by',
  actions: 'Actions',
  inactive: 'Inactive',
  show_inactive: 'Show inactive',
  edit_in_quickbooks_short: 'Edit in QuickBooks',
  tracking_off: {
    classes: 'Turn on class tracking in QuickBooks to keep classes here.',
    departments: 'Turn on location tracking in QuickBooks to keep locations here.',
  },
  viewer: (who: string) => (who ? `Ask an admin: ${who}.` : 'Ask an admin.'),
  add_label: { classes: 'New class', departments: 'New location' },
  add: 'Add',
  rename: 'Rename',
  rename_of: (name: string) => `Rename ${name}`,
  new_name: (name: string) => `New name of ${name}`,
  save: 'Save',
  deactivate: 'Make inactive',
  deactivate_of: (name: string) => `Make inactive: ${name}`,
  deactivate_lines: (n: number | null) => [
    ...(n
      ? [`It is used on ${plural('en', n, { one: '1 record', other: `${n} records` })}; they keep it.`]
      : []),
    'It becomes inactive in QuickBooks and on the platform; you can reactivate it in QuickBooks.',
  ],
  added: (name: string) => `${name} was added.`,
  renamed: (name: string) => `Renamed to ${name}.`,
  deactivated: (name: string) => `${name} is now inactive.`,
};

export type ReferenceWords = typeof reference;
