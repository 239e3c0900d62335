import type { ProblemName } from './problems.ts';
import type { SchemaName } from './published-schemas.ts';

/** One operation of the contract, as far as it differs from the others. */
export interface PublishedOperation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly (keyof typeof QUERY)[];
  readonly body?: SchemaName;
  readonly status?: 200 | 202;
  readonly answer: SchemaName;
  /** Codes of problems besides those that any operation may answer with. */
  readonly problems?: readonly ProblemName[];
}

/** What may stand behind the question mark; those that have to are `needed`. */
export const QUERY = {
  cursor: { needed: false, type: 'string', says: 'Where to continue; absent for the beginning.' },
  limit: {
    needed: false,
    type: 'integer',
    says: 'The most entries of one page, 200 at most; the server may return fewer.',
  },
  query: { needed: true, type: 'string', says: 'Part of a name.' },
  record: { needed: false, type: 'string', says: 'Only the entries of this record.' },
  key: { needed: true, type: 'string', says: 'Made before the first attempt; the same key is done once.' },
  version: { needed: true, type: 'string', says: 'The version that the user saw.' },
} as const;

const COMPANY = '/companies/{realm}';
const EDITED = ['conflict', 'tracking_off', 'key_reused'] as const;

/** Every operation of the contract, in the order of its sections. */
export const OPERATIONS: readonly PublishedOperation[] = [
  {
    method: 'get',
    path: '/connection',
    id: 'getConnection',
    summary: 'Who is connected to what, and what the platform can do',
    description:
      '`quickbooks.connected: false` is one warning for the company, not a failure of each record.',
    answer: 'Connection',
  },
  {
    method: 'get',
    path: `${COMPANY}/records`,
    id: 'listRecords',
    summary: 'One feed of all records, ordered by `updated_at` then `id`',
    description:
      'The answer always holds the cursor to continue from, also at the end of the feed. A record that is gone comes once more with `deleted: true`. See *The feed*.',
    query: ['cursor', 'limit'],
    answer: 'RecordsPage',
    problems: ['cursor_expired'],
  },
  {
    method: 'get',
    path: `${COMPANY}/records/{id}`,
    id: 'getRecord',
    summary: 'One record',
    answer: 'Record',
    problems: ['not_found', 'not_offered'],
  },
  {
    method: 'post',
    path: `${COMPANY}/records:lookup`,
    id: 'lookupRecords',
    summary: 'The records behind QuickBooks references and numbers, 200 entries in all at most',
    description:
      'Asked for a page whose record the first full read has not reached. A number is answered with all records that have it: with one of them alone, a badge could stand on the wrong row.',
    body: 'LookupRequest',
    answer: 'LookupAnswer',
    problems: ['invalid_request', 'not_offered'],
  },
  {
    method: 'post',
    path: `${COMPANY}/commands`,
    id: 'sendCommands',
    summary: 'Executes commands in the order given',
    description:
      'One result per command, in the same order. The same key with the same content gets the first answer again for at least 24 hours. Another `version` than the current one is answered with the status `conflict`. With `dry_run` nothing changes, and `effects` says what would.',
    body: 'CommandsRequest',
    answer: 'CommandResults',
    problems: ['not_allowed', 'not_offered', 'key_reused'],
  },
  {
    method: 'get',
    path: `${COMPANY}/commands/{key}`,
    id: 'getCommandResult',
    summary: 'What became of a command whose answer was lost',
    description:
      'The result as it was first answered, or as it stands by now. Asked before anything is sent again: see *Safety rules* for what a 404 means here.',
    answer: 'CommandResult',
    problems: ['never_received', 'not_offered'],
  },
  {
    method: 'get',
    path: `${COMPANY}/operations/{id}`,
    id: 'getOperation',
    summary: 'How an accepted command goes on',
    answer: 'Operation',
    problems: ['not_found', 'not_offered'],
  },
  {
    method: 'post',
    path: `${COMPANY}/runs`,
    id: 'startRun',
    summary: 'Starts a run over the queue, or over these records',
    description:
      'While a run is going, a second one returns the one that is going. Who may not send commands may not start runs.',
    body: 'RunRequest',
    status: 202,
    answer: 'RunAnswer',
    problems: ['not_offered', 'key_reused'],
  },
  {
    method: 'get',
    path: `${COMPANY}/runs/{id}`,
    id: 'getRun',
    summary: 'How far a run is',
    answer: 'RunAnswer',
    problems: ['not_found', 'not_offered'],
  },
  {
    method: 'get',
    path: `${COMPANY}/records/{id}/check`,
    id: 'checkRecord',
    summary: 'Whether the QuickBooks copy exists, and how the three sides compare',
    answer: 'Check',
    problems: ['not_found', 'not_offered'],
  },
  {
    method: 'get',
    path: `${COMPANY}/customers`,
    id: 'searchCustomers',
    summary: 'Customers, vendors and employees in QuickBooks by name',
    query: ['query', 'limit'],
    answer: 'Customers',
    problems: ['not_offered'],
  },
  {
    method: 'get',
    path: `${COMPANY}/lists/{list}`,
    id: 'getList',
    summary: 'One page of a reference list',
    query: ['cursor'],
    answer: 'ListPage',
    problems: ['not_offered'],
  },
  {
    method: 'post',
    path: `${COMPANY}/lists/{list}`,
    id: 'addListItem',
    summary: 'Adds a class or department',
    body: 'AddListItemRequest',
    answer: 'ListItem',
    problems: EDITED,
  },
  {
    method: 'patch',
    path: `${COMPANY}/lists/{list}/{id}`,
    id: 'renameListItem',
    summary: 'Renames a class or department',
    body: 'RenameListItemRequest',
    answer: 'ListItem',
    problems: EDITED,
  },
  {
    method: 'delete',
    path: `${COMPANY}/lists/{list}/{id}`,
    id: 'deactivateListItem',
    summary: 'Makes a class or department inactive in QuickBooks',
    query: ['key', 'version'],
    answer: 'ListItem',
    problems: EDITED,
  },
  {
    method: 'get',
    path: `${COMPANY}/log`,
    id: 'getLog',
    summary: 'Who did what to which record; append-only',
    query: ['cursor', 'record'],
    answer: 'LogPage',
    problems: ['not_offered'],
  },
  {
    method: 'post',
    path: `${COMPANY}/backfill`,
    id: 'backfill',
    summary: 'Brings older records in as `not_synced`; never automatic',
    body: 'BackfillRequest',
    answer: 'BackfillAnswer',
    problems: ['not_offered', 'key_reused'],
  },
];
