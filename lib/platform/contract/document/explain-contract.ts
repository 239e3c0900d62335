import { ACTIONS, type Action } from '../../../core/records/actions.ts';
import type { SyncState } from '../../../core/records/sync-state.ts';
import { PROBLEM_CODES } from './problems.ts';

/** Each state in a sentence. */
const STATES: Readonly<Record<SyncState, string>> = {
  needs_approval: 'A person has to approve the record before the platform posts it.',
  not_synced: 'The record is not in QuickBooks and nothing is planned; somebody may approve or resync it.',
  ready: 'The record is in the queue and goes with the next run; needs `since`.',
  scheduled: 'The record is in the queue and a run that has begun will come to it; needs `since`.',
  syncing: 'The platform is posting the record now; never twice at once.',
  waiting:
    'The record goes on by itself when a record it depends on is synced; `depends_on` names that record.',
  synced: 'The copy in QuickBooks agrees with the record; needs `quickbooks` with type and id.',
  synced_warn: 'Synced, and something is worth a look: `warnings` says what; needs `quickbooks` too.',
  failed: 'The last attempt failed and a person has to do something; `error` says why.',
  changed:
    'The record or its copy was changed after the last sync, so that they no longer agree; `changed` says by whom.',
  link_broken: 'The copy that the record is linked to is gone from QuickBooks.',
  skipped: 'A person decided that the record stays out of QuickBooks; `decided` says who.',
  error_ignored: 'A person decided that this error of this customer no longer counts.',
  canceled: 'A person took the record out of the queue; a resync brings it back.',
  removed: 'A person removed the record from the queue; `restore` puts it back where it was.',
  sync_off: 'Syncing is turned off for this customer and everything that depends on it.',
  unknown: 'The platform itself does not know; shown in grey, and a person has to look.',
};

/** Each action in a sentence: what the platform does, and how the record stands afterwards. */
const EFFECTS: Readonly<Record<Action, string>> = {
  approve: 'Lets the record be posted; it becomes `ready`.',
  resync:
    'Posts the record again, **after looking in QuickBooks for the copy it has**: updates that copy, links one that is there already, and creates one only where there is none. Never a second copy. It becomes `scheduled`.',
  cancel: 'Takes the record out of the queue; it becomes `canceled`.',
  remove: 'Takes the record out of the queue until it is restored; it becomes `removed`.',
  restore: 'Puts a removed record back where it was.',
  move: 'Puts the record at the top or the bottom of the queue.',
  skip: 'Leaves the record out of QuickBooks; it becomes `skipped`.',
  unskip: 'Ends the skipping; the record goes back to where it was.',
  ignore_error: 'Stops counting this error of this customer; it becomes `error_ignored`.',
  notice_error: 'Counts the error again; the customer becomes `failed`.',
  clear_id:
    'Forgets the link to a copy that is gone, so that a new one is created; it becomes `ready`. Refused while the copy still exists, unless `confirm_duplicate` repeats its number.',
  link: 'Links the record to a copy that is in QuickBooks already; it becomes `synced` with that id.',
  pull: 'Takes the values of the copy in QuickBooks over into the platform’s own record, which are lost there; it becomes `synced`. Not announced where `resync` offers the choice of each field.',
  export_all:
    'Posts everything of the company that is ready, this record with it, for a platform that posts all of it or nothing; each becomes `scheduled`. A dry run tells by `affects` how many and how much. Not announced where `/runs` does it.',
  create_new: 'Creates the customer in QuickBooks under another name; it becomes `ready`.',
  sync_off: 'Turns syncing off for this customer and everything that depends on it.',
  sync_on: 'Turns syncing on again.',
  mark_matched: 'Accepts record and copy as they stand; it becomes `synced` or `synced_warn`.',
  update: 'Changes fields of the platform’s own record; a `resync` follows.',
  delete: 'Deletes the service on the platform; QuickBooks is not touched.',
};

const INTRODUCTION = `What a source platform offers to Tickmark: the state of the records that it posts into QuickBooks Online from its own servers, and commands on them. Tickmark itself writes nothing to QuickBooks.

A guide of two pages, with a server to begin from, stands beside this document: \`test/platforms/example-vendor/README.md\`. \`npm run conformance\` checks a server against it.`;

const LEVELS = `## Levels and capabilities

| level | what is built |
|---|---|
| Read | \`GET /connection\` and \`GET /companies/{realm}/records\`, nothing else. Badges, lists and the queue work |
| Commands | also \`POST …/commands\` and \`GET …/commands/{key}\`. People can resync from a QuickBooks page |
| Runs | also \`POST …/runs\` and \`GET …/runs/{id}\`. A resync is posted at once instead of at the platform’s next run |

Everything else stands alone, and is asked for only where its capability says so:

| capability | operation |
|---|---|
| \`commands\` (not empty) | \`/commands\`, \`/commands/{key}\` |
| \`runs\` | \`/runs\`, \`/runs/{id}\` |
| \`check\` | \`/records/{id}/check\` |
| \`candidates\` | \`/customers\` |
| \`lists\`, \`editable_lists\` | \`/lists/{list}\`; adding, renaming and making inactive only for the editable ones |
| \`log\` | \`/log\` |
| \`backfill\` | \`/backfill\` |
| none | \`/records/{id}\`, \`/records:lookup\`, \`/operations/{id}\`: helpful, and done without where they are \`not_offered\` |

**What is not built** answers 404 as a problem with the code \`not_offered\`.`;

const SAFETY = `## Safety rules

A doubled invoice costs more than a hundred that come late. Therefore:

1. **\`resync\` looks in QuickBooks first** and never creates a second copy: a record that has a QuickBooks id keeps it, and one without is searched for by its number before anything is created.
2. **A key has one effect** for as long as the platform remembers it, and that is 24 hours at least, restarts included. The same key with the same content gets the first answer again, also while the first is still being worked on; with other content it is refused: 422 \`key_reused\`.
3. **A 404 on \`/commands/{key}\` counts as “never received” only as a problem with the code \`never_received\`.** Any other 404 means nothing, and the command waits for a person. Say it only if nothing has happened and nothing will under this key.
4. **A lost answer is asked about, never repeated blindly.** What is older than the platform’s memory of keys is never sent again by itself.
5. **A command is for what the person saw.** At another \`version\` than the current one nothing is done: \`conflict\`, with the record as it is now.
6. A batch is done in the order given; one bad command does not stop the others, and each has its result.
7. An error is never a 200, and what was only half done is never told as done.`;

const DEFAULTS = `## What happens where something is missing

| missing | consequence |
|---|---|
| \`user\`, or a role that is not known | every command is off |
| \`capabilities.commands\` | no command is offered |
| \`allowed\` of a record | no command on this record |
| \`batch_max\` | up to 100 commands in one call |
| \`time_zone\`, or one that is not IANA | dates are read as in UTC |
| \`since\` of \`ready\` or \`scheduled\` | a queue that stands still is not noticed |
| \`quickbooks.connected\` | no alarm |
| \`sync.quickbooks.type\` or \`.id\` | no badge on the record’s own page |
| a word that is not listed | reads as unknown and is never green; of a record type: as \`other\` |

A field that is absent and one that is \`null\` read the same; so do empty and zero times and dates, which are told to the person as odd. Fields that are not known are ignored, in both directions. An odd field that a record can do without reads as \`null\`, and the diagnosis says so. A record without what it needs (see *Record*), or with an odd number, name, party, date or amount, is set aside, counted in the diagnosis, and does not stop the others.`;

const BADGES = `## What a badge needs

- **On a record’s own page**: \`sync.quickbooks.type\` and \`.id\`. The page is known by these two alone.
- **In a list**: \`number\` (or \`name\`), \`date\`, \`amount\` and \`party\`. A row gets a badge only where exactly one record fits and none of these differs. \`sync.quickbooks.party\`, \`.name\` and \`.date\` say what QuickBooks shows, where that differs.
- **On a card**: \`error\` with QuickBooks’ own \`code\`, so that the remedy is found; \`url\`.`;

const FEED = `## The feed

- Ordered by \`updated_at\`, then by \`id\`; in which order of ids is yours, as long as it stays the same.
- **Equal times across the border of a page**: the cursor holds time *and* id. With the time alone, records are lost or come twice.
- A cursor always comes back, on the last page and with no records too. Asked again it brings the same page, or what has changed since.
- A record that changes moves to the end under a new \`version\`. One that is gone comes once more with \`deleted: true\`.
- A cursor that cannot be understood is answered 410 \`cursor_expired\`; the first page is never given instead.
- Without a cursor the feed begins at the beginning.`;

const LIMITS = `## Limits

| what | how much |
|---|---|
| one request with its answer | 20 seconds; then it counts as lost |
| one answer | 5 MB |
| a page of the feed, a look-up, a batch | 200 entries |
| a second try | one, of a GET alone, after a lost line, a 408, 500, 502, 503 or 504; after a 429 where \`Retry-After\` is at most 3 seconds |
| \`Retry-After\` | seconds or a date; obeyed up to a day |
| how often | the connection and the feed every 10 minutes, where the person chose nothing else; an accepted command is followed at 3, 10, 30 and 60 seconds, a run every few seconds while it moves |
| a text; an id; a word | 4,000; 200; 200 characters. Longer errors are cut, other longer texts break the contract |
| parents, warnings of a record | 1,000; 50 |
| a key of a command | a UUID, 36 characters |
| an access key | 1 to 512 visible ASCII characters |
| money | 15 digits before the point, 6 behind it |

HTTPS, or plain HTTP on the own machine. **No CORS headers are needed**: requests come from an extension. They carry \`Origin: chrome-extension://…\` or \`moz-extension://…\`, which is no reason to refuse them, and no cookies. **Redirects are not followed.** Bodies are JSON in UTF-8. Times are RFC 3339 with \`Z\` or an offset, dates \`YYYY-MM-DD\` in the time zone of the company.`;

const VERSIONING = `## How this contract grows

Version 1 grows by fields, words, operations and codes that old servers and old clients ignore; nothing is taken away and nothing changes its meaning. What could not be read by either side becomes version 2, at another base address. Send what you know and no version: each side goes by what is there.

Tickmark names itself with each request: \`X-Client: Tickmark/<version>\`, and \`X-Request-Id\`, a UUID of its own for each question; a second try of the same question bears the same. Both are for your log; answer with a \`request_id\` of your own.`;

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
}

function explainActions(): string {
  const rows = Object.entries(ACTIONS).map(([name, { from, onlyFor }]) => {
    const on = from.map((state) => `\`${state}\``).join(', ');
    const what = EFFECTS[name as Action];
    return [`\`${name}\``, `${onlyFor ? `${onlyFor}: ` : ''}${on || 'any'}`, what];
  });
  return table(['action', 'on', 'effect'], rows);
}

function explainCodes(): string {
  const rows = Object.entries(PROBLEM_CODES).map(([code, { status, means }]) => [
    `\`${code}\``,
    String(status),
    means,
  ]);
  return table(['code', 'status', 'meaning'], rows);
}

/** The description of the whole contract, in Markdown: what a vendor has to know beside the fields. */
export function explainContract(): string {
  const states = Object.entries(STATES).map(([state, says]) => [`\`${state}\``, says]);
  return [
    INTRODUCTION,
    LEVELS,
    SAFETY,
    DEFAULTS,
    BADGES,
    FEED,
    `## States\n\n${table(['state', 'meaning'], states)}`,
    `## Actions\n\nAt another state a command is \`refused\` with \`not_eligible\`; \`allowed\` of a record says what this person may send now.\n\n${explainActions()}`,
    `## Errors\n\n\`application/problem+json\` with a \`code\`, never a 200. The server’s own words are shown to people.\n\n${explainCodes()}`,
    LIMITS,
    VERSIONING,
  ].join('\n\n');
}
