import { type Action, eligibleActions, expectedState } from '../../core/records/actions.ts';
import type { LogEntry } from '../../core/records/log-entry.ts';
import type { PlatformRecord, QuickBooksCopy, SyncStatus } from '../../core/records/platform-record.ts';
import { quickBooksTypeOf } from '../../core/records/record-types.ts';
import type { Candidate } from '../../core/records/suggestion.ts';
import { isSynced, type SyncState } from '../../core/records/sync-state.ts';
import type { Check, Command, CommandResult, Problem } from '../port.ts';
import type { ExampleFile, ExampleRecord } from './example-file.ts';

/** A record that has changed since the example began. */
interface Held {
  readonly record: PlatformRecord;
  /** The number of the change. */
  readonly at: number;
  /** Its state before it was set aside. */
  readonly was?: SyncState | undefined;
  /** A person has decided how it gets its copy in QuickBooks: its first error is over. */
  readonly decided?: boolean | undefined;
}

/** How a command has ended: the record, and why it was not carried out. */
type End = readonly [id: string, status: 'done' | 'conflict' | 'refused', problem: Problem | null];

/** What has happened in the example since it began. */
export interface Books {
  /** Milliseconds since the Unix epoch. */
  readonly began: number;
  at: number;
  readonly held: Record<string, Held>;
  readonly ends: Record<string, End>;
  readonly log: LogEntry[];
}

export interface Example {
  readonly file: ExampleFile;
  readonly books: Books;
  /** RFC 3339. */
  readonly now: string;
}

const ofFile = ({ file }: Example, id: string): ExampleRecord | undefined =>
  file.records.find(({ record }) => record.id === id);

/** The commands that the example's user may give on a record: none that its platform does not announce. */
function allowedOn({ file }: Example, { type, deleted, sync }: PlatformRecord): Action[] {
  const { rules, connection } = file;
  const { state, quickbooks } = sync;
  const may = eligibleActions(type, state).filter(
    (action) =>
      connection.capabilities.commands.includes(action) &&
      (action !== 'clear_id' || state === 'link_broken') &&
      (action !== 'create_new' || !quickbooks),
  );
  if (deleted) return [];
  return rules.editable.includes(type) && !rules.uneditable.includes(state) ? [...may, 'update'] : may;
}

/** A record as the example reports it now; `undefined` if it has none of that id. */
export function recordOf(example: Example, id: string): PlatformRecord | undefined {
  const record = example.books.held[id]?.record ?? ofFile(example, id)?.record;
  return record && { ...record, allowed: allowedOn(example, record) };
}

/** The records that have changed since a change of this number. */
export function recordsSince(example: Example, at: number): PlatformRecord[] {
  return example.file.records.flatMap(({ record: { id } }) => {
    const isNews = (example.books.held[id]?.at ?? 0) > at || at === 0;
    return (isNews && recordOf(example, id)) || [];
  });
}

const dependentsOf = (example: Example, id: string): PlatformRecord[] =>
  recordsSince(example, 0).filter((each) => each.depends_on.includes(id) && each.sync.state === 'waiting');

function put(
  { books, now }: Example,
  record: PlatformRecord,
  sync: Partial<SyncStatus>,
  more: Pick<Held, 'was' | 'decided'> = {},
): PlatformRecord {
  books.at += 1;
  const next = {
    ...record,
    version: String(Number(record.version) + 1),
    updated_at: now,
    sync: { ...record.sync, ...(sync.state && { since: now }), ...sync },
  };
  books.held[record.id] = { ...books.held[record.id], ...more, record: next, at: books.at };
  return next;
}

function note({ books, now }: Example, record: PlatformRecord, line: Partial<LogEntry>): void {
  const { id, number, name, amount, sync } = record;
  const quickbooks = sync.quickbooks && { type: sync.quickbooks.type, id: sync.quickbooks.id };
  books.log.push({
    ...{ id: `since-${books.log.length}`, at: now, actor: null, action: 'sync', record_id: id },
    ...{ label: number ?? name, outcome: 'succeeded', code: null, message: null, quickbooks, amount },
    ...{ after: null, ...line },
  });
}

/** The copy in QuickBooks that gets a record's values: the one it has, this one, or a new one. */
function copyOf({ file, books, now }: Example, record: PlatformRecord, to?: string): QuickBooksCopy | null {
  const type = quickBooksTypeOf(record.type);
  const { number, date, amount, party } = record;
  const id = to ?? record.sync.quickbooks?.id ?? String(2000 + books.at);
  const name = (to && file.names.find(({ quickbooks_id }) => quickbooks_id === to)?.name) || record.name;
  const values = { number, name, date, amount, party: party?.name ?? null };
  return type && { type, id, ...values, status: 'active', checked_at: now };
}

/** Why an attempt fails, `null` if it succeeds. */
function errorOf(example: Example, { id, type, number, date }: PlatformRecord): SyncStatus['error'] {
  const { fails = null, helps, record: first = null } = ofFile(example, id) ?? {};
  const { records, books_closed_through } = example.file;
  const isOver =
    helps === 'resync' ||
    example.books.held[id]?.decided ||
    (helps === 'date' && (date ?? '') > books_closed_through) ||
    (helps === 'number' &&
      number !== first?.number &&
      !records.some(({ record }) => record.type === type && record.number === number));
  return isOver ? null : fails;
}

const isCarried = (example: Example, id: string) => {
  const { state = 'failed' } = recordOf(example, id)?.sync ?? {};
  return isSynced(state) || state === 'changed';
};

const isFree = (example: Example, { depends_on }: PlatformRecord) =>
  depends_on.every((id) => isCarried(example, id));

/** Attempts one record. @returns whether it succeeded */
function attempt(example: Example, record: PlatformRecord): boolean {
  const { now } = example;
  const error = errorOf(example, record);
  const tried = { attempts: (record.sync.attempts ?? 0) + 1, last_attempt_at: now, error };
  if (error) {
    const { code, detail } = error;
    note(example, put(example, record, { ...tried, state: 'failed' }), {
      ...{ outcome: 'failed', code, message: detail },
    });
    return false;
  }
  const done = { last_success_at: now, changed: null, warnings: [], quickbooks: copyOf(example, record) };
  note(example, put(example, record, { ...tried, ...done, decided: null, state: 'synced' }), {});
  release(example, record.id);
  return true;
}

/** Queues the records that have waited for this one. */
function release(example: Example, id: string): void {
  for (const child of dependentsOf(example, id)) {
    if (isFree(example, child)) put(example, child, { state: 'ready' });
  }
}

/**
 * Runs the queue.
 * @param ids these records, and those that wait for them; `null` for all that are due
 */
export function runQueue(example: Example, ids: readonly string[] | null): { done: number; failed: number } {
  const wanted = new Set(ids);
  const ends = { done: 0, failed: 0 };
  for (;;) {
    const next = recordsSince(example, 0).find(
      ({ id, depends_on, sync }) =>
        example.file.rules.queued.includes(sync.state) &&
        (!ids || wanted.has(id) || depends_on.some((each) => wanted.has(each))),
    );
    if (!next) return ends;
    wanted.add(next.id);
    if (!isFree(example, next)) put(example, next, { state: 'waiting' });
    else ends[attempt(example, next) ? 'done' : 'failed'] += 1;
  }
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : null);

/** The id of the name in QuickBooks that a link names. */
function linkedTo({ quickbooks }: Command['input']): string {
  return (typeof quickbooks === 'object' && quickbooks && 'id' in quickbooks && text(quickbooks.id)) || '';
}

/** Why a command is refused: its code, or `null`. */
function refusalOf(example: Example, record: PlatformRecord, { action, input }: Command): string | null {
  const { names } = example.file;
  if (!record.allowed.includes(action)) return 'not_allowed';
  if (action === 'link' && record.type === 'customer') {
    const to = names.find(({ quickbooks_id }) => quickbooks_id === linkedTo(input));
    return to?.kind === 'customer' ? null : 'wrong_type';
  }
  const wanted = text(input.display_name) ?? record.name;
  return action === 'create_new' && names.some(({ name }) => name === wanted) ? 'duplicate_name' : null;
}

const valuesOf = ({
  number,
  name,
  date,
  amount,
}: Pick<QuickBooksCopy, 'number' | 'name' | 'date' | 'amount'>) => {
  const values: Record<string, string | null> = { number, name, date, amount: amount?.value ?? null };
  return values;
};

/** The record with the fields that a person has changed, or chosen from QuickBooks. */
function edited(record: PlatformRecord, { action, input }: Command): PlatformRecord {
  const { amount, sync } = record;
  const given = valuesOf(record);
  for (const [name, value] of Object.entries(input.fields ?? {})) {
    if (action === 'update') given[name] = text(value) ?? given[name] ?? null;
    else if (value === 'quickbooks' && sync.quickbooks) given[name] = valuesOf(sync.quickbooks)[name] ?? null;
  }
  const { number = null, name = null, date = null, amount: value } = given;
  return { ...record, number, name, date, amount: amount && value ? { ...amount, value } : amount };
}

const NO_COPY = { quickbooks: null, error: null, changed: null };

function act(example: Example, record: PlatformRecord, command: Command): PlatformRecord {
  const { action, input } = command;
  const { file, now, books } = example;
  const { state, quickbooks } = record.sync;
  const decided = file.rules.decisions.includes(action)
    ? { by: file.user, at: now, reason: text(input.reason) }
    : null;
  switch (action) {
    case 'update':
      return put(example, edited(record, command), {
        ...(isSynced(state) && { state: 'changed', changed: { by: 'platform', at: now } }),
      });
    case 'resync':
      return put(example, edited(record, command), { state: 'scheduled', decided });
    case 'clear_id':
    case 'create_new': {
      const name = text(input.display_name) ?? record.name;
      return put(example, { ...record, name }, { ...NO_COPY, state: 'ready' }, { decided: true });
    }
    case 'link': {
      const link = { quickbooks: copyOf(example, record, linkedTo(input)), last_success_at: now };
      const linked = put(example, record, { ...NO_COPY, ...link, state: 'synced' }, { decided: true });
      release(example, record.id);
      return linked;
    }
    case 'mark_matched': {
      const isSame = quickbooks?.amount?.value === record.amount?.value;
      const warnings = isSame ? [] : [file.accepted];
      return put(example, record, {
        state: isSame ? 'synced' : 'synced_warn',
        changed: null,
        decided,
        warnings,
      });
    }
    case 'delete':
      return put(example, { ...record, deleted: true }, {});
    case 'approve':
    case 'cancel':
    case 'remove':
    case 'restore':
    case 'skip':
    case 'unskip':
    case 'ignore_error':
    case 'notice_error':
    case 'sync_off':
    case 'sync_on': {
      const was = books.held[record.id]?.was ?? ofFile(example, record.id)?.was ?? 'failed';
      const to = file.rules.back.includes(action) ? was : (expectedState(action) ?? state);
      return put(example, record, { state: to, decided }, { was: state });
    }
    // Not announced, and so refused before.
    case 'move':
    case 'pull':
    case 'export_all':
      return record;
  }
}

/** The result of a command that was given before, or `null`. */
export function outcomeOf(example: Example, key: string): CommandResult | null {
  const end = example.books.ends[key];
  return end ? resultOf(example, key, end) : null;
}

function resultOf(example: Example, key: string, [id, status, problem]: End): CommandResult {
  const record = recordOf(example, id) ?? null;
  return { key, status, record, operation_id: null, by: example.file.user, problem, effects: null };
}

/** Carries out a command, once for each key; or predicts its effects. */
export function giveCommand(example: Example, command: Command): CommandResult {
  const { key, action, record_id, version, dry_run } = command;
  const { file, books } = example;
  const before = outcomeOf(example, key);
  if (before) return before;
  const record = recordOf(example, record_id);
  const code = record ? refusalOf(example, record, command) : 'not_found';
  const detail = (code && file.refusals[code]) ?? null;
  const problem = code === null ? null : { ...file.problem, code, detail };
  const status = record && record.version !== version ? 'conflict' : problem ? 'refused' : 'done';
  const end: End = [record_id, status, status === 'refused' ? problem : null];
  if (!record || dry_run) {
    const affects = {
      count: action === 'clear_id' && record ? dependentsOf(example, record_id).length : 0,
      total: null,
    };
    const creates = file.rules.making.includes(action) && (action === 'clear_id' || !record?.sync.quickbooks);
    const releases = dependentsOf(example, record_id).map(({ id }) => id);
    return { ...resultOf(example, key, end), effects: { creates, duplicate_of: null, releases, affects } };
  }
  books.ends[key] = end;
  if (status === 'done') note(example, act(example, record, command), { action, actor: file.user });
  return resultOf(example, key, end);
}

/** What the example finds of a record in its QuickBooks. */
export function checkRecord(example: Example, record: PlatformRecord): Check {
  const { quickbooks, changed } = record.sync;
  const there = quickbooks && quickbooks.status !== 'deleted' ? valuesOf(quickbooks) : null;
  const platform = valuesOf(record);
  const last = changed?.by === 'platform' ? there : platform;
  const fields = Object.entries(platform).map(([name, value]) => {
    return { name, platform: value, quickbooks: there?.[name] ?? null, last_synced: last?.[name] ?? null };
  });
  return {
    ...{ locked_by: null, inactive: null, ...ofFile(example, record.id)?.found, same_number: [], quickbooks },
    exists: !there ? 'no' : quickbooks?.status === 'voided' ? 'voided' : 'yes',
    fields: there ? fields.filter((field) => field.platform !== null) : [],
    checked_at: example.now,
  };
}

/** The names in QuickBooks that share a word with what is looked for. */
export function candidatesFor({ file }: Example, query: string): readonly Candidate[] {
  const words = query
    .toLowerCase()
    .split(/\W+/)
    .filter((word) => word.length > 2);
  return file.names.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)));
}
