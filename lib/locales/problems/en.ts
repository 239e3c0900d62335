/** A problem in words: what happened, what to do, what if nothing is done. */
export interface ProblemWords {
  readonly what: (facts: ProblemFacts) => string;
  readonly steps: (facts: ProblemFacts) => readonly string[];
  readonly otherwise: (facts: ProblemFacts) => string | null;
}

/** What the words may name; each may be missing. */
export interface ProblemFacts {
  readonly platform: string;
  readonly company: string;
  readonly other_company: string;
  readonly who: string;
  readonly since: string;
  readonly detail: string;
}

/** A name at the end of a sentence: `Inc.` brings its full stop along. */
export const endOf = (name: string) => (name.endsWith('.') ? name : `${name}.`);

const waits = 'Nothing is lost: what you asked for is kept and goes on by itself.';
const keeps = 'Nothing was saved or changed.';

function problem(
  what: (facts: ProblemFacts) => string,
  steps: (facts: ProblemFacts) => readonly string[],
  otherwise: string | null,
): ProblemWords {
  return { what, steps, otherwise: () => otherwise };
}

/** Problems that are not a record's own failure: of the connection, of a message, of the store. */
export const problems = {
  address_invalid: problem(
    () => 'This is not an address that Tickmark can use.',
    () => [
      'Copy the platform address from your platform’s settings. It begins with https:// and carries no user name.',
    ],
    keeps,
  ),
  address_insecure: problem(
    () => 'This address is not encrypted: it begins with http://.',
    () => [
      'Use the address that begins with https://. Without encryption the access key could be read on its way.',
    ],
    keeps,
  ),
  key_empty: problem(
    () => 'There is no access key.',
    () => ['Paste the access key from your platform’s settings.'],
    keeps,
  ),
  key_too_long: problem(
    () => 'This is too long to be an access key.',
    () => ['Copy the access key alone, without any text around it.'],
    keeps,
  ),
  key_characters: problem(
    () => 'This holds characters that no access key has.',
    () => ['Copy the access key again from your platform’s settings.'],
    keeps,
  ),
  permission_denied: problem(
    () => 'Tickmark may not reach this address: the permission was not given.',
    () => ['Press Activate again and allow access to this one address.'],
    keeps,
  ),
  unreachable: problem(
    ({ platform, since }) =>
      since ? `${platform} is not responding since ${since}.` : `${platform} does not answer.`,
    () => [
      'Check that this computer is online.',
      'Check the platform address, and whether an ad blocker, antivirus program or company proxy needs an exception for it.',
    ],
    waits,
  ),
  timeout: problem(
    ({ platform, since }) =>
      since ? `${platform} is not responding since ${since}.` : `${platform} took too long to answer.`,
    () => ['Nothing for now: it is tried again by itself.'],
    waits,
  ),
  outcome_unknown: problem(
    ({ platform }) => `${platform} did not confirm what it was asked.`,
    () => ['Nothing: Tickmark asks what became of it before anything is sent again.'],
    waits,
  ),
  busy: problem(
    ({ platform }) => `${platform} asked to wait a little.`,
    () => ['Nothing: it is tried again by itself.'],
    waits,
  ),
  platform_failed: problem(
    ({ platform, since }) =>
      since ? `${platform} has had a fault since ${since}.` : `${platform} has a fault of its own.`,
    ({ platform }) => [
      'Nothing for now: it is tried again by itself.',
      `If it lasts, ask ${platform}’s support.`,
    ],
    waits,
  ),
  key_refused: problem(
    ({ platform }) => `${platform} refuses the access key.`,
    ({ who }) => [
      'Paste the access key again under Options, Reconnect. There is no need to generate a new one: that would disconnect others.',
      who
        ? `If the key was withdrawn, ask ${who}.`
        : 'If the key was withdrawn, ask an admin of your platform for one.',
    ],
    'Nothing is synced or shown as current until the connection works again.',
  ),
  no_right: problem(
    ({ platform, company }) => `${platform} knows the key, but it gives no right to ${endOf(company)}`,
    () => ['Ask an admin of your platform to give you the right, or to send you another key.'],
    'Nothing is synced until then.',
  ),
  not_found: problem(
    ({ platform }) => `${platform} has nothing at this address.`,
    () => ['Check the platform address: it often ends in a version, such as /v1.'],
    keeps,
  ),
  not_a_platform: problem(
    () => 'Something answers at this address, but it does not speak the Source Platform API.',
    () => [
      'Check the platform address. A web page’s address will not do: copy the one for connecting Tickmark.',
    ],
    waits,
  ),
  too_large: problem(
    ({ platform }) => `${platform} sent an answer that is far too large.`,
    ({ platform }) => [`Tell ${platform}’s support: the answer was not read.`],
    waits,
  ),
  cursor_expired: problem(
    ({ platform }) => `${platform} no longer knows where reading left off.`,
    () => ['Nothing: everything is read again from the beginning.'],
    waits,
  ),
  refused: problem(
    ({ platform }) => `${platform} refused this.`,
    ({ detail }) => [detail || 'The platform gave no reason. Copy the details for its support.'],
    'Nothing was changed.',
  ),
  no_company: problem(
    ({ platform }) => `${platform} accepts the key, but it opens no company.`,
    () => ['Ask an admin of your platform to connect the company, then press Activate again.'],
    keeps,
  ),
  other_company: problem(
    ({ company, other_company }) =>
      `This key is for ${other_company}, but this connection belongs to ${endOf(company)}`,
    ({ company, other_company }) => [
      `Paste the key of ${endOf(company)}`,
      `To work with ${other_company} as well, add it as a connection of its own.`,
    ],
    keeps,
  ),
  key_unreadable: problem(
    () => 'The stored access key can no longer be read in this browser.',
    () => ['Paste the access key again under Options, Reconnect.'],
    'Nothing is synced until then. What was queued is kept.',
  ),
  key_store_failed: problem(
    () => 'This browser could not keep the access key safely.',
    () => ['Close private windows, free disk space, and try again.'],
    keeps,
  ),
  quickbooks_off: problem(
    ({ platform, detail }) => `${platform} is not connected to QuickBooks${detail ? `: ${detail}` : '.'}`,
    ({ who }) => [who ? `Ask ${who} to reconnect it.` : 'Ask an admin of your platform to reconnect it.'],
    'No record is synced until then. No record fails because of it.',
  ),
  not_connected: problem(
    () => 'This company is not connected.',
    () => ['Connect it under Options.'],
    'Nothing of it is shown or sent.',
  ),
  wrong_company: problem(
    () => 'Another company is open in QuickBooks than the one this record belongs to.',
    () => ['Open the right company in QuickBooks, then try again.'],
    'Nothing was sent.',
  ),
  record_gone: problem(
    ({ platform }) => `${platform} no longer has this record.`,
    () => ['Reload the page.'],
    'Nothing was sent.',
  ),
  not_allowed: problem(
    () => 'You may not do this.',
    ({ who }) => [who ? `Ask an admin: ${who}.` : 'Ask an admin of your platform.'],
    'Nothing was sent.',
  ),
  not_eligible: problem(
    () => 'This is not possible in the record’s present state.',
    () => ['Look at the record again: its state has changed since this was shown.'],
    'Nothing was sent.',
  ),
  too_late: problem(
    () => 'It was already sent, and cannot be taken back any more.',
    () => ['Wait until it has settled, then change it from there.'],
    null,
  ),
  conflict: problem(
    ({ who }) => (who ? `${who} changed this record first.` : 'Somebody changed this record first.'),
    () => ['Look at the record as it is now, and decide again.'],
    'Nothing of yours was done.',
  ),
  still_in_quickbooks: problem(
    () => 'The record is still in QuickBooks, so Clear ID would create a second one.',
    () => ['Resync it instead, or open it in QuickBooks and see what is wrong with it.'],
    'Nothing was changed.',
  ),
  not_checked: problem(
    ({ platform }) => `${platform} could not tell whether the record is still in QuickBooks.`,
    () => ['Try again in a little while. Clear ID is only safe once the record is known to be gone.'],
    'Nothing was changed.',
  ),
  cannot_check: problem(
    ({ platform }) => `${platform} cannot look into QuickBooks.`,
    () => ['Open the record in QuickBooks yourself. Clear ID is only right if it is gone.'],
    'Nothing was changed.',
  ),
  stopped_the_worker: problem(
    () => 'Sending this stopped the extension three times in a row, so it is set aside.',
    () => ['Try it once more. If it stops again, copy the details for support.'],
    'It is not sent again by itself.',
  ),
  store_full: problem(
    () => 'This browser has no room left to store what you asked for.',
    () => ['Free disk space, or remove stored data of companies you no longer need under Options.'],
    'Nothing more can be accepted until then.',
  ),
  internal_error: problem(
    () => 'Something went wrong inside Tickmark.',
    () => ['Try again. If it happens again, copy the details for support.'],
    waits,
  ),
};

export type ProblemCode = keyof typeof problems;
export type Problems = Record<ProblemCode, ProblemWords>;
