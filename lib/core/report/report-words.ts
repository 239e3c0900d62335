import { foldLetters } from '../fold-letters.ts';
import { keysOf } from '../keys-of.ts';
import type { RecordType } from '../records/record-types.ts';

/** The words of one thing in QuickBooks' reports; French ones are unverified: no French file was seen. */
interface Synonyms {
  /** English, as seen in files of 2025 and 2026; `|` between them. */
  readonly en: string;
  readonly fr: string;
}

/** The columns that are read, and those that tell which report it is. */
export const COLUMNS = {
  date: {
    en: 'Date|Transaction date|Txn date',
    fr: 'Date|Date de transaction|Date de l’opération|Date d’opération',
  },
  type: {
    en: 'Transaction type|Type|Txn type',
    fr: 'Type de transaction|Type d’opération|Type',
  },
  number: {
    en: 'Num|Transaction number|No.|Number|Doc num',
    fr: 'Num|Nº|Numéro|No|Numéro de transaction|Numéro d’opération',
  },
  name: {
    en: 'Name|Customer full name|Client full name|Donor full name|Customer|Client|Donor|Vendor|Supplier|Vendor full name|Supplier full name|Payee',
    fr: 'Nom|Nom complet du client|Client|Nom du client|Fournisseur|Nom du fournisseur|Donateur|Bénéficiaire',
  },
  full_name: { en: 'Full name', fr: 'Nom complet' },
  memo: {
    en: 'Memo|Description|Memo/Description',
    fr: 'Mémo|Note|Description|Mémo/Description|Note/Description',
  },
  amount: { en: 'Amount|Total|Total amount', fr: 'Montant|Total|Montant total' },
  open: { en: 'Open balance', fr: 'Solde impayé|Solde à payer|Solde ouvert' },
  balance: { en: 'Balance', fr: 'Solde' },
  due: { en: 'Due date', fr: 'Date d’échéance|Échéance' },
  debit: { en: 'Debit', fr: 'Débit' },
  credit: { en: 'Credit', fr: 'Crédit' },
  account: {
    en: 'Account|Account name|Account full name|Distribution account|Account #',
    fr: 'Compte|Nom du compte|Nom complet du compte|Compte de répartition|Numéro de compte',
  },
  split: { en: 'Split|Split account', fr: 'Répartition|Compte de contrepartie' },
  posting: { en: 'Posting|Posting (Y/N)', fr: 'Report|Report (O/N)' },
  item: {
    en: 'Product/Service|Product/Service full name',
    fr: 'Produit/Service|Nom complet du produit/service',
  },
  quantity: { en: 'Quantity|Qty', fr: 'Quantité|Qté' },
  price: { en: 'Sales price|Rate', fr: 'Prix de vente|Taux' },
  term: { en: 'Term|Terms', fr: 'Modalité|Modalités' },
  contact: {
    en: 'Phone numbers|Phone|Email|Bill address|Ship address',
    fr: 'Numéros de téléphone|Téléphone|Courriel|Adresse de facturation|Adresse d’expédition',
  },
  detail_type: { en: 'Detail type', fr: 'Type de détail|Type détaillé' },
} as const satisfies Record<string, Synonyms>;

export type Column = keyof typeof COLUMNS;

/** Transaction types in words, by the record type that they are; countries have words of their own. */
const TYPE_WORDS = {
  invoice: { en: 'Invoice', fr: 'Facture' },
  payment: { en: 'Payment', fr: 'Paiement' },
  refund: { en: 'Refund|Refund Receipt', fr: 'Remboursement|Reçu de remboursement' },
  expense: {
    en: 'Expense|Check|Cheque|Cash Expense|Credit Card Expense|Credit Card Charge|Credit Card Credit|Cash Purchase',
    fr: 'Dépense|Chèque|Dépense en espèces|Dépense par carte de crédit|Crédit sur carte de crédit',
  },
  sales_receipt: { en: 'Sales Receipt', fr: 'Reçu de vente|Reçu de caisse' },
  credit_memo: { en: 'Credit Memo|Credit Note', fr: 'Note de crédit' },
  estimate: { en: 'Estimate|Quote', fr: 'Devis|Estimation|Soumission' },
  bill: { en: 'Bill', fr: 'Facture à payer|Facture fournisseur|Facture de fournisseur' },
  bill_payment: {
    en: 'Bill Payment|Bill Payment (Check)|Bill Payment (Cheque)|Bill Payment (Credit Card)',
    fr: 'Paiement de facture|Paiement de facture (Chèque)|Paiement de facture (Carte de crédit)|Paiement de facture fournisseur',
  },
  purchase_order: { en: 'Purchase Order', fr: 'Bon de commande' },
  vendor_credit: { en: 'Vendor Credit|Supplier Credit', fr: 'Crédit fournisseur|Crédit de fournisseur' },
  journal_entry: { en: 'Journal Entry', fr: 'Écriture de journal' },
  deposit: { en: 'Deposit', fr: 'Dépôt' },
  transfer: { en: 'Transfer', fr: 'Virement|Transfert' },
} as const satisfies Partial<Record<RecordType, Synonyms>>;

/** Words of the lines above, between and below the rows. */
const LINE_WORDS = {
  total: { en: 'TOTAL', fr: 'TOTAL' },
  opening: { en: 'Beginning Balance', fr: 'Solde d’ouverture|Solde de départ' },
  accrual: { en: 'Accrual Basis', fr: 'Comptabilité d’exercice|Méthode de la comptabilité d’exercice' },
  cash: { en: 'Cash Basis', fr: 'Comptabilité de caisse|Méthode de la comptabilité de caisse' },
  voided: { en: 'Voided', fr: 'Annulé|Annulée' },
} as const satisfies Record<string, Synonyms>;

/** Titles, or parts of them, that tell what a report shows. */
const TITLES = {
  invoices: { en: 'Invoice List', fr: 'Liste des factures' },
  open: { en: 'Open Invoices|Unpaid|Aging', fr: 'Factures impayées|Impayés|Chronologique' },
  paid: { en: 'Received Payments', fr: 'Paiements reçus' },
  other: {
    en: 'Transaction List|Transaction Detail|Transaction Report|Journal|Sales by Customer|Sales by Product|General Ledger|Contact List|Account List|Chart of accounts|Customer Balance Detail',
    fr: 'Liste des transactions|Liste des opérations|Détail des transactions|Ventes par client|Grand livre|Liste de contacts|Liste de coordonnées|Plan comptable|Liste des comptes',
  },
} as const satisfies Record<string, Synonyms>;

/** A header or a word as it is compared: no accents or capitals, single spaces, straight apostrophes, no last point. */
export function foldWord(text: string): string {
  return foldLetters(text.replace(/[’‘]/g, "'"))
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/\s*[.:*]+$/, '');
}

function wordsOf({ en, fr }: Synonyms): string[] {
  return `${en}|${fr}`.split('|').map(foldWord);
}

/** The words of each row of a table, folded once. */
function foldAll<Key extends string>(
  table: Readonly<Record<Key, Synonyms>>,
): Readonly<Record<Key, string[]>> {
  const folded: Partial<Record<Key, string[]>> = {};
  for (const key of keysOf(table)) folded[key] = wordsOf(table[key]);
  return folded as Record<Key, string[]>;
}

/** Each word of a table with the key of its row; the first row that has it keeps it. */
function indexOf<Key extends string>(table: Readonly<Record<Key, Synonyms>>): ReadonlyMap<string, Key> {
  const index = new Map<string, Key>();
  for (const key of keysOf(table)) {
    for (const word of wordsOf(table[key])) if (!index.has(word)) index.set(word, key);
  }
  return index;
}

const columns = /* @__PURE__ */ indexOf<Column>(COLUMNS);
const types = /* @__PURE__ */ indexOf<keyof typeof TYPE_WORDS>(TYPE_WORDS);
const lines = /* @__PURE__ */ foldAll<keyof typeof LINE_WORDS>(LINE_WORDS);
const titles = /* @__PURE__ */ foldAll<keyof typeof TITLES>(TITLES);

/** The column that a header names; `null` for one that is not read. */
export function columnOf(header: string): Column | null {
  return columns.get(foldWord(header)) ?? null;
}

const known = new Map<string, RecordType | null>();

/** The record type of a transaction type in words; `null` for an unknown one. */
export function typeOfWord(word: string): RecordType | null {
  let type = known.get(word);
  if (type === undefined) {
    type = types.get(foldWord(word)) ?? null;
    // Few words occur; a damaged file may have any number of them.
    if (known.size < 500) known.set(word, type);
  }
  return type;
}

function startsWith(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.startsWith(word));
}

/** Whether a line's first cell is the report's total, the total of a group, or an opening balance. */
export function lineKindOf(text: string): 'total' | 'group_total' | 'opening' | null {
  if (!/^[TSB]/i.test(text)) return null;
  const word = foldWord(text);
  if (lines.total.includes(word)) return 'total';
  if (/^total\b/.test(word)) return 'group_total';
  return startsWith(word, lines.opening) ? 'opening' : null;
}

/** The basis that a line names. */
export function basisOf(text: string): 'accrual' | 'cash' | null {
  const word = foldWord(text);
  if (startsWith(word, lines.accrual)) return 'accrual';
  return startsWith(word, lines.cash) ? 'cash' : null;
}

/** Whether a document's memo says that it is voided. */
export function isVoidedMemo(memo: string): boolean {
  return /^(v|a)/i.test(memo) && startsWith(foldWord(memo), lines.voided);
}

/** What a title tells of its report; `null` for an unknown title. */
export function titleKindOf(title: string): keyof typeof TITLES | null {
  const word = foldWord(title);
  return keysOf(TITLES).find((kind) => titles[kind].some((part) => word.includes(part))) ?? null;
}
