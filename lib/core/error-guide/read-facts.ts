import type { DocumentType } from '../records/record-types.ts';
import type { Field, GuideFacts, NameHolder, ReferenceKind } from './guide-facts.ts';
import { foldText } from './normal-text.ts';

/** QuickBooks' words for its document types (English, French), folded and without spaces, as after `TxnType=`. */
const DOCUMENT_WORDS: Readonly<Record<string, DocumentType>> = {
  invoice: 'Invoice',
  facture: 'Invoice',
  creditmemo: 'CreditMemo',
  creditnote: 'CreditMemo',
  notedecredit: 'CreditMemo',
  salesreceipt: 'SalesReceipt',
  recudevente: 'SalesReceipt',
  refund: 'RefundReceipt',
  refundreceipt: 'RefundReceipt',
  remboursement: 'RefundReceipt',
  recuderemboursement: 'RefundReceipt',
  estimate: 'Estimate',
  quote: 'Estimate',
  devis: 'Estimate',
  payment: 'Payment',
  paiement: 'Payment',
  bill: 'Bill',
  factureapayer: 'Bill',
  facturefournisseur: 'Bill',
  billpayment: 'BillPayment',
  vendorcredit: 'VendorCredit',
  suppliercredit: 'VendorCredit',
  creditdefournisseur: 'VendorCredit',
  purchaseorder: 'PurchaseOrder',
  bondecommande: 'PurchaseOrder',
  expense: 'Purchase',
  purchase: 'Purchase',
  check: 'Purchase',
  cheque: 'Purchase',
  depense: 'Purchase',
  journal: 'JournalEntry',
  journalentry: 'JournalEntry',
  ecrituredejournal: 'JournalEntry',
  deposit: 'Deposit',
  depot: 'Deposit',
  transfer: 'Transfer',
  virement: 'Transfer',
};

/** Names of QuickBooks' lists and of its reference fields, most specific first. */
const REFERENCES: readonly (readonly [RegExp, ReferenceKind])[] = [
  [/\bpaymentmethod(?:ref)?\b|\bpayment method\b/, 'payment-method'],
  [/\btaxcoderef\b|\btxntaxcoderef\b/, 'tax-code'],
  [/\b(?:sales)?termref\b|\bterms? element/, 'terms'],
  [/\bitemref\b|\bitems? element|\bproduct\/service\b/, 'product'],
  [/\baccounts? element|\b\w{0,20}accountref\b/, 'account'],
  [/\bklass(?:es)? element|\bclassref\b/, 'class'],
  [/\bdepts? element|\bdepartmentref\b/, 'location'],
  [/\bcustomerref\b/, 'customer'],
  [/\bvendorref\b/, 'vendor'],
  [/\bnames? element/, 'name'],
];

const FIELD_WORDS: readonly (readonly [RegExp, Field])[] = [
  [/\bcustomerref\b/, 'customer'],
  [/\bvendorref\b/, 'vendor'],
  [/\b(?:displayname|givenname|familyname|companyname)\b|\bparameter name\b/, 'name'],
  [/\bdocnumber\b/, 'number'],
  [/\b(?:txndate|duedate)\b/, 'date'],
  [/\b\w{0,20}accountref\b/, 'account'],
  [/\bitemref\b/, 'product'],
  [/\b\w{0,8}taxcoderef\b/, 'tax-code'],
  [/\bcurrencyref\b/, 'currency'],
  [/\btotalamt\b|\bparameter amount\b/, 'amount'],
  [/\bqty\w{0,8}\b/, 'quantity'],
  [/\bunitprice\b/, 'price'],
  [/\bprivatenote\b|\bcustomermemo\b/, 'memo'],
  [/\bprimaryemailaddr\b|\bbillemail\b/, 'email'],
  [/\b(?:primaryphone|mobile|freeformnumber)\b/, 'phone'],
  [/\b(?:billaddr|shipaddr)\b/, 'address'],
  [/\bline\.description\b|\bparameter description\b/, 'description'],
  [/\bparameter line\b|\bline is missing\b/, 'lines'],
  [/\bexemption reason\b|motif d'exoneration/, 'exemption-reason'],
  [/\btransaction amount\b|montant de l'operation|montant de la transaction/, 'amount'],
];

const HOLDERS: readonly (readonly [NameHolder, RegExp])[] = [
  ['customer', /\b(?:customer|client)s?\b/],
  ['vendor', /\b(?:vendor|supplier|fournisseur)s?\b/],
  ['employee', /\b(?:employee|employe)s?\b/],
];

/** A part of the text for use in a sentence: without quotes and short; `undefined` if nothing is left. */
function piece(text: string | undefined, longest: number): string | undefined {
  const trimmed = text?.replace(/^[\s"'«:]+|[\s"'».,;:]+$/g, '') ?? '';
  return trimmed === '' || trimmed.length > longest || trimmed === 'null' ? undefined : trimmed;
}

function firstOf<T>(table: readonly (readonly [RegExp, T])[], text: string): T | undefined {
  return table.find(([words]) => words.test(text))?.[1];
}

/** Drops undefined facts, so that absent facts are absent keys. */
function known<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as T;
}

/**
 * "DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111". The type can have several words.
 * @param text plain text, not folded
 */
export function readNumberClash(text: string): GuideFacts {
  const words = /TxnType\s?=\s?(.{1,40}?)(?= (?:with|avec|and|et) |[,;.]|\s?$)/i.exec(text)?.[1];
  return known<GuideFacts>({
    number: piece(
      /DocNumber\s?=\s?(.{1,40}?)(?= (?:is|est|was|has|already|with|a (?:d[eé]j|[eé]t)\S+)(?!\S)|[,;](?=\s|$)|\.(?=\s+[a-z]|$)|\s?$|["<])/i.exec(
        text,
      )?.[1],
      21,
    ),
    docType: words ? DOCUMENT_WORDS[foldText(words).replace(/\s|\(.*/g, '')] : undefined,
    txnId: /TxnId\s?=\s?(\d{1,20})\b/i.exec(text)?.[1],
  });
}

/**
 * The kind of holder of a name, only if the text names exactly one: the usual "another customer, vendor or employee"
 * says nothing.
 * @param text plain text, not folded
 */
export function readNameClash(text: string): GuideFacts {
  const quoted =
    /\b(?:DisplayName|Name)\s?[=:]\s?["«]?\s?(.{1,100}?)(?=["»;,]| already| existe|\s?$)/.exec(text)?.[1] ??
    /["«]\s?([^"«»]{1,100}?)\s?["»]/.exec(text)?.[1];
  const name = piece(quoted, 100);
  const holders = name ? foldText(text.replace(name, ' ')) : foldText(text);
  const named = HOLDERS.filter(([, words]) => words.test(holders));
  return known<GuideFacts>({
    name,
    nameHolder: named.length === 1 ? named[0]?.[0] : undefined,
    nameId: /\bId\s?=\s?(\d{1,20})\b/.exec(text)?.[1],
  });
}

/**
 * "you must restore Mulch (deleted)": the inactive name. QuickBooks' general sentence lists every kind of field and no
 * name, so nothing is read from it.
 * @param text plain text, not folded
 */
export function readInactive(text: string): GuideFacts {
  const name =
    /\brestore (.{1,100}?)\s?\((?:deleted|inactive)\)/i.exec(text)?.[1] ??
    /["«]\s?([^"«»]{1,100}?)\s?["»] (?:is|has been|was|est|a) /.exec(text)?.[1];
  return known<GuideFacts>({
    name: piece(name, 100),
    ref: firstOf(REFERENCES, foldText(text)),
    refId: /\belement id (\d{1,20})\b/i.exec(text)?.[1],
  });
}

/** The list that a reference points to, and the missing id. */
export function readReference(text: string): GuideFacts {
  return known<GuideFacts>({
    ref: firstOf(REFERENCES, foldText(text)),
    refId: /\b(?:element|item|account|customer|vendor|class|reference) id[\s:=]{1,3}(\d{1,20})\b/i.exec(
      text,
    )?.[1],
  });
}

/** "You and … were working on this at the same time." */
export function readOtherUser(text: string): GuideFacts {
  const user =
    /\byou and (.{1,80}?) were working on this/i.exec(text)?.[1] ??
    /\bvous et (.{1,80}?) travaill/i.exec(text)?.[1];
  const named = user && !/^(?:an)?other user$|^un autre utilisateur$/i.test(user) ? user : undefined;
  return known<GuideFacts>({ user: piece(named, 80) });
}

/** Codes that each mean one missing field, whatever the text says. */
const FIELD_OF_CODE: Readonly<Record<string, Field>> = {
  2250: 'lines',
  6010: 'account-type',
  6060: 'opening-date',
  6080: 'name',
  6090: 'discount',
  6420: 'email',
  6440: 'line-product',
  6520: 'quantity',
};

/** The field that is missing, too long or wrong, and its maximum length. */
export function readField(text: string, code: string | null): GuideFacts {
  const limit = /\bmax(?:imum)?\s{0,2}[:=]?\s{0,2}(\d{1,6})\b/i.exec(text)?.[1];
  return known<GuideFacts>({
    field: (code === null ? undefined : FIELD_OF_CODE[code]) ?? firstOf(FIELD_WORDS, foldText(text)),
    limit: limit ? Number(limit) : undefined,
  });
}
