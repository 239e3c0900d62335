import type { Phrase } from '../phrase.ts';

/**
 * A problem in words: what happened, what to do, what happens otherwise. Placeholders: `{platform}`, `{company}` and
 * `{other_company}` are always filled; `{who}`, `{since}`, `{count}` and `{detail}` only if known.
 */
export interface ProblemWords {
  readonly what: Phrase;
  readonly steps: readonly Phrase[];
  readonly otherwise: string | null;
}

const waits = 'Nothing is lost: your request is kept and will continue automatically.';
const keeps = 'Nothing was saved or changed.';

/** Problems other than a record's failure: of the connection, of a message, of the store. */
export const problems = {
  address_invalid: {
    what: 'This is not an address that Tickmark can use.',
    steps: [
      'Copy the platform address from your platform’s settings. It begins with https:// and carries no user name.',
    ],
    otherwise: keeps,
  },
  address_insecure: {
    what: 'This address is not encrypted: it begins with http://.',
    steps: [
      'Use the address that begins with https://. Without encryption, the access key could be read in transit.',
    ],
    otherwise: keeps,
  },
  adapter_unknown: {
    what: 'This version of Tickmark does not know the kind of platform that this connection is for.',
    steps: ['Update Tickmark, or connect the platform again.'],
    otherwise: 'Nothing is lost: what is queued waits.',
  },
  key_empty: {
    what: 'There is no access key.',
    steps: ['Paste the access key from your platform’s settings.'],
    otherwise: keeps,
  },
  key_too_long: {
    what: 'This is too long to be an access key.',
    steps: ['Copy the access key alone, without any text around it.'],
    otherwise: keeps,
  },
  key_characters: {
    what: 'This contains characters an access key can’t have.',
    steps: ['Copy the access key again from your platform’s settings.'],
    otherwise: keeps,
  },
  permission_denied: {
    what: 'Tickmark can’t reach this address because permission wasn’t given.',
    steps: ['Press Activate again and allow access to this one address.'],
    otherwise: keeps,
  },
  unreachable: {
    what: ['{platform} hasn’t responded since {since}.', '{platform} isn’t responding.'],
    steps: [
      'Check that this computer is online.',
      'Check the platform address, and whether an ad blocker, antivirus program or company proxy needs an exception for it.',
    ],
    otherwise: waits,
  },
  timeout: {
    what: ['{platform} hasn’t responded since {since}.', '{platform} took too long to respond.'],
    steps: ['No action needed; it will retry automatically.'],
    otherwise: waits,
  },
  outcome_unknown: {
    what: '{platform} did not confirm what it was asked.',
    steps: ['Nothing: Tickmark asks what became of it before anything is sent again.'],
    otherwise: waits,
  },
  unconfirmed: {
    what: '{platform} didn’t confirm the change; it may have gone through.',
    steps: ['Check whether it’s there. If not, ask again; it will only be made once.'],
    otherwise: null,
  },
  busy: {
    what: '{platform} asked Tickmark to wait a little.',
    steps: ['No action needed; it will retry automatically.'],
    otherwise: waits,
  },
  platform_failed: {
    what: ['{platform} has had a problem since {since}.', '{platform} is having a problem.'],
    steps: ['No action needed; it will retry automatically.', 'If it lasts, ask {platform}’s support.'],
    otherwise: waits,
  },
  key_refused: {
    what: '{platform} refuses the access key.',
    steps: [
      'Paste the access key again under Options, Reconnect. There is no need to generate a new one: that would disconnect others.',
      [
        'If the key was withdrawn, ask {who}.',
        'If the key was withdrawn, ask an admin of your platform for one.',
      ],
    ],
    otherwise: 'Nothing is synced or shown as current until the connection works again.',
  },
  no_right: {
    what: '{platform} recognizes the key, but it has no access to {company}.',
    steps: ['Ask an admin of your platform to give you the right, or to send you another key.'],
    otherwise: 'Nothing is synced until then.',
  },
  not_found: {
    what: 'Nothing was found at this address on {platform}.',
    steps: ['Check the platform address: it often ends in a version, such as /v1.'],
    otherwise: keeps,
  },
  not_a_platform: {
    what: 'Something responds at this address, but it isn’t a compatible platform.',
    steps: [
      'Check the platform address. A web page’s address will not do: copy the one for connecting Tickmark.',
    ],
    otherwise: waits,
  },
  no_longer_a_platform: {
    what: '{platform} no longer answers at its address: something else does.',
    steps: [
      'Nothing, if {platform} is being maintained, or if this network asks you to sign in first: it is tried again by itself.',
      'If it lasts, ask {platform}’s support whether its address has changed.',
    ],
    otherwise: waits,
  },
  records_unreadable: {
    what: ['{platform}’s records can’t be read: {detail}', '{platform}’s records can’t be read.'],
    steps: ['Copy the details for {platform}’s support. Tickmark keeps trying.'],
    otherwise: waits,
  },
  company_unreadable: {
    what: [
      'What {platform} says about {company} can’t be read: {detail}',
      'What {platform} says about {company} can’t be read.',
    ],
    steps: ['Copy the details for {platform}’s support. Your access key is fine.'],
    otherwise: waits,
  },
  commands_failing: {
    what: ['{platform} isn’t taking commands: {detail}', '{platform} isn’t taking commands.'],
    steps: [
      'Nothing for now: it is tried again by itself, and records are still read.',
      'If it lasts, copy the details for {platform}’s support.',
    ],
    otherwise: waits,
  },
  runs_failing: {
    what: [
      '{platform} doesn’t start a sync when asked: {detail}',
      '{platform} doesn’t start a sync when asked.',
    ],
    steps: [
      'Nothing for now: it is asked again by itself, and records are still read.',
      'If it lasts, copy the details for {platform}’s support.',
    ],
    otherwise: waits,
  },
  access_denied: {
    what: [
      'Access to {platform} was denied: {detail}',
      'Access to {platform} was denied, by the platform or by something in between.',
    ],
    steps: [
      'Check whether a firewall, proxy or VPN stands between this computer and {platform}. Your access key may be fine.',
      'If it lasts, ask {platform}’s support.',
    ],
    otherwise: waits,
  },
  too_large: {
    what: '{platform} sent an answer that is too large to read.',
    steps: ['Tell {platform}’s support: the answer was not read.'],
    otherwise: waits,
  },
  cursor_expired: {
    what: '{platform} lost its place; everything will be read again.',
    steps: ['Nothing: everything is read again from the beginning.'],
    otherwise: waits,
  },
  refused: {
    what: ['{detail}', '{platform} refused this and gave no reason.'],
    steps: ['Fix what it says, then try again. Otherwise copy the details for {platform}’s support.'],
    otherwise: 'Nothing was changed.',
  },
  no_company: {
    what: '{platform} accepts the key, but it has no company.',
    steps: ['Ask an admin of your platform to connect the company, then press Activate again.'],
    otherwise: keeps,
  },
  other_company: {
    what: 'This key is for {other_company}, but this connection belongs to {company}.',
    steps: [
      'Paste the key of {company}.',
      'To work with {other_company} as well, add it as a connection of its own.',
    ],
    otherwise: keeps,
  },
  key_unreadable: {
    what: 'The stored access key can no longer be read in this browser.',
    steps: ['Paste the access key again under Options, Reconnect.'],
    otherwise: 'Nothing is synced until then. What was queued is kept.',
  },
  key_ended: {
    what: 'The access key was kept until the browser closed, as you chose.',
    steps: ['Paste the access key again under Options, Reconnect.'],
    otherwise: 'Nothing is synced until then. What was queued is kept.',
  },
  key_store_failed: {
    what: 'This browser could not keep the access key safely.',
    steps: ['Close private windows, free disk space, and try again.'],
    otherwise: keeps,
  },
  quickbooks_off: {
    what: [
      '{platform} is not connected to QuickBooks: {detail}',
      '{platform} is not connected to QuickBooks.',
    ],
    steps: [['Ask {who} to reconnect it.', 'Ask an admin of your platform to reconnect it.']],
    otherwise: 'No record is synced until then. No record fails because of it.',
  },
  disconnected: {
    what: '{company} is disconnected from {platform}.',
    steps: ['Choose Reconnect and enter the access key that you have. There is no need for a new one.'],
    otherwise: 'Until then nothing is read, synced or sent. What was read and queued is kept.',
  },
  not_connected: {
    what: 'This company is not connected.',
    steps: ['Connect it under Options.'],
    otherwise: 'Nothing for it is shown or sent.',
  },
  wrong_company: {
    what: 'Another company is open in QuickBooks than the one this record belongs to.',
    steps: ['Open the right company in QuickBooks, then try again.'],
    otherwise: 'Nothing was sent.',
  },
  record_gone: {
    what: '{platform} no longer has this record.',
    steps: ['Reload the page.'],
    otherwise: 'Nothing was sent.',
  },
  not_allowed: {
    what: 'You don’t have permission to do this.',
    steps: [['Ask an admin: {who}.', 'Ask an admin of your platform.']],
    otherwise: 'Nothing was sent.',
  },
  not_now: {
    what: ['Not possible now: {detail}', 'Not possible now.'],
    steps: ['Try again once that’s done.'],
    otherwise: 'Nothing was sent.',
  },
  not_eligible: {
    what: 'This is not possible in the record’s present state.',
    steps: ['Look at the record again: its state has changed since this was shown.'],
    otherwise: 'Nothing was sent.',
  },
  not_looked: {
    what: 'QuickBooks was not looked into just now, so it is not certain that the copy is gone.',
    steps: ['Choose Clear ID again: QuickBooks is then looked into first.'],
    otherwise: 'Nothing was sent.',
  },
  too_late: {
    what: 'It was already sent and can’t be undone.',
    steps: ['Wait until it finishes, then change it.'],
    otherwise: null,
  },
  conflict: {
    what: ['{who} changed this record first.', 'Somebody changed this record first.'],
    steps: ['Look at the record as it is now, and decide again.'],
    otherwise: 'Your change was not made.',
  },
  still_in_quickbooks: {
    what: 'The record is still in QuickBooks, so Clear ID would create a second one.',
    steps: ['Resync it instead, or open it in QuickBooks and see what is wrong with it.'],
    otherwise: 'Nothing was changed.',
  },
  not_checked: {
    what: '{platform} could not tell whether the record is still in QuickBooks.',
    steps: ['Try again in a little while. Clear ID is only safe once the record is known to be gone.'],
    otherwise: 'Nothing was changed.',
  },
  nothing_reported: {
    what: '{platform} has reported nothing about this since it was sent: it may have been done or not.',
    steps: [
      'Open the record and compare it with QuickBooks: {platform} then looks there.',
      'Try once more only if it was not done.',
    ],
    otherwise: 'It is not sent again by itself.',
  },
  export_under_way: {
    what: '{platform} is exporting already, or it is not yet known what became of the last export.',
    steps: [
      'Wait until the records that are being exported have ended.',
      'Where an export was set aside, open its record and decide there first.',
    ],
    otherwise: 'Nothing was sent.',
  },
  export_changed: {
    what: 'What is ready in {platform} has changed since you confirmed it.',
    steps: ['Choose Export all again: the records are then counted anew.'],
    otherwise: 'Nothing was sent.',
  },
  no_quickbooks: {
    what: 'The company that this token opens is not connected to QuickBooks.',
    steps: ['Connect it to QuickBooks there, then press Activate again.'],
    otherwise: keeps,
  },
  cannot_check: {
    what: '{platform} can’t look in QuickBooks.',
    steps: ['Open the record in QuickBooks yourself. Clear ID is only right if it is gone.'],
    otherwise: 'Nothing was changed.',
  },
  sent_long_ago: {
    what: 'This was sent more than a day ago and no answer came. {platform} may have done it and forgotten.',
    steps: ['Look at the record in QuickBooks and on {platform}. Try once more only if nothing was done.'],
    otherwise: 'It is not sent again by itself.',
  },
  stopped_the_worker: {
    what: 'Sending this crashed Tickmark three times in a row, so it was set aside.',
    steps: ['Try it once more. If it stops again, copy the details for support.'],
    otherwise: 'It won’t be sent again automatically.',
  },
  not_taken: {
    what: ['{platform} does not take this command: {detail}', '{platform} does not take this command.'],
    steps: ['Try once more. If it happens again, copy the details for {platform}’s support.'],
    otherwise: 'It won’t be sent again automatically.',
  },
  result_unreadable: {
    what: '{platform}’s answer about this command can’t be read.',
    steps: [
      'Look at the record on {platform}, then try once more. If it happens again, copy the details for support.',
    ],
    otherwise: 'It won’t be sent again automatically.',
  },
  store_lost: {
    what: 'Tickmark’s data was lost on this computer; commands on their way: {count}.',
    steps: [
      'Under Options, connect {platform} again for {company}: it is then asked what became of them, and the answers stand in the log.',
      'If you no longer need it, remove all stored data under Options.',
    ],
    otherwise: 'Nothing is sent again by itself. What the platform holds is read anew once it is connected.',
  },
  store_unreadable: {
    what: [
      'Tickmark cannot open its data on this computer; commands on their way: {count}.',
      'Tickmark cannot open its data on this computer.',
    ],
    steps: [
      'Restart the browser.',
      'If a newer version of Tickmark was here before, update Tickmark: an older one leaves its data alone.',
      'If neither helps, delete this data under Options and begin anew.',
    ],
    otherwise:
      'Nothing is synced until then, and nothing that is stored is changed. It is tried again by itself.',
  },
  store_full: {
    what: 'This browser has no room left to store what you asked for.',
    steps: ['Free disk space, or remove stored data of companies you no longer need under Options.'],
    otherwise: 'Nothing more can be accepted until then.',
  },
  internal_error: {
    what: 'Something went wrong inside Tickmark.',
    steps: ['Try again. If it happens again, copy the details for support.'],
    // Whether the last request was stored is not known here.
    otherwise:
      'What was accepted before is kept and continues. Your last request may not have been accepted: look at the record before you press again.',
  },
} as const satisfies Record<string, ProblemWords>;

export type ProblemCode = keyof typeof problems;
export type Problems = Record<ProblemCode, ProblemWords>;

/** Substitutes for unknown names. */
export const unnamed = {
  platform: 'The platform',
  company: 'this company',
  other_company: 'another company',
};
