import * as z from 'zod/mini';
import { isAskedFrom } from '../../core/records/actions.ts';
import { type Money, sumMoney } from '../../core/records/money.ts';
import type {
  PlatformRecord,
  QuickBooksCopy,
  ReportedError,
  Warning,
} from '../../core/records/platform-record.ts';
import { type RecordType, recordTypeOf } from '../../core/records/record-types.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import { object, rows } from '../contract/fields.ts';
import { keepGood, need } from '../contract/read.ts';
import { cutText, wordOf } from '../contract/read-fields.ts';
import {
  currencyCodeOf,
  dateOf,
  loose,
  looseId,
  moneyOf,
  type SortedRows,
  shownOf,
  someOf,
  sortRows,
  textOf,
  timeOf,
} from '../read-loose.ts';

const groupSchema = object({
  id: z.number(),
  fund_source: loose,
  description: z.nullish(z.record(z.string(), z.unknown())),
  response_logs: z.nullish(z.record(z.string(), z.unknown())),
  employee_name: loose,
  export_url: loose,
  created_at: loose,
  exported_at: loose,
  updated_at: loose,
  expenses: z.nullish(z.array(object({ amount: loose, currency: loose, expense_number: loose }))),
});
export type Group = z.output<typeof groupSchema>;

const taskSchema = object({
  expense_group: loose,
  // An odd task is an unknown state: without it, its group would look as if nothing had been tried.
  status: z.catch(loose, 'unreadable'),
  detail: z.nullish(z.unknown()),
  quickbooks_errors: z.nullish(z.unknown()),
  is_attachment_upload_failed: z.catch(z.nullish(z.boolean()), null),
  updated_at: z.catch(loose, null),
});
export type Task = z.output<typeof taskSchema>;

const skippedSchema = object({
  id: z.number(),
  expense_number: loose,
  employee_name: loose,
  amount: loose,
  currency: loose,
  spent_at: loose,
  updated_at: loose,
});

const pageSchema = object({ results: rows });
const workspaceSchema = object({ id: z.number(), name: loose, fyle_currency: loose, qbo_realm_id: looseId });

/** A workspace: one Fyle organisation's connection to one QuickBooks company. */
export interface Workspace {
  readonly id: number;
  readonly name: string;
  readonly currency: string | null;
  readonly realm: string;
}

/** @throws PlatformError `not_a_platform` */
export function readWorkspaces(json: unknown): Workspace[] {
  const found = someOf(workspaceSchema, json, 'list of workspaces');
  return found.flatMap(({ id, name, fyle_currency, qbo_realm_id }) => {
    const realm = textOf(qbo_realm_id);
    return /^\d+$/.test(realm)
      ? [{ id, name: shownOf(name) ?? '', currency: currencyCodeOf(fyle_currency), realm }]
      : [];
  });
}

/**
 * The expense groups of a page. Its `next` link carries an internal host and is not followed.
 * @throws PlatformError `not_a_platform`
 */
export function readGroups(json: unknown): SortedRows<Group> {
  return sortRows(groupSchema, need(pageSchema, json, 'page of expense groups').results);
}

/** The newest task of each group. @throws PlatformError `not_a_platform` */
export function readTasks(json: unknown): ReadonlyMap<string, Task> {
  const tasks = new Map<string, Task>();
  for (const task of keepGood(taskSchema, need(pageSchema, json, 'page of tasks').results, (each) => each)) {
    const of = textOf(task.expense_group);
    if (textOf(tasks.get(of)?.updated_at) <= textOf(task.updated_at)) tasks.set(of, task);
  }
  return tasks;
}

/** The ids of the groups that wait for their export. @throws PlatformError `not_a_platform` */
export function readExportable(json: unknown): ReadonlySet<string> {
  const { exportable_expense_group_ids: ids } = need(
    object({ exportable_expense_group_ids: rows }),
    json,
    'list of exportable groups',
  );
  return new Set(keepGood(loose, ids, textOf));
}

/** Tells the records of skipped expenses from those of groups, which have ids of their own. */
const SKIPPED = 'expense ';
const EPOCH = new Date(0).toISOString();

/** The sum of a group's expenses, where all have one currency. */
function amountOf({ expenses }: Group): Money | null {
  const amounts = (expenses ?? []).map(({ amount, currency }) => moneyOf(amount, currency));
  const [sum, ...others] = sumMoney(amounts.filter((each) => each !== null));
  return sum && others.length === 0 && !amounts.includes(null) ? sum : null;
}

const EXPORTED = ['Bill', 'Purchase', 'JournalEntry', 'BillPayment'] as const;

/** The copy in QuickBooks: from QuickBooks' own answer, which Fyle keeps, else from the link to it. */
function copyOf({ response_logs, export_url }: Group, currency: string | null): QuickBooksCopy | null {
  const type = EXPORTED.find((each) => response_logs?.[each]);
  const answer = new Map<string, unknown>(Object.entries((type && response_logs?.[type]) ?? {}));
  const of = (name: string) => {
    const value = answer.get(name);
    return typeof value === 'string' || typeof value === 'number' ? textOf(value) : '';
  };
  const link = /\/app\/(\w+)\?txnId=(\d+)/.exec(textOf(export_url));
  const linked =
    link &&
    wordOf(
      EXPORTED,
      EXPORTED.find((each) => each.toLowerCase() === link[1]?.toLowerCase()) ??
        (link[1] === 'expense' ? 'Purchase' : link[1] === 'journal' ? 'JournalEntry' : null),
      null,
    );
  const id = of('Id') || (link?.[2] ?? '');
  const kind = type ?? linked;
  if (!kind || !id) return null;
  return {
    type: kind,
    id,
    number: shownOf(of('DocNumber')),
    name: null,
    party: null,
    date: dateOf(of('TxnDate')),
    amount: moneyOf(of('TotalAmt'), currency),
    status: 'active',
    checked_at: null,
  };
}

const wordsIn = (value: unknown, ...names: readonly string[]): string | null => {
  const values = new Map<string, unknown>(typeof value === 'object' && value ? Object.entries(value) : []);
  for (const name of names) {
    const found = values.get(name);
    if (typeof found === 'string' && found.trim()) return cutText(found.trim());
  }
  return null;
};

/** QuickBooks' own error: a list of `{type: "<Fault> / <code>", …}`, or its answer as it came. */
function quickBooksError(errors: unknown): ReportedError | null {
  const of = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value && new Map(Object.entries(value)).get(name);
  const raw = of(of(errors, 'Fault'), 'Error');
  const [first] = Array.isArray(errors) ? errors : Array.isArray(raw) ? raw : [];
  if (!first) return null;
  const typed = wordsIn(first, 'type', 'code');
  return {
    code: typed?.split('/').at(-1)?.trim() ?? null,
    message: wordsIn(first, 'short_description', 'Message', 'message'),
    detail: wordsIn(first, 'long_description', 'Detail', 'detail'),
    request_id: null,
  };
}

/** What is missing before a group can be exported, such as a mapping. */
function missingIn(detail: unknown): Warning[] {
  const all = Array.isArray(detail) ? detail : detail ? [detail] : [];
  return all.slice(0, 20).flatMap((each) => {
    const message = wordsIn(each, 'message');
    return message ? [{ code: 'mapping', message }] : [];
  });
}

interface Judged {
  readonly state: SyncState;
  readonly word?: string;
  readonly error?: ReportedError | null;
  readonly warnings?: readonly Warning[];
}

function judge(task: Task | undefined, exported: boolean, exportable: boolean): Judged {
  const status = textOf(task?.status);
  const failure = quickBooksError(task?.quickbooks_errors);
  const missing = missingIn(task?.detail);
  switch (status) {
    case '':
      if (exported) return { state: 'synced' };
      return { state: exportable ? 'ready' : 'not_synced' };
    case 'READY':
      return { state: 'ready' };
    case 'ENQUEUED':
      return { state: 'scheduled' };
    case 'IN_PROGRESS':
      return { state: 'syncing' };
    case 'COMPLETE':
      return task?.is_attachment_upload_failed
        ? { state: 'synced_warn', warnings: [{ code: 'attachment', message: 'Attachment upload failed' }] }
        : { state: 'synced' };
    case 'FAILED':
      if (failure) return { state: 'failed', error: failure };
      if (missing.length > 0) return { state: 'waiting', warnings: missing };
      return { state: 'failed', error: { code: status, message: null, detail: null, request_id: null } };
    case 'FATAL':
      // Its detail is a stack trace, which says nothing to people.
      return {
        state: 'failed',
        error: failure ?? { code: status, message: null, detail: null, request_id: null },
      };
    default:
      return { state: 'unknown', word: status };
  }
}

const SYNC = {
  attempts: null,
  last_attempt_at: null,
  last_success_at: null,
  next_attempt_at: null,
  position: null,
  changed: null,
  decided: null,
} as const;

const PLAIN = {
  name: null,
  fee: null,
  deleted: false,
  url: null,
  direction: 'export',
  depends_on: [],
  allowed: [],
} as const;

/** What a task says and when: it changes with all that becomes of its group. */
export const taskPart = (task: Task | undefined): string =>
  task ? `${textOf(task.status)} ${textOf(task.updated_at)}` : 'none';

/** A group of expenses as a record: it becomes one document in QuickBooks. */
export function toRecord(
  group: Group,
  task: Task | undefined,
  exportable: ReadonlySet<string>,
): PlatformRecord {
  const id = String(group.id);
  const amount = amountOf(group);
  const quickbooks = copyOf(group, amount?.currency ?? null);
  const {
    state,
    word = null,
    error = null,
    warnings = [],
  } = judge(task, quickbooks !== null, exportable.has(id));
  const type: RecordType = quickbooks
    ? recordTypeOf(quickbooks.type)
    : textOf(group.fund_source) === 'PERSONAL'
      ? 'bill'
      : 'expense';
  const updated =
    [timeOf(group.updated_at), timeOf(task?.updated_at)]
      .filter((each) => each !== null)
      .sort()
      .at(-1) ?? EPOCH;
  const party = shownOf(group.employee_name);
  return {
    ...PLAIN,
    id,
    type,
    number: quickbooks?.number ?? shownOf(group.expenses?.[0]?.expense_number),
    party: party ? { id: party, name: party } : null,
    date: quickbooks?.date ?? dateOf(group.description?.spent_at),
    amount,
    version: [updated, state, quickbooks?.id ?? '', taskPart(task)].join(' '),
    // Given on one record, it exports everything that waits.
    allowed: exportable.has(id) && isAskedFrom('export_all', state) ? ['export_all'] : [],
    created_at: timeOf(group.created_at),
    updated_at: updated,
    sync: {
      ...SYNC,
      state,
      reported_state: word,
      since: updated,
      error,
      warnings,
      quickbooks,
      last_success_at: timeOf(group.exported_at),
    },
  };
}

/** An expense that somebody has left out of the export. */
function skippedRecord(expense: z.output<typeof skippedSchema>): PlatformRecord {
  const updated = timeOf(expense.updated_at) ?? EPOCH;
  const party = shownOf(expense.employee_name);
  return {
    ...PLAIN,
    id: `${SKIPPED}${expense.id}`,
    type: 'expense',
    number: shownOf(expense.expense_number),
    party: party ? { id: party, name: party } : null,
    date: dateOf(expense.spent_at),
    amount: moneyOf(expense.amount, expense.currency),
    version: updated,
    created_at: null,
    updated_at: updated,
    sync: {
      ...SYNC,
      state: 'skipped',
      reported_state: null,
      since: updated,
      error: null,
      warnings: [],
      quickbooks: null,
    },
  };
}

/** The skipped expenses of a page. @throws PlatformError `not_a_platform` */
export function readSkipped(json: unknown): SortedRows<PlatformRecord> {
  const page = sortRows(skippedSchema, need(pageSchema, json, 'page of expenses').results, SKIPPED);
  return { ...page, good: page.good.map(skippedRecord) };
}
