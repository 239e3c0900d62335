import type { QuickBooksType, RecordType } from '../../core/records/record-types.ts';
import { recordTypeOf } from '../../core/records/record-types.ts';
import type { MatchReason } from '../../core/records/suggestion.ts';
import { card } from '../card/en.ts';
import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

const many = (word: string) =>
  word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}${/s$/.test(word) ? 'es' : 's'}`;
const article = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
const quickBooksRecord = (type: QuickBooksType, label: string) => shared.record(recordTypeOf(type), label);

/** Names of compared fields; an unlisted name is shown as received. */
const field: Readonly<Record<string, string>> = {
  number: 'Number',
  name: 'Name',
  date: 'Date',
  due_date: 'Due date',
  amount: 'Amount',
  tax: 'Tax',
  memo: 'Memo',
  rate: 'Rate',
  quantity: 'Quantity',
  category: 'Category',
  income_account: 'Income account',
  description: 'Description',
  terms: 'Terms',
  email: 'Email',
  phone: 'Phone',
  address: 'Address',
  customer: 'Customer',
};

const reason = (each: MatchReason): string => {
  switch (each.kind) {
    case 'same_name':
      return 'same name';
    case 'same_but_writing':
      return 'same except for accents, capitals or punctuation';
    case 'same_but_legal_form':
      return 'same except for the legal form';
    case 'same_words':
      return 'same words in another order';
    case 'shares_words':
      return `shares ${each.words.map((word) => `“${word}”`).join(', ')}`;
    case 'similar_words':
      return `has a similar word: ${each.words.map((word) => `“${word}”`).join(', ')}`;
  }
};

/** Words of the side panel: one record in full, and its remedies. */
export const panel = {
  shared,
  card,
  title: 'Tickmark',
  loading: 'Loading the record…',
  none: 'No record selected.',
  none_step: 'Press a badge in QuickBooks and choose Open panel, or open a record in the queue.',
  failures: 'What needs attention',
  open_options: 'Open options',
  open_queue: 'Open the queue',
  other_company: (name: string) => `${name} is open in QuickBooks.`,
  other_company_unnamed: 'Another company is open in QuickBooks.',
  other_company_step:
    'The record shown here belongs to another company. It reappears when you go back to its company.',
  conflict: 'Tickmark can’t tell for certain which company is open in QuickBooks.',
  conflict_step: 'Reload the QuickBooks page. Nothing is shown or sent until then.',
  no_answer: 'The extension isn’t responding. Nothing was lost; try again.',
  done: (kind: RecordType, label: string, state: string) =>
    `${capital(shared.record(kind, label))}: ${state}`,
  taken_back: (kind: RecordType, label: string) =>
    `Undone. ${capital(shared.record(kind, label))} is unchanged.`,
  retrying: (n: number, left: number) =>
    `Retrying (${n} of 3): ${plural('en', left, { one: '1 more automatic run', other: `${left} more automatic runs` })} before one safe correction is tried.`,
  place: 'Place in the queue',
  next_run: 'Next run',
  save_sync: 'Save and sync',

  amounts: 'Amounts',
  gross: 'Gross',
  fee: 'Processing fee',
  net: 'Net',
  fee_of: (kind: RecordType, label: string) => `Processing fee of ${shared.record(kind, label)}`,

  compare: 'Compare',
  compare_button: 'Compare with QuickBooks',
  compare_again: 'Compare again',
  comparing: 'Comparing with QuickBooks…',
  compared_at: 'Compared at',
  compare_same: 'No differences.',
  compare_gone: 'QuickBooks no longer has this record.',
  compare_voided: 'The record is voided in QuickBooks. It was not deleted.',
  compare_unknown: 'Couldn’t read this record in QuickBooks.',
  field,
  field_column: 'Field',
  last_synced: 'Last synced',
  quickbooks: 'QuickBooks',
  changed: 'changed',
  nothing: 'none',
  choose: (platform: string) => `Choose for each field: ${platform} or QuickBooks.`,
  choice: (name: string, side: string, value: string) => `${name}: ${side} ${value}`,
  still_to_choose: (names: string) => `Still to choose: ${names}.`,
  both_changed: 'Changed on both sides: choose one.',
  /** For the log: last synced / QuickBooks / platform, and the chosen one. */
  change_note: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
  chosen_note: (name: string, last: string, quickbooks: string, platform: string, kept: string) =>
    `${name}: ${last} / ${quickbooks} / ${platform}, kept ${kept}`,
  will_update: (platform: string) =>
    `The values you choose are copied to the other side, so ${platform} and QuickBooks match.`,

  locked: {
    deposit: 'It is in a bank deposit in QuickBooks: the amount cannot be changed until it is taken out.',
    reconciled: 'It is reconciled in QuickBooks: changing it would break the reconciliation.',
    bank_match: 'It is matched to a bank transaction in QuickBooks: undo the match before changing it.',
    closed_period: 'Its date is in a closed period.',
    unknown: 'QuickBooks won’t allow changes right now.',
  },
  locked_title: 'Before you send',
  inactive: (type: string, name: string) => `${name} (${type}) is inactive in QuickBooks.`,
  inactive_step: 'Make it active again in QuickBooks, then resync. Clear ID would not help.',
  quickbooks_type: (type: string) => {
    const known = recordTypeOf(type);
    return known === 'other' ? type : shared.type[known];
  },

  open_clash: (type: QuickBooksType, label: string) => `Open ${quickBooksRecord(type, label)}`,
  link_to_it: 'Link to it',
  clash_other_type: (kind: RecordType, type: QuickBooksType) =>
    `It cannot be linked: this is ${article(shared.type[kind])}, and that is ${article(shared.type[recordTypeOf(type)])}.`,
  change_number: (platform: string) => `Change number on ${platform}`,

  closed_title: 'The books are closed',
  closed_through: (date: string) => `The books are closed through ${date}.`,
  closed_choices: 'Three options',
  closed_date: (platform: string) => `Change the date on ${platform}`,
  closed_date_label: 'New date',
  closed_hand: 'Enter it by hand in QuickBooks, then link it below',
  closed_hold: 'Hold it until the books are reopened',
  closed_warning:
    'If the books are reopened, look for copies entered by hand first, or you could end up with two.',

  hold: 'Hold until a date',
  hold_until: 'Hold until',
  hold_reason: 'Reason',
  hold_button: 'Hold',

  link_title: 'Link to another QuickBooks record',
  link_same_number: 'In QuickBooks with the same number:',
  link_use_open: (type: QuickBooksType, id: string) =>
    `Use the ${shared.type[recordTypeOf(type)]} open in QuickBooks (${id})`,
  link_address: 'Address of the record in QuickBooks',
  link_address_hint: 'Open the record in QuickBooks and copy its address, or type its id.',
  link_look: 'Compare and link',
  link_not_an_address: (kind: RecordType) =>
    `This is not the address of ${article(shared.type[kind])} in QuickBooks.`,
  link_dialog: (kind: RecordType, label: string) => `Link ${shared.record(kind, label)}`,
  link_to: (type: QuickBooksType, id: string) => `To QuickBooks ${quickBooksRecord(type, id)}:`,
  link_unseen: 'Tickmark can’t see what’s in it: open it in QuickBooks and compare before linking.',
  link_differs: 'differs',
  link_consequence: (platform: string) => `Nothing is created. ${platform} will keep the two records linked.`,
  link_overwrites: (platform: string, record: string) =>
    `QuickBooks’ values replace those in ${platform}: ${record}. Its payments in QuickBooks are taken over as well. This cannot be undone here.`,
  link_confirm: 'Link',
  pull_dialog: (kind: RecordType, label: string) => `Take over ${shared.record(kind, label)} from QuickBooks`,
  pull_overwrites: (platform: string, record: string) =>
    `QuickBooks’ values replace those in ${platform}: ${record}. This cannot be undone here.`,
  pull_deletes: (platform: string) => `Where QuickBooks’ copy is void, ${platform} deletes its own.`,
  pull_confirm: 'Take over',
  export_dialog: 'Export all that is ready',
  export_counting: (platform: string) => `Counting what is ready in ${platform}…`,
  export_count: (platform: string, n: number, parts: string) =>
    plural('en', n, {
      one: `${platform} exports 1 record to QuickBooks: ${parts}.`,
      other: `${platform} exports ${n} records to QuickBooks, this one among them: ${parts}.`,
    }),
  export_part: (n: number, kind: RecordType, total: string | null, lacks: boolean) =>
    `${n} ${n === 1 ? shared.type[kind] : many(shared.type[kind])} (${total ?? 'amount not known'}${lacks ? '; only if what was missing is there by now' : ''})`,
  export_not_told: (platform: string) =>
    `${platform} does not say what is ready now. Close this and look at the record again.`,
  export_under_way: (platform: string) => `${platform} is exporting already. Wait until that has ended.`,
  export_all_or_none: 'It exports all of it or nothing. This cannot be undone here.',
  export_confirm: 'Export all',
  link_no_match: 'None with the same number.',
  former: (id: string) => `Previously linked to QuickBooks record ${id}`,
  link_back: (id: string) => `Link back to ${id}`,

  clear_link_first: 'Link to it instead',
  clear_anyway: 'Create a second one anyway',
  clear_type: (label: string) => `Type ${label} to confirm`,
  clear_second: (kind: RecordType) =>
    `QuickBooks will then hold two: the old one stays, and ${article(`new ${shared.type[kind]}`)} is created.`,

  match_title: 'Match with a QuickBooks customer',
  match_label: 'QuickBooks customer',
  match_hint: 'Type part of the name, then choose with the arrow keys.',
  match_submit: 'Match',
  match_with: (name: string) => `Match with ${name}`,
  match_suggestions: 'Suggestions',
  match_searching: 'Searching…',
  match_none: (text: string) => `No QuickBooks name contains “${text}”.`,
  match_count: (n: number) => plural('en', n, { one: '1 name found', other: `${n} names found` }),
  match_best: 'Best match',
  match_linked: (name: string) => `already linked to ${name}`,
  match_unavailable: {
    vendor: 'is a vendor',
    employee: 'is an employee',
    inactive: 'inactive in QuickBooks',
  },
  match_too_long: 'Names in QuickBooks have 500 characters at most.',
  reason,
  create_title: 'Create a new customer in QuickBooks',
  create_name: 'Display name',
  create_button: 'Create new',
  create_taken: {
    vendor: 'A vendor uses this name in QuickBooks.',
    employee: 'An employee uses this name in QuickBooks.',
    customer: 'A customer uses this name in QuickBooks.',
  },
  create_taken_step: 'QuickBooks keeps one list of names for all three: choose another display name.',
  create_taken_link: 'Match with that customer above, or choose another display name.',
  create_other_name: (name: string) => `Use “${name}”`,
  create_variant: (name: string) => `${name} (customer)`,
  create_looking: 'Checking whether the name is available…',

  off_title: (name: string) => `Don’t sync ${name}`,
  off_counting: 'Checking what depends on it…',
  off_nothing: 'This customer has nothing waiting to sync.',
  off_consequence: (n: number, kind: RecordType | null, total: string | null) => {
    const what = kind
      ? `${n} ${n === 1 ? shared.type[kind] : many(shared.type[kind])}`
      : plural('en', n, { one: '1 record', other: `${n} records` });
    return `${what}${total ? ` (${total})` : ''} will not sync.`;
  },
  off_quiet: 'You won’t hear about this customer again until you turn sync back on.',
  off_confirm: 'Don’t sync',

  service_title: 'Edit the service',
  service_where: (platform: string) => `The changes are made on ${platform}.`,
  service_unchanged: 'unchanged',
  service_save: 'Save and resync',
  service_nothing: 'No changes yet.',
  delete_title: (name: string) => `Delete service ${name}`,
  delete_where: (platform: string) => `This deletes the service from ${platform}, not QuickBooks.`,
  delete_users: (n: number, kind: RecordType | null) =>
    kind
      ? `${n} ${n === 1 ? `${shared.type[kind]} uses` : `${many(shared.type[kind])} use`} it:`
      : plural('en', n, { one: '1 record uses it:', other: `${n} records use it:` }),
  delete_no_users: 'No waiting records use it.',
  delete_forever: 'This can’t be undone.',
  delete_confirm: 'Delete service',

  over_title: 'Payment on hold',
  over: (amount: string) => `Payment is ${amount} more than the QuickBooks invoice.`,
  over_totals: (platform: string, payment: string, invoice: string) =>
    `Payment on ${platform}: ${payment}. Invoice in QuickBooks: ${invoice}.`,
  over_credit: (applied: string, rest: string) => `Apply ${applied} and keep ${rest} as credit`,
  over_adjust: (applied: string) => `Change the payment to ${applied}`,
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type PanelWords = typeof panel;
