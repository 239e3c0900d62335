import { QUICKBOOKS_TYPES, type QuickBooksType } from '../../../lib/records/record-type.ts';
import type { BooksDocument } from '../platform/books/document.ts';
import type { DocumentProvider, QuickBooksDocument, SandboxDocumentType } from './quickbooks-document.ts';

/** The part of the sandbox platform's control that the site reads. */
export interface BooksReader {
  books(realm: string, type?: QuickBooksType): readonly BooksDocument[];
  document(realm: string, type: QuickBooksType, id: string): BooksDocument | null;
}

function isQuickBooksType(type: SandboxDocumentType): type is QuickBooksType {
  return (QUICKBOOKS_TYPES as readonly string[]).includes(type);
}

function isPaid(invoice: BooksDocument, payments: readonly BooksDocument[]): boolean {
  const isInvoice = (link: { type: string; id: string }) => link.type === 'Invoice' && link.id === invoice.id;
  return (
    invoice.linked.some((link) => link.type === 'Payment') ||
    payments.some((payment) => payment.status === 'active' && payment.linked.some(isInvoice))
  );
}

function statusOf(document: BooksDocument, payments: readonly BooksDocument[]): string {
  if (document.status !== 'active') return document.status;
  switch (document.type) {
    case 'Invoice':
      return isPaid(document, payments) ? 'paid' : 'open';
    case 'Bill':
      return document.linked.some((link) => link.type === 'BillPayment') ? 'paid' : 'open';
    case 'Payment':
    case 'SalesReceipt':
      return document.linked.some((link) => link.type === 'Deposit') ? 'deposited' : 'not_deposited';
    case 'Estimate':
      return 'pending';
    case 'Customer':
    case 'Vendor':
    case 'Employee':
    case 'Item':
    case 'Account':
      return 'active';
    default:
      return 'paid';
  }
}

/** What a page shows of a document of the books; `payments` are the company's, to tell what is paid. */
export function shownDocument(
  document: BooksDocument,
  payments: readonly BooksDocument[],
): QuickBooksDocument {
  const { fields, type, id, number, name, party, date } = document;
  const status = statusOf(document, payments);
  const amount = document.status === 'voided' ? '0.00' : document.amount;
  return {
    type,
    id,
    number,
    name,
    party: party && { id: party.id, name: party.name },
    date,
    dueDate: fields.due_date ?? null,
    amount: amount ?? fields.rate ?? null,
    balance: status === 'paid' ? '0.00' : amount,
    status,
    memo: fields.memo ?? fields.description ?? null,
    account: fields.account ?? fields.account_type ?? null,
  };
}

/** How much each customer owes, in whole cents, by customer id. */
function openBalances(
  invoices: readonly BooksDocument[],
  payments: readonly BooksDocument[],
): Map<string, number> {
  const balances = new Map<string, number>();
  for (const invoice of invoices) {
    if (!invoice.party || statusOf(invoice, payments) !== 'open') continue;
    const cents = Math.round(Number(invoice.amount ?? 0) * 100);
    balances.set(invoice.party.id, (balances.get(invoice.party.id) ?? 0) + cents);
  }
  return balances;
}

/**
 * The documents of the sandbox platform's books, as they are at each request. `alsoShown` are documents that pages
 * show besides: such as the platform's books do not hold, e.g. in a list that was drawn before a deletion.
 */
export function booksDocuments(
  books: BooksReader,
  alsoShown: (realm: string) => readonly QuickBooksDocument[] = () => [],
): DocumentProvider {
  function withBalance(realm: string, customers: readonly QuickBooksDocument[]): QuickBooksDocument[] {
    const balances = openBalances(books.books(realm, 'Invoice'), books.books(realm, 'Payment'));
    return customers.map((each) => ({ ...each, balance: ((balances.get(each.id) ?? 0) / 100).toFixed(2) }));
  }
  return {
    find(realm, type, id) {
      const found = isQuickBooksType(type) ? books.document(realm, type, id) : null;
      if (!found) return alsoShown(realm).find((each) => each.type === type && each.id === id) ?? null;
      if (found.status === 'deleted') return null;
      const shown = shownDocument(found, books.books(realm, 'Payment'));
      return type === 'Customer' ? (withBalance(realm, [shown])[0] ?? null) : shown;
    },
    list(realm, type) {
      const payments = books.books(realm, 'Payment');
      const held = isQuickBooksType(type) ? books.books(realm, type) : [];
      const shown = held
        .filter((each) => each.status === 'active' || each.status === 'voided')
        .map((each) => shownDocument(each, payments));
      const all = [...shown, ...alsoShown(realm).filter((each) => each.type === type)];
      return type === 'Customer' ? withBalance(realm, all) : all;
    },
  };
}
