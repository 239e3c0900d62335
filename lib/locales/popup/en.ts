import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** Words of the popup. */
export const popup = {
  shared,
  reading: 'Loading…',
  options: 'Options',
  diagnosis: 'Diagnosis',
  company: 'Company',

  to_approve: 'To approve',
  pending: 'Pending',
  failed: (_n: number) => 'Failed',

  failures: (n: number) =>
    n === 0
      ? 'No failures'
      : plural('en', n, { one: '1 failure', other: `${formatNumber(n, 'en')} failures` }),
  oldest: (age: string) => `Oldest: ${age}`,
  all_well: 'Nothing needs your attention.',
  all_failures: (n: number) => `Show all ${formatNumber(n, 'en')}`,

  last_success: 'Last success',
  last_run: 'Last run',
  next_run: 'Next run',
  not_planned: 'not scheduled yet',
  automatic_off: 'Automatic sync is off',

  sync_now: 'Sync now',
  step: {
    connect: (platform: string) => `Contacting ${platform}…`,
    push: (_platform: string) => 'Sending your commands…',
    run: (platform: string) => `Starting the run on ${platform}…`,
    follow: (platform: string) => `${platform} is syncing…`,
    pull: (_platform: string) => 'Reading what has changed…',
    reconcile: (_platform: string) => 'Finishing…',
  },
  starting: 'Starting…',
  progress: 'Sync progress',
  of_total: (done: number, total: number) => `${formatNumber(done, 'en')} of ${formatNumber(total, 'en')}`,
  done_so_far: (done: number) => `${formatNumber(done, 'en')} so far`,
  remaining: (time: string) => `about ${time} left`,
  slow: 'This is taking longer than usual.',
  in_background: 'You can close this window; the sync keeps running.',

  result_success: (time: string) => `Synced at ${time}.`,
  result_failed_fewer: (n: number) =>
    plural('en', n, { one: '1 fewer failure.', other: `${formatNumber(n, 'en')} fewer failures.` }),
  result_failed_more: (n: number) =>
    plural('en', n, { one: '1 new failure.', other: `${formatNumber(n, 'en')} new failures.` }),
  result_same: 'Nothing new.',
  /** How a sync ended that did not go through; the platform's words follow. */
  result_unfinished: 'The sync didn’t finish.',
  result_no_word: 'No result yet; the sync is still running in the background.',
  result_unasked: 'The sync couldn’t start. Press Sync now again.',

  connection: {
    never_synced: 'The first sync has not finished yet.',
    stalled: (since: string) => `Nothing has synced since ${since}`,
    stalled_step: 'Records are waiting but none is moving. Diagnosis shows why and what to do.',
  },
  reconnect: 'Reconnect',

  open_not_connected: (company: string, platform: string) =>
    `Open company: ${company} — not connected to ${platform}`,
  a_company: 'company without a known name',
  any_platform: 'a platform',
  connect: 'Connect',
  conflict:
    'This QuickBooks tab shows two companies at once. Reload it. Until then, no badges are shown and nothing is sent.',
  not_open: (company: string) => `Showing: ${company}`,
  choose_company: 'Show another company:',
  show_company: (company: string) => `Show ${company}`,

  set_aside: (n: number) =>
    plural('en', n, {
      one: '1 record could not be read and is not shown.',
      other: `${formatNumber(n, 'en')} records could not be read and are not shown.`,
    }),

  setup: (step: number) => `Finish setup (${step} of 3)`,
  setup_steps: ['Connect your platform', 'Let the first sync finish', 'Open the company in QuickBooks'],
  setup_done: 'done',
  setup_why: 'Tickmark shows, next to every QuickBooks record, whether it matches the platform it came from.',
  setup_connect: 'Connect a platform',

  gone: 'Tickmark isn’t responding.',
  gone_step: 'Close this window and open it again. If that does not help, restart the browser.',
};

export type PopupWords = typeof popup;
