import type { Ability, PlatformKind } from '../../core/platform-kinds.ts';
import { ended } from '../phrase.ts';
import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

interface FieldWords {
  readonly label: string;
  readonly hint: string;
  readonly missing?: string;
}

/** Words of the options page. */
export const options = {
  shared,
  title: 'Tickmark options',
  version: (version: string) => `Version ${version}`,
  reading: 'Loading…',
  gone: 'Tickmark isn’t responding. Reload this page; if that doesn’t help, restart the browser.',
  saved: 'Saved.',

  connect_title: 'Connect your platform',
  connect_intro:
    'Enter the address of your platform’s QuickBooks sync and an access key that an admin made there. Tickmark then reads what the platform reports; it never sends anything to QuickBooks.',
  connect_another: 'Connect another platform or company',
  connected_before: 'This platform is disconnected. Enter its access key to connect it again.',
  change_key: 'Change the access key',
  address: 'Platform address',
  platform_kind: 'Platform',
  fields: {
    source_platform: {
      address: {
        label: 'Platform address',
        hint: 'As the platform shows it, e.g. https://api.fieldpro.example/quickbooks-sync/v1',
        missing: 'Enter the platform’s address.',
      },
      access_key: {
        label: 'Access key',
        hint: 'It is never shown again in full.',
        missing: 'Enter an access key.',
      },
    },
    invoice_ninja: {
      address: {
        label: 'Invoice Ninja address',
        hint: 'The address that you open it at, e.g. https://invoicing.co',
        missing: 'Enter the address of your Invoice Ninja.',
      },
      api_token: {
        label: 'API token',
        hint: 'In Invoice Ninja: Settings, Account Management, Integrations, API Tokens. It is never shown again in full.',
        missing: 'Enter an API token.',
      },
      api_secret: {
        label: 'API secret',
        hint: 'Only if whoever runs your own server has set one. Otherwise leave it empty.',
      },
    },
    fyle: {
      client_id: {
        label: 'Client ID',
        hint: 'Of an app that an admin has made in Fyle for your organisation: Settings, Developers.',
        missing: 'Enter a client ID.',
      },
      client_secret: {
        label: 'Client secret',
        hint: 'It is kept encrypted on this computer and is never shown again in full.',
        missing: 'Enter a client secret.',
      },
      refresh_token: {
        label: 'Refresh token',
        hint: 'Of an admin who has signed in to Fyle’s QuickBooks integration once. Fyle may renew it; the new one is kept the same way.',
        missing: 'Enter a refresh token.',
      },
    },
    example: {},
  } as Record<PlatformKind, Readonly<Record<string, FieldWords>>>,
  kind_untried: (platform: string) =>
    `Tickmark was written from ${platform}’s own source code and tested against an imitation of it, not yet against the live service.`,
  works_title: (platform: string) => `What works with ${platform}`,
  works_here: 'Works here',
  works_there: (platform: string) => `Do this in ${platform}`,
  ability: {
    states: 'Badges with the state of each record',
    resync: 'Resync a record that failed',
    link: 'Link a record to its copy in QuickBooks',
    pull: 'Take over what was changed in QuickBooks',
    compare: 'Compare with QuickBooks',
    run: 'Sync everything that waits',
    export_all: 'Export all that is ready, after a question',
    decide: 'Approve, skip, cancel',
    clear_id: 'Clear ID',
    match_customers: 'Match customers by name',
    lists: 'Accounts, classes and other lists',
  } as Record<Ability, string>,
  kept: 'Keep the access key',
  kept_kind: {
    profile: 'In this browser, encrypted',
    session: 'Until the browser closes',
  },
  kept_hint:
    'Whoever can copy this browser profile can read a key that is kept in it. If that may have happened, revoke the key on the platform as well.',
  permission_hint:
    'When you press Activate, the browser asks whether Tickmark may connect to this address, and only this one.',
  activate: 'Activate',
  activating: 'Contacting the platform…',
  address_invalid:
    'This address can’t be used. It must start with https:// (http:// only for this computer).',
  permission_denied: (host: string) =>
    `Your browser didn’t allow Tickmark to connect to ${host}. Nothing was sent. Press Activate again and choose Allow.`,
  connect_unasked: 'The platform could not be reached. Your entries are kept; press Activate again.',
  connected: (platform: string, companies: string) => ended(`Connected to ${platform}: ${companies}`),

  finish: 'Connected',
  finish_reading: 'Reading your records for the first time…',
  finish_read: (n: number) =>
    plural('en', n, { one: '1 record read', other: `${formatNumber(n, 'en')} records read` }),
  finish_needs: (n: number) =>
    n === 0
      ? 'nothing needs you'
      : plural('en', n, { one: '1 needs you', other: `${formatNumber(n, 'en')} need you` }),
  finish_open: { invoices: 'Open invoices', expenses: 'Open expenses' },
  finish_review: (n: number) => `Review ${n}`,

  connection: (platform: string) => `Connection to ${platform}`,
  user: 'Signed in as',
  role: 'Role',
  rights: 'You can',
  masked_key: 'Access key in use',
  platform_version: 'Platform version',
  disconnect: 'Disconnect',
  disconnect_title: (platform: string) => `Disconnect from ${platform}?`,
  disconnect_lines: (platform: string, companies: string) => [
    `${platform} is no longer asked about ${companies}, and no badges are drawn there.`,
    'The access key and what it was encrypted with are deleted from this browser profile. To connect again it must be entered once more.',
    'The key stays valid on the platform. If somebody may have copied this browser profile, revoke it there as well.',
    'What is stored of the records stays until you remove it.',
  ],
  disconnected: (platform: string) => `Disconnected from ${platform}.`,
  no_companies: 'This access key doesn’t give access to any company.',

  frequency: 'Sync frequency',
  frequency_kind: {
    every_10_minutes: 'Every 10 minutes',
    hourly: 'Hourly',
    daily: 'Daily',
    weekly: 'Weekly',
    never: 'Never',
  },
  at: 'Time',
  day: 'Day',
  zone: (zone: string) => `Times are in the company’s time zone: ${zone}.`,
  next_run: 'Next run:',
  automatic_off: 'Automatic sync is off',
  not_planned: 'not scheduled yet',
  never_note: 'Sync now in the popup still works.',

  approval: 'What happens to new records',
  approval_kind: {
    approve_first: 'Approve first: nothing is synced before someone approves it',
    automatic: 'Automatic: new records are synced at the next run',
  },

  appearance: 'Language, badges and notifications',
  language: 'Language',
  language_auto: 'Auto (browser language)',
  badges: 'Badges on synced records',
  badges_kind: {
    quiet: 'Quiet: a small tick',
    full: 'Full: tick and word',
    off: 'Off: only records that need attention',
  },
  notify: 'Notify me of new failures and of a lost connection',
  notify_hint: 'Without names of customers and without amounts; at most once a day for each cause.',
  batch: 'Commands per batch',
  batch_hint: '100 suits most platforms. Use fewer if yours is slow.',

  stored: 'What is stored on this computer',
  stored_amount: (records: number, jobs: number, size: string | null) =>
    [
      plural('en', records, { one: '1 record', other: `${formatNumber(records, 'en')} records` }),
      plural('en', jobs, { one: '1 open command', other: `${formatNumber(jobs, 'en')} open commands` }),
      size,
    ]
      .filter(Boolean)
      .join(' · '),
  stored_what: [
    'The latest status of each record from your platform: number, customer, date, amount, state and error.',
    'Commands that the platform has not confirmed yet, and a log of what was done here.',
    'Your settings and, encrypted, the access key, unless you keep it only until the browser closes.',
  ],
  stored_room: (one: string, million: string) =>
    `About ${one} per record; a million records would take about ${million}.`,
  stored_kept: (years: number, lines: number, days: number) =>
    `Records stay as long as their company is connected or until you remove them; the log ${years} years, up to ${formatNumber(lines, 'en')} lines; finished commands ${days} days.`,
  stored_promised: 'The browser has promised not to clear it when the disk is nearly full.',
  stored_clearable:
    'The browser may clear it when the disk is nearly full. Tickmark then says so, asks the platform what became of open commands, and sends nothing twice.',
  stored_until:
    'It stays in this browser profile until you remove it or uninstall Tickmark, and is sent nowhere except your own platform.',
  remove: (company: string) => `Remove stored data for ${company}`,
  remove_all: 'Remove all stored data',
  remove_title: (company: string) => `Remove stored data for ${company}?`,
  remove_all_title: 'Remove everything that is stored?',
  remove_lines: (company: string, jobs: number) => [
    `The copies of ${company}’s records, the log kept here and this company’s settings are removed from this computer.`,
    jobs === 0
      ? 'Nothing is changed on the platform or in QuickBooks.'
      : plural('en', jobs, {
          one: '1 command that has not been sent yet may be lost with them. Nothing is changed on the platform or in QuickBooks.',
          other: `Up to ${formatNumber(jobs, 'en')} commands that have not been sent yet are lost with them. Nothing is changed on the platform or in QuickBooks.`,
        }),
  ],
  remove_all_lines: (companies: string, jobs: number) => [
    `All connections, access keys, settings, logs and copies of records are removed from this computer${companies ? `: ${companies}` : ''}.`,
    jobs === 0
      ? 'Nothing is changed on the platforms or in QuickBooks.'
      : plural('en', jobs, {
          one: '1 command that has not been sent yet is lost. Nothing is changed on the platforms or in QuickBooks.',
          other: `${formatNumber(jobs, 'en')} commands that have not been sent yet are lost. Nothing is changed on the platforms or in QuickBooks.`,
        }),
  ],
  remove_confirm: 'Remove stored data',
  removed: 'Removed.',

  permissions: 'What Tickmark may do in your browser',
  permission: [
    'QuickBooks pages: to draw badges beside records. Tickmark sends no requests to QuickBooks.',
    'Your platform’s address: to read states and send your commands; asked for when you press Activate.',
    'Storage: to keep the queue, so that nothing is lost when the browser closes.',
    'Storage without limit: so that the browser does not throw the queue away when the disk fills up.',
    'Alarms: to sync at the frequency you choose.',
    'Notifications: to tell you of failures, if you want that.',
    'Side panel: to show one record beside the page.',
  ],
  privacy: 'Privacy notice',
};

export type OptionsWords = typeof options;
