import { QUICKBOOKS_TYPES, type QuickBooksType } from '../../../lib/core/records/record-types.ts';
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

/** The ids of the invoices linked to a payment, on whichever side the link is stored. */
function paidInvoices(invoices: readonly BooksDocument[], payments: readonly BooksDocument[]): Set<string> {
  const fromPayments = payments
    .filter((payment) => payment.status === 'active')
    .flatMap((payment) => payment.linked.filter((link) => link.type === 'Invoice').map((link) => link.id));
  const fromInvoices = invoices
    .filter((invoice) => invoice.linked.some((link) => link.type === 'Payment'))
    .map((invoice) => invoice.id);
  return new Set([...fromPayments, ...fromInvoices]);
}

function statusOf(document: BooksDocument, paid: ReadonlySet<string>): string {
  if (document.status !== 'active') return document.status;
  switch (document.type) {
    case 'Invoice':
      return paid.has(document.id) ? 'paid' : 'open';
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

/** The page's view of a document of the books; `paid` are the ids of the company's paid invoices. */
export function shownDocument(document: BooksDocument, paid: ReadonlySet<string>): QuickBooksDocument {
  const { fields, type, id, number, name, party, date } = document;
  const status = statusOf(document, paid);
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

/** The amount that each customer owes, in whole cents, by customer id. */
function openBalances(invoices: readonly BooksDocument[], paid: ReadonlySet<string>): Map<string, number> {
  const balances = new Map<string, number>();
  for (const invoice of invoices) {
    if (!invoice.party || statusOf(invoice, paid) !== 'open') continue;
    const cents = Math.round(Number(invoice.amount ?? 0) * 100);
    balances.set(invoice.party.id, (balances.get(invoice.party.id) ?? 0) + cents);
  }
  return balances;
}

/**
 * The current documents of the sandbox platform's books. `alsoShown` are additional documents on pages that the books do not
 * have, e.g. in a list that was drawn before a deletion.
 */
export function booksDocuments(
  books: BooksReader,
  alsoShown: (realm: string) => readonly QuickBooksDocument[] = () => [],
): DocumentProvider {
  const paidIn = (realm: string) =>
    paidInvoices(books.books(realm, 'Invoice'), books.books(realm, 'Payment'));

  function withBalance(realm: string, customers: readonly QuickBooksDocument[]): QuickBooksDocument[] {
    const balances = openBalances(books.books(realm, 'Invoice'), paidIn(realm));
    return customers.map((each) => ({ ...each, balance: ((balances.get(each.id) ?? 0) / 100).toFixed(2) }));
  }
  return {
    find(realm, type, id) {
      const found = isQuickBooksType(type) ? books.document(realm, type, id) : null;
      if (!found) return alsoShown(realm).find((each) => each.type === type && each.id === id) ?? null;
      if (found.status === 'deleted') return null;
      const shown = shownDocument(found, paidIn(realm));
      return type === 'Customer' ? (withBalance(realm, [shown])[0] ?? null) : shown;
    },
    list(realm, type) {
      const paid = paidIn(realm);
      const held = isQuickBooksType(type) ? books.books(realm, type) : [];
      const shown = held
        .filter((each) => each.status === 'active' || each.status === 'voided')
        .map((each) => shownDocument(each, paid));
      const all = [...shown, ...alsoShown(realm).filter((each) => each.type === type)];
      return type === 'Customer' ? withBalance(realm, all) : all;
    },
  };
}
