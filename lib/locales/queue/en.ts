import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

const number = (n: number) => formatNumber(n, 'en');
const records = (n: number) => plural('en', n, { one: '1 record', other: `${number(n)} records` });

/** Words of the queue page. */
export const queue = {
  shared,
  title: 'Tickmark queue',
  reading: 'Reading what is stored…',
  reading_rest: 'Reading the other records…',
  no_company: 'No company is connected yet.',
  open_options: 'Open options',
  choose_company: 'Which company?',
  unknown_company: 'This company is not stored here any more.',
  companies: 'Companies',

  /** A tab's number is written in plain digits, as the popup and the toolbar icon write it. */
  tabs: {
    submissions: (_n: number) => 'Submissions',
    approvals: (n: number) => `Approvals (${n})`,
    preview: (n: number) => `Preview (${n})`,
    attention: (n: number) => `Needs attention (${n})`,
    log: (_n: number) => 'Log',
    reference: (_n: number) => 'Reference',
    connection: (_n: number) => 'Connection',
  },
  views: 'Views',

  connected: 'Connected',
  connection: {
    ok: 'Connected',
    never_synced: 'First sync under way',
    down: 'Not responding',
    busy: 'Busy',
    refused: 'Key not accepted',
    quickbooks_off: 'QuickBooks not connected',
    disconnected: 'Disconnected',
  },
  last_success: 'Last success',
  next_run: 'Next run',
  never: 'never',
  automatic_off: 'Automatic sync is off',
  not_planned: 'not planned yet',

  columns: {
    record: 'Record',
    customer: 'Customer',
    date: 'Date',
    amount: 'Amount',
    since: 'Since',
    reason: 'Reason',
    state: 'Sync',
    actions: 'Actions',
  },
  records,

  attention: {
    list: 'Records that need attention',
    all_well: 'Nothing needs you now.',
    section: {
      failed: (n: number) => `Sync failed (${n})`,
      changed: (n: number) => `Changed since sync (${n})`,
      link_broken: (n: number) => `Link broken (${n})`,
    },
    cause: (reason: string, n: number) => `${reason} (${n})`,
  },
};

export type QueueWords = typeof queue;
