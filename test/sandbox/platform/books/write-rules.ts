import {
  type BooksError,
  businessRule,
  cannotLink,
  closedPeriod,
  deposited,
  duplicateName,
  duplicateNumber,
  inactiveThere,
  invalidReference,
  lockedThere,
  notSubscribed,
  staleObject,
  tooLong,
  wrongAccountType,
} from './books-error.ts';
import { type BooksDocument, isListEntry, isName } from './document.ts';

/** What QuickBooks knows when it writes one document. */
export interface WriteSetting {
  subscribed: boolean;
  checks_numbers: boolean;
  books_closed_through: string | null;
  closing_password: boolean;
}

export interface WriteFacts {
  /** The document to save. */
  next: BooksDocument;
  /** The saved document; `null` for a new one. */
  current: BooksDocument | null;
  /** The document as the writer read it; `null` for a new one. */
  readToken: number | null;
  /** Another entry of the same name space with the name. */
  nameHolder: BooksDocument | null;
  /** Another transaction with the number. */
  numberHolder: BooksDocument | null;
  /** Save although the number is in use (QuickBooks' own bypass). */
  allowSameNumber: boolean;
  /** Its customer or vendor; `undefined` if the reference leads nowhere. */
  party: BooksDocument | null | undefined;
  /** Products and services on its lines; `undefined` for a name that does not exist. */
  items: readonly { name: string; item: BooksDocument | undefined }[];
  /** The accounts of those products. */
  accountTypes: readonly string[];
  /** The transactions to link it to. */
  linked: readonly BooksDocument[];
  /** The bank deposit that holds it. */
  deposit: BooksDocument | null;
}

const LONGEST_NUMBER = 21;
const NOT_INCOME = new Set(['Accounts Receivable', 'Accounts Payable']);

const inClosedBooks = (date: string | null, through: string | null) =>
  date !== null && through !== null && date <= through;

/**
 * Checks whether QuickBooks accepts this write (QuickBooks Online Accounting API v3: required fields, unique names and
 * numbers, closing date, locks, references).
 *
 * @returns the first refusal, or `null` when it saves
 */
export function refuseWrite(facts: WriteFacts, setting: WriteSetting): BooksError | null {
  const { next, current } = facts;
  if (!setting.subscribed) return notSubscribed();
  if (current && facts.readToken !== null && facts.readToken !== current.sync_token) {
    return staleObject(current.last_touched_by);
  }
  if (current?.locked) return lockedThere(current.locked.kind);
  if (current && facts.deposit) return deposited();
  if (!isListEntry(next.type)) {
    const through = setting.books_closed_through;
    if (inClosedBooks(next.date, through) || inClosedBooks(current?.date ?? null, through)) {
      return closedPeriod(setting.closing_password);
    }
  }
  if (next.name !== null && facts.nameHolder) return duplicateName();
  if (isName(next.type) && next.name !== null && /[:\t\n]/.test(next.name)) {
    return businessRule('The name cannot contain a colon, a tab or a new line.');
  }
  if (next.number !== null && next.number.length > LONGEST_NUMBER) {
    return tooLong(LONGEST_NUMBER, next.number.length);
  }
  if (facts.numberHolder && setting.checks_numbers && !facts.allowSameNumber) {
    return duplicateNumber(facts.numberHolder.number ?? '', facts.numberHolder.type, facts.numberHolder.id);
  }
  return refuseReferences(facts);
}

function refuseReferences(facts: WriteFacts): BooksError | null {
  const { next } = facts;
  if (facts.party === undefined) return invalidReference(`Names element id ${next.party?.id} not found`);
  if (facts.party?.status === 'inactive') return inactiveThere(facts.party.type, facts.party.name ?? '');
  for (const { name, item } of facts.items) {
    if (!item) return invalidReference(`Line.SalesItemLineDetail.ItemRef (${name})`);
    if (item.status === 'inactive') return inactiveThere('Item', name);
  }
  if (facts.accountTypes.some((type) => NOT_INCOME.has(type))) return wrongAccountType();
  const sum = Number(next.amount ?? 0);
  if ((next.type === 'Payment' || next.type === 'BillPayment') && !(sum > 0)) {
    return businessRule('You must set a transaction amount');
  }
  for (const target of facts.linked) {
    if (target.status === 'deleted' || (target.party && next.party && target.party.id !== next.party.id)) {
      return cannotLink();
    }
  }
  return null;
}
