import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** Words of the diagnosis: each check with its finding and one next step. */
export const diagnosis = {
  shared,
  title: 'Diagnosis',
  intro: (company: string) => `Status of ${company}, checked just now.`,
  checking: 'Checking…',
  again: 'Refresh status',
  checked: 'Checked',
  stalled: (time: string) => `Nothing has synced since ${time}.`,
  stalled_waiting: (n: number) =>
    plural('en', n, { one: '1 record is waiting.', other: `${n} records are waiting.` }),
  stalled_step: 'The failing check below says why. Once it passes, the queue continues automatically.',
  all_pass: 'All checks pass.',
  verdict: {
    fail: (n: number) => plural('en', n, { one: '1 check fails.', other: `${n} checks fail.` }),
    warn: (n: number) =>
      plural('en', n, {
        one: 'No check fails; 1 needs attention.',
        other: `No check fails; ${n} need attention.`,
      }),
    unknown: (n: number) =>
      plural('en', n, {
        one: 'No check fails; 1 could not be run.',
        other: `No check fails; ${n} could not be run.`,
      }),
  },
  result: { pass: 'Pass', fail: 'Fail', warn: 'Warning', unknown: 'Unknown' },
  checks: 'Checks',
  check_column: 'Check',
  result_column: 'Result',
  found_column: 'What was found',
  step: 'Next step:',

  online: 'This computer is online',
  online_yes: 'The browser is online.',
  online_no: 'The browser says it is offline.',
  online_step: 'Connect this computer to the internet.',

  access: 'Tickmark may reach QuickBooks and the platform',
  access_yes: 'Both permissions are granted in this browser profile.',
  access_no_platform: (platform: string) => `The permission for the address of ${platform} is missing.`,
  access_no_quickbooks: 'The permission for QuickBooks pages is missing.',
  access_step_platform: 'Open Options, press Reconnect and allow access to this one address.',
  access_step_quickbooks: 'Open the browser’s settings for Tickmark and allow it on qbo.intuit.com.',

  reached: (platform: string) => `${platform} answers`,
  reached_yes: (ms: string) => `It answered within ${ms}.`,
  reached_stored: 'It answered the last time it was asked.',
  reached_no: (platform: string) => `${platform} isn’t responding, or something is blocking the connection.`,
  reached_step:
    'If it lasts, add an exception for this address to the ad blocker, antivirus program or company proxy.',
  reason: (reason: string) => `It said: ${reason}`,
  reached_busy_step: 'No action needed; it will retry automatically.',
  reached_busy: (platform: string) => `${platform} asked to wait a little; it will retry automatically.`,
  reached_faulty: (platform: string) => `${platform} is having a problem.`,
  reached_faulty_step: (platform: string) =>
    `No action needed; it will retry automatically. If it lasts, ask ${platform}’s support.`,

  store: 'Tickmark works and can store data',
  store_yes: 'Data can be stored and read.',
  store_step: 'Close and open the browser. If it lasts, send the details below to Tickmark’s developers.',

  records: (platform: string) => `Records can be read from ${platform}`,
  commands: (platform: string) => `${platform} answers commands`,
  runs: (platform: string) => `${platform} answers when it is asked to sync`,
  answered: 'Asked now, and answered.',
  answered_stored: 'The last sync had an answer.',
  not_offered: (platform: string) => `${platform} does not offer this.`,
  operation: {
    connect: 'Asking how the connection stands',
    ask: 'Asking what became of commands',
    push: 'Sending commands',
    run: 'Asking for a sync run',
    follow: 'Following a sync run',
    pull: 'Reading records',
    reconcile: 'Looking up what failed',
  },
  failing: (operation: string, reason: string, since: string, retry: string) =>
    `${operation} fails since ${since}: ${reason}. It is tried again at ${retry}.`,
  failing_now: (reason: string) => `Asked now, and it fails: ${reason}.`,
  failing_step: (platform: string) =>
    `Press Sync now to try again. If it lasts, send the details below to ${platform}’s support.`,
  parked: (n: number, reason: string) =>
    plural('en', n, {
      one: `1 command waits for a person: ${reason}.`,
      other: `${n} commands wait for a person: ${reason}.`,
    }),
  parked_step: 'Open the record in the queue: its card says what can be done.',

  queue: 'The queue moves',
  queue_empty: 'Nothing is waiting.',
  queue_moves: (n: number) =>
    plural('en', n, {
      one: '1 record is waiting, but not too long.',
      other: `${n} records are waiting, but none too long.`,
    }),
  queue_fault: {
    run_stands: (time: string, _n: number, platform: string) =>
      `The sync run of ${platform} has not moved since ${time}.`,
    cycle_stands: (time: string) => `A sync from this browser has stood still since ${time}.`,
    not_answered: (time: string, n: number) =>
      plural('en', n, {
        one: `1 command has had no clear answer since ${time}.`,
        other: `${n} commands have had no clear answer, the oldest since ${time}.`,
      }),
    not_sent: (time: string, n: number) =>
      plural('en', n, {
        one: `1 command has waited to be sent since ${time}.`,
        other: `${n} commands wait to be sent, the oldest since ${time}.`,
      }),
    not_done: (time: string, n: number, platform: string) =>
      plural('en', n, {
        one: `${platform} accepted 1 command at ${time} and has not carried it out.`,
        other: `${platform} accepted ${n} commands and has not carried them out, the oldest at ${time}.`,
      }),
    never_read: (time: string) => `No record has been read since it was connected at ${time}.`,
    overdue: (time: string) => `The automatic sync that was due at ${time} has not started.`,
  },
  queue_cause: (check: string) => `The cause is a check that fails: “${check}”.`,
  queue_no_cause: (platform: string) =>
    `No other check fails. ${platform} answers but does not process the queue.`,
  queue_cause_step: 'Follow the step of that check. Once it passes, the queue continues automatically.',
  queue_step: (platform: string) => `Press Sync now. If nothing moves, ask ${platform}’s support.`,

  contract: (platform: string) => `What ${platform} sends can be read`,
  contract_yes: 'All of it.',
  contract_no: (n: number) =>
    plural('en', n, {
      one: '1 kind of data breaks the contract; it is listed below.',
      other: `${n} kinds of data break the contract; they are listed below.`,
    }),
  contract_step: (platform: string) => `Send the details below to ${platform}’s support.`,
  odd_title: (platform: string) => `Data from ${platform} that breaks the contract`,
  odd: {
    unreadable: (n: number, what: string, _platform: string) =>
      plural('en', n, {
        one: `1 record could not be read and is left out: ${what}`,
        other: `${n} records could not be read and are left out: ${what}`,
      }),
    state: (n: number, what: string, _platform: string) =>
      plural('en', n, {
        one: `1 record in a state that this platform calls '${what}'`,
        other: `${n} records in a state that this platform calls '${what}'`,
      }),
    field: (n: number, what: string, _platform: string) =>
      plural('en', n, {
        one: `1 record with a field that is read as empty or corrected: ${what}`,
        other: `${n} records with a field that is read as empty or corrected: ${what}`,
      }),
  },
  odd_answer: (what: string) => `In its description of the connection, read as empty or corrected: ${what}`,
  odd_company: (what: string) => `This company could not be read: ${what}`,
  odd_unread: (realm: string | null, what: string) =>
    realm ? `Company ${realm} could not be read: ${what}` : `A company could not be read: ${what}`,

  offline_first: 'Unknown while this computer is offline.',
  not_reached: 'Unknown while the platform isn’t responding.',
  not_accepted: 'Unknown while the key isn’t accepted.',
  not_said: 'Not reported by the platform.',

  key: (platform: string) => `${platform} accepts the access key`,
  key_yes: (user: string, role: string) => `Signed in as ${user} (${role}).`,
  key_no: (platform: string) => `${platform} refuses the access key.`,
  key_gone: 'The connection was ended here, and its key forgotten.',
  key_no_right: 'The key is valid but has no access to this company.',
  reconnect_step: (who: string) =>
    who ? `Reconnect. ${who} can do it.` : 'Reconnect. An admin of your platform can do it.',

  quickbooks: (platform: string) => `${platform} is connected to QuickBooks`,
  quickbooks_yes: 'Connected.',
  quickbooks_again: 'Connected again; the next sync takes it up.',
  quickbooks_again_step: 'Press Sync now.',
  quickbooks_no: (reason: string) => (reason ? `Disconnected: ${reason}` : 'Disconnected in QuickBooks.'),

  expiry: 'The QuickBooks connection isn’t about to expire',
  expiry_none: 'It doesn’t expire.',
  expiry_on: (date: string, days: number) =>
    `It expires on ${date}, ${plural('en', days, { one: 'in 1 day', other: `in ${days} days` })}.`,
  expiry_over: (date: string) => `It expired on ${date}.`,

  version: 'The connector is new enough',
  version_found: (installed: string, needed: string) =>
    `Installed: ${installed}. Needed: ${needed} or newer.`,
  version_step: (platform: string) => `Ask your admin to update ${platform}’s connector.`,

  schedule: 'The next automatic sync is scheduled',
  schedule_at: (time: string) => `Next at ${time}.`,
  schedule_off: 'Automatic sync is off. Sync now still works.',
  schedule_no: 'The browser has no timer set for it.',
  schedule_step: 'Close and open the browser. Sync now works meanwhile.',

  awake: 'This computer was awake',
  awake_yes: 'No automatic sync was missed.',
  awake_no: (from: string, to: string) => `The computer was asleep, or the browser closed, ${from}–${to}.`,
  awake_over: (from: string, to: string) =>
    `The computer was asleep, or the browser closed, ${from}–${to}. Syncs have run since.`,
  awake_step: 'Keep this computer awake and the browser open while automatic syncs are due.',

  about: 'Versions and connection',
  tickmark: 'Tickmark',
  platform: 'Platform',
  connector: 'Connector',
  connector_needed: 'Connector needed',
  address: 'Platform address',
  company_id: 'QuickBooks company',
  plan: 'Plan',
  plan_without: (feature: string, reason: string) => `Without ${feature}: ${reason}`,
  last_processed: 'Last record processed',
  never: 'never',
  who: 'Who can reconnect',
  who_unknown: 'Not reported by the platform.',
  reconnect: 'Reconnect',
  reconnect_there: (platform: string) => `Reconnect on ${platform}`,

  misses: (n: number) =>
    plural('en', n, {
      one: '1 spot on QuickBooks pages wasn’t found',
      other: `${n} spots on QuickBooks pages weren’t found`,
    }),
  misses_why: 'QuickBooks changed these pages; a small fixed badge is shown instead.',
  times: (n: number) => plural('en', n, { one: 'once', other: `${n} times` }),

  support: 'Support',
  copy: 'Copy details for support',
  copied: 'Copied.',
  copy_failed: 'Couldn’t copy. The details are below.',
  copy_what: 'Without names, amounts or numbers of your customers.',
  copy_show: 'Show what is copied',
  support_site: 'Support site',
};

export type DiagnosisWords = typeof diagnosis;
