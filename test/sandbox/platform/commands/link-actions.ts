import type { QuickBooksType } from '../../../../lib/core/records/record-types.ts';
import { entityOf, isListEntry } from '../books/document.ts';
import { enterState } from '../change-record.ts';
import { PlatformProblem } from '../problem.ts';
import { releaseChildren } from '../sync/parents.ts';
import { takeLink } from '../sync/post-record.ts';
import { type ActionContext, type ActionHandler, objectInput, textInput } from './command-context.ts';

/**
 * Unlinks a record from its QuickBooks copy, so that it is created again. If the copy still exists, this requires its
 * typed number (or name).
 */
export const clearId: ActionHandler = ({ platform, realm, company, record, input, at }) => {
  const through = company.books_closed_through;
  const isTransaction = !isListEntry(entityOf(record.type) ?? 'Invoice');
  if (isTransaction && through !== null && record.date !== null && record.date <= through) {
    throw new PlatformProblem(422, 'closed_period', `The books are closed through ${through}`);
  }
  const copy = record.sync.quickbooks;
  const document = copy && platform.books.get(realm, copy.type, copy.id);
  if (document && document.status !== 'deleted') {
    const typed = textInput(input, 'confirm_duplicate');
    if (typed === null || typed !== (record.number ?? record.name)) {
      throw new PlatformProblem(
        422,
        'confirm_duplicate',
        `${document.type} ${document.number ?? document.name ?? document.id} still exists in QuickBooks: a second one is made only when its number is typed`,
      );
    }
    record.confirmed_copy = true;
  }
  record.sync.quickbooks = null;
  record.sync.error = null;
  record.sync.changed = null;
  record.last_synced = null;
  record.tolerated = {};
  record.generation += 1;
  record.approved = true;
  if (isListEntry(entityOf(record.type) ?? 'Invoice')) record.match = 'create';
  enterState(record, 'ready', at);
  return {};
};

/** → synced with the QuickBooks record that was picked */
export const link: ActionHandler = ({ platform, realm, record, input, at }) => {
  const wanted = objectInput(input, 'quickbooks');
  const type = textInput(wanted, 'type') as QuickBooksType | null;
  const id = textInput(wanted, 'id');
  if (type === null || id === null) {
    throw new PlatformProblem(422, 'invalid_request', 'input.quickbooks wants a type and an id');
  }
  if (type !== entityOf(record.type)) {
    throw new PlatformProblem(422, 'wrong_type', `A ${record.type} cannot be linked to a QuickBooks ${type}`);
  }
  const document = platform.books.get(realm, type, id);
  if (!document || document.status === 'deleted') {
    throw new PlatformProblem(422, 'not_found', `There is no ${type} ${id} in QuickBooks`);
  }
  if (document.status === 'inactive') {
    throw new PlatformProblem(
      422,
      'inactive',
      `${document.name ?? `${type} ${id}`} is inactive in QuickBooks`,
    );
  }
  const holder = platform.records.byQuickBooks(realm, type, id).find((other) => other.id !== record.id);
  if (holder) {
    throw new PlatformProblem(
      422,
      'already_linked',
      `Already linked to ${holder.name ?? holder.number ?? holder.id}`,
    );
  }
  const state = takeLink(platform, record, document);
  record.sync.changed = null;
  enterState(record, state, at);
  return { afterwards: () => void releaseChildren(platform, realm, record.id) };
};

/** Creates an unmatched customer in QuickBooks under an unused name. */
export const createNew: ActionHandler = ({ platform, realm, record, input, at }: ActionContext) => {
  const name = textInput(input, 'display_name') ?? record.name;
  if (name === null) throw new PlatformProblem(422, 'invalid_request', 'input.display_name is missing');
  const holder = platform.books.byName(realm, 'Customer', name)[0];
  if (holder) {
    const article = holder.type === 'Employee' ? 'An' : 'A';
    throw new PlatformProblem(
      422,
      'duplicate_name',
      `${article} ${holder.type.toLowerCase()} uses this name in QuickBooks: ${holder.name}`,
    );
  }
  record.name = name;
  record.match = 'create';
  record.approved = true;
  record.sync.error = null;
  enterState(record, 'ready', at);
  return {};
};
