import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

/** Words of the diagnosis: each check with its finding and one next step. */
export const diagnosis = {
  shared,
  title: 'Diagnosis',
  intro: (company: string) => `How ${company} stands, checked now.`,
  checking: 'Checking…',
  again: 'Refresh status',
  checked: 'Checked',
  stalled: (time: string) => `Nothing has synced since ${time}.`,
  stalled_waiting: (n: number) => plural('en', n, { one: '1 record waits.', other: `${n} records wait.` }),
  stalled_step: 'The check that fails below says why. Once it passes, the queue goes on by itself.',
  all_pass: 'All checks pass.',
  some_fail: (n: number) => plural('en', n, { one: '1 check fails.', other: `${n} checks fail.` }),
  result: { pass: 'Pass', fail: 'Fail', warn: 'Soon', unknown: 'Unknown' },
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
  access_yes: 'Both permissions are given in this browser profile.',
  access_no_platform: (platform: string) => `The permission for the address of ${platform} is missing.`,
  access_no_quickbooks: 'The permission for QuickBooks pages is missing.',
  access_step_platform: 'Open Options, press Reconnect and allow access to this one address.',
  access_step_quickbooks: 'Open the browser’s settings for Tickmark and allow it on qbo.intuit.com.',

  reached: (platform: string) => `${platform} answers`,
  reached_yes: (ms: string) => `It answered within ${ms}.`,
  reached_stored: 'It answered the last time it was asked.',
  reached_no: (platform: string) => `${platform} gives no answer, or something on the way blocks it.`,
  reached_step:
    'If it lasts, add an exception for this address to the ad blocker, antivirus program or company proxy.',
  reached_busy: (platform: string) => `${platform} asked to wait a little; it is tried again by itself.`,
  reached_faulty: (platform: string) => `${platform} has a fault of its own.`,
  reached_faulty_step: (platform: string) =>
    `Nothing for now: it is tried again by itself. If it lasts, ask ${platform}’s support.`,
  offline_first: 'Not known while this computer is offline.',
  not_reached: 'Not known while the platform does not answer.',
  not_accepted: 'Not known while the key is not accepted.',
  not_said: 'The platform does not say.',

  key: (platform: string) => `${platform} accepts the access key`,
  key_yes: (user: string, role: string) => `Signed in as ${user} (${role}).`,
  key_no: (platform: string) => `${platform} refuses the access key.`,
  key_no_right: 'The key is known, but gives no right to this company.',
  reconnect_step: (who: string) =>
    who ? `Reconnect. ${who} can do it.` : 'Reconnect. An admin of your platform can do it.',

  quickbooks: (platform: string) => `${platform} is connected to QuickBooks`,
  quickbooks_yes: 'Connected.',
  quickbooks_no: (reason: string) => (reason ? `Disconnected: ${reason}` : 'Disconnected in QuickBooks.'),

  expiry: 'The connection to QuickBooks does not end soon',
  expiry_none: 'It has no end.',
  expiry_on: (date: string, days: number) =>
    `It ends on ${date}, ${plural('en', days, { one: 'in 1 day', other: `in ${days} days` })}.`,
  expiry_over: (date: string) => `It ended on ${date}.`,

  version: 'The connector is new enough',
  version_found: (installed: string, needed: string) =>
    `Installed: ${installed}. Needed: ${needed} or newer.`,
  version_step: (platform: string) => `Ask your admin to update ${platform}’s connector.`,

  schedule: 'The next automatic sync is set',
  schedule_at: (time: string) => `Next at ${time}.`,
  schedule_off: 'Automatic sync is off. Sync now still works.',
  schedule_no: 'The browser has no alarm set for it.',
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
  who_unknown: 'The platform does not say.',
  reconnect: 'Reconnect',
  reconnect_there: (platform: string) => `Reconnect on ${platform}`,

  set_aside: (n: number) =>
    plural('en', n, { one: '1 record could not be read', other: `${n} records could not be read` }),
  set_aside_why: 'They break the contract with the platform and are left out until it sends them anew.',
  set_aside_unnamed: 'a record without an id',
  misses: (n: number) =>
    plural('en', n, {
      one: '1 place on QuickBooks’ pages was not found',
      other: `${n} places on QuickBooks’ pages were not found`,
    }),
  misses_why: 'QuickBooks has changed these pages; a small fixed badge stands in.',
  times: (n: number) => plural('en', n, { one: 'once', other: `${n} times` }),

  support: 'Support',
  copy: 'Copy details for support',
  copied: 'Copied.',
  copy_failed: 'The details could not be copied. They stand below.',
  copy_what: 'Without names, amounts or numbers of your customers.',
  copy_show: 'Show what is copied',
  support_site: 'Support site',
};

export type DiagnosisWords = typeof diagnosis;
