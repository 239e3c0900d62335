import type { DocumentType, OwnListType, RecordType } from '../../core/records/record-types.ts';
import type { Names } from './en.ts';

const state: Names['state'] = {
  needs_approval: 'À approuver',
  not_synced: 'Synchro non faite',
  ready: 'À envoyer',
  scheduled: 'En file d’attente',
  syncing: 'Synchro en cours',
  waiting: 'En attente',
  retrying: 'Nouvel essai',
  synced: 'À jour',
  synced_warn: 'À jour, avec avertissements',
  failed: 'Échec de synchronisation',
  changed: 'Changement depuis la synchro',
  link_broken: 'Lien rompu',
  skipped: 'Exclusion (hors synchro)',
  error_ignored: 'Erreur ignorée',
  canceled: 'Synchro annulée',
  removed: 'Retrait de la file',
  sync_off: 'Synchro désactivée',
  unknown: 'État inconnu',
};

const type: Record<RecordType, string> = {
  customer: 'client',
  invoice: 'facture',
  payment: 'paiement',
  refund: 'remboursement',
  expense: 'dépense',
  service: 'service',
  credit_memo: 'note de crédit',
  estimate: 'devis',
  sales_receipt: 'reçu de vente',
  bill: 'facture à payer',
  bill_payment: 'paiement de facture',
  purchase_order: 'bon de commande',
  vendor: 'fournisseur',
  vendor_credit: 'crédit de fournisseur',
  journal_entry: 'écriture de journal',
  deposit: 'dépôt',
  transfer: 'virement',
  class: 'classe',
  department: 'lieu',
  account: 'compte du grand livre',
  employee: 'employé',
  tax_code: 'code de taxe',
  other: 'fiche',
};

/** A type's gender; the apostrophe marks elision of articles before its vowel. */
const gender: Record<RecordType, 'f' | 'm' | 'f’' | 'm’'> = {
  customer: 'm',
  invoice: 'f',
  payment: 'm',
  refund: 'm',
  expense: 'f',
  service: 'm',
  credit_memo: 'f',
  estimate: 'm',
  sales_receipt: 'm',
  bill: 'f',
  bill_payment: 'm',
  purchase_order: 'm',
  vendor: 'm',
  vendor_credit: 'm',
  journal_entry: 'f’',
  deposit: 'm',
  transfer: 'm',
  class: 'f',
  department: 'm',
  account: 'm',
  employee: 'm’',
  tax_code: 'm',
  other: 'f',
};

function the(kind: RecordType, label: string): string {
  if (isElided(kind)) return `l’${type[kind]} ${label}`;
  return `${isFeminine(kind) ? 'la' : 'le'} ${type[kind]} ${label}`;
}

function ofThe(kind: RecordType, label: string): string {
  if (isElided(kind) || isFeminine(kind)) return `de ${the(kind, label)}`;
  return `du ${type[kind]} ${label}`;
}

/** Whether a type's French name is feminine, for words that agree with it. */
function isFeminine(kind: RecordType): boolean {
  return gender[kind].startsWith('f');
}

/** Whether articles are elided before a type's French name. */
function isElided(kind: RecordType): boolean {
  return gender[kind].endsWith('’');
}

export const names: Names = {
  state,
  type,
  record: (kind, label) => `${type[kind]} ${label}`,
  unnamed: 'sans numéro',
};

/** Articles and gender, for the French catalogues of the surfaces. */
export { isElided, isFeminine, ofThe, the };

/** Groups of records, as in headings. */
export const groups: Record<RecordType, string> = {
  customer: 'Clients',
  invoice: 'Factures',
  payment: 'Paiements',
  refund: 'Remboursements',
  expense: 'Dépenses',
  service: 'Services',
  credit_memo: 'Notes de crédit',
  estimate: 'Devis',
  sales_receipt: 'Reçus de vente',
  bill: 'Factures à payer',
  bill_payment: 'Paiements de factures',
  purchase_order: 'Bons de commande',
  vendor: 'Fournisseurs',
  vendor_credit: 'Crédits de fournisseur',
  journal_entry: 'Écritures de journal',
  deposit: 'Dépôts',
  transfer: 'Virements',
  class: 'Classes',
  department: 'Lieux',
  account: 'Comptes du grand livre',
  employee: 'Employés',
  tax_code: 'Codes de taxe',
  other: 'Autres',
};

/** « cette facture » */
export const thisRecord: Record<RecordType, string> = {
  customer: 'ce client',
  invoice: 'cette facture',
  payment: 'ce paiement',
  refund: 'ce remboursement',
  expense: 'cette dépense',
  service: 'ce produit ou service',
  credit_memo: 'cette note de crédit',
  estimate: 'ce devis',
  sales_receipt: 'ce reçu de vente',
  bill: 'cette facture à payer',
  bill_payment: 'ce paiement de facture à payer',
  purchase_order: 'ce bon de commande',
  vendor: 'ce fournisseur',
  vendor_credit: 'ce crédit de fournisseur',
  journal_entry: 'cette écriture de journal',
  deposit: 'ce dépôt',
  transfer: 'ce virement',
  class: 'cette classe',
  department: 'ce lieu',
  account: 'ce compte',
  employee: 'cet employé',
  tax_code: 'ce code de taxe',
  other: 'cette fiche',
};

/** « une facture », « la facture » */
export const documents: Record<DocumentType, { readonly a: string; readonly the: string }> = {
  Invoice: { a: 'une facture', the: 'la facture' },
  Payment: { a: 'un paiement', the: 'le paiement' },
  CreditMemo: { a: 'une note de crédit', the: 'la note de crédit' },
  RefundReceipt: { a: 'un reçu de remboursement', the: 'le reçu de remboursement' },
  SalesReceipt: { a: 'un reçu de vente', the: 'le reçu de vente' },
  Estimate: { a: 'un devis', the: 'le devis' },
  Purchase: { a: 'une dépense', the: 'la dépense' },
  Bill: { a: 'une facture à payer', the: 'la facture à payer' },
  BillPayment: { a: 'un paiement de facture à payer', the: 'le paiement de facture à payer' },
  VendorCredit: { a: 'un crédit de fournisseur', the: 'le crédit de fournisseur' },
  PurchaseOrder: { a: 'un bon de commande', the: 'le bon de commande' },
  JournalEntry: { a: 'une écriture de journal', the: 'l’écriture de journal' },
  Deposit: { a: 'un dépôt', the: 'le dépôt' },
  Transfer: { a: 'un virement', the: 'le virement' },
};

/** « un autre produit ou service » : the holder of a name that is unique in its own list. */
export const listHolders: Record<OwnListType, string> = {
  service: 'un autre produit ou service',
  class: 'une autre classe',
  department: 'un autre lieu',
  account: 'un autre compte',
  tax_code: 'un autre code de taxe',
};
