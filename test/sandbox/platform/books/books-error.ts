import type { QuickBooksType } from '../../../../lib/core/records/record-types.ts';
import { spokenType } from './document.ts';

/** A refusal in QuickBooks' own words: code, message and detail as its API gives them. */
export class BooksError extends Error {
  override readonly name = 'BooksError';
  readonly code: string;
  readonly detail: string;
  /** Whether the same write can succeed later without a correction. */
  readonly retryable: boolean;

  constructor(code: string, message: string, detail: string, retryable = false) {
    super(message);
    this.code = code;
    this.detail = detail;
    this.retryable = retryable;
  }
}

/** Another transaction has the number. */
export function duplicateNumber(number: string, type: QuickBooksType, id: string): BooksError {
  return new BooksError(
    '6140',
    'Duplicate Document Number Error',
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${spokenType(type)} with TxnId=${id}`,
  );
}

/** The date lies in closed books; a closing password changes the code. */
export function closedPeriod(withPassword: boolean): BooksError {
  return new BooksError(
    withPassword ? '6210' : '6200',
    'Account Period Closed, Cannot Update Through Services API',
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
  );
}

/** The transaction does not exist any more. */
export function deletedThere(): BooksError {
  return new BooksError(
    '610',
    'Object Not Found',
    'Object Not Found : Another user has deleted this transaction.',
  );
}

/** The record refers to something inactive. */
export function inactiveThere(type: QuickBooksType, name: string): BooksError {
  return new BooksError(
    '610',
    'Object Not Found',
    `Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees. (${type}: ${name})`,
  );
}

/** A customer, vendor or employee already has the name, active or not. */
export function duplicateName(): BooksError {
  return new BooksError('6240', 'Duplicate Name Exists Error', 'The name supplied already exists. : null');
}

/** Somebody else saved the document after it was read. */
export function staleObject(otherUser: string): BooksError {
  return new BooksError(
    '5010',
    'Stale Object Error',
    `Stale Object Error : You and ${otherUser} were working on this at the same time. ${otherUser} finished before you did, so your work was not saved.`,
    true,
  );
}

/** The payment or sales receipt is in a bank deposit. */
export function deposited(): BooksError {
  return new BooksError(
    '6540',
    'Deposited Transaction cannot be changed',
    'Deposited Transaction cannot be changed : If you want to change or delete this transaction, you must edit the deposit it appears on and remove the payment from it.',
  );
}

/** Reconciled, or matched to the bank. */
export function lockedThere(kind: 'reconciled' | 'bank_match'): BooksError {
  return new BooksError(
    '6000',
    'A business validation error has occurred while processing your request',
    kind === 'bank_match'
      ? 'Business Validation Error: This transaction is matched to a downloaded transaction. If you want to change the account, you need to unmatch the transaction first.'
      : 'Business Validation Error: This transaction has been reconciled. Changes are not allowed.',
  );
}

/** The catch-all of the accounting rules. */
export function businessRule(reason: string): BooksError {
  return new BooksError(
    '6000',
    'A business validation error has occurred while processing your request',
    `Business Validation Error: ${reason}`,
  );
}

/** The company's subscription accepts no new entries. */
export function notSubscribed(): BooksError {
  return new BooksError(
    '6190',
    'Invalid Company Status',
    "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online because your trial or subscription period ended, canceled, or there was a billing problem.",
  );
}

/** A product or a deposit refers to an account of the wrong type. */
export function wrongAccountType(): BooksError {
  return new BooksError('6430', 'Invalid account type', 'Invalid account type used');
}

/** A reference leads nowhere. */
export function invalidReference(what: string): BooksError {
  return new BooksError('2500', 'Invalid Reference Id', `Invalid Reference Id : ${what}`);
}

/** A text is longer than QuickBooks allows. */
export function tooLong(max: number, length: number): BooksError {
  return new BooksError(
    '2050',
    'String length is either shorter or longer than supported by specification',
    `String length is either shorter or longer than supported by specification. Min:0 Max:${max} supported. Supplied length:${length}`,
  );
}

/** The payment would be linked to another customer's invoice. */
export function cannotLink(): BooksError {
  return new BooksError(
    '620',
    'This transaction cannot be linked',
    'You cannot link to this transaction. Please make sure the transaction belongs to the same customer.',
  );
}
