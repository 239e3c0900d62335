import type { RecordType } from '../../core/records/record-types.ts';
import type { Names } from './en.ts';

const state: Names['state'] = {
  needs_approval: 'À approuver',
  not_synced: 'Non synchronisé',
  ready: 'Prêt à synchroniser',
  scheduled: 'En file d’attente',
  syncing: 'Synchronisation…',
  waiting: 'En attente',
  retrying: 'Nouvel essai',
  synced: 'Synchronisé',
  synced_warn: 'Synchronisé avec avertissements',
  failed: 'Échec de synchronisation',
  changed: 'Modifié depuis la synchro',
  link_broken: 'Lien rompu',
  skipped: 'Passé (non synchronisé)',
  error_ignored: 'Erreur ignorée',
  canceled: 'Synchro annulée',
  removed: 'Retiré de la file',
  sync_off: 'Synchronisation désactivée',
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
  vendor_credit: 'crédit fournisseur',
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

const FEMININE: ReadonlySet<RecordType> = new Set([
  'invoice',
  'expense',
  'credit_memo',
  'bill',
  'journal_entry',
  'class',
  'other',
]);
/** Before a vowel both articles shorten. */
const ELIDED: ReadonlySet<RecordType> = new Set(['journal_entry', 'employee']);

function the(kind: RecordType, label: string): string {
  if (ELIDED.has(kind)) return `l’${type[kind]} ${label}`;
  return `${FEMININE.has(kind) ? 'la' : 'le'} ${type[kind]} ${label}`;
}

function ofThe(kind: RecordType, label: string): string {
  if (ELIDED.has(kind) || FEMININE.has(kind)) return `de ${the(kind, label)}`;
  return `du ${type[kind]} ${label}`;
}

/** Whether a type's French name is feminine, for words that agree with it. */
function isFeminine(kind: RecordType): boolean {
  return FEMININE.has(kind);
}

export const names: Names = {
  state,
  type,
  record: (kind, label) => `${type[kind]} ${label}`,
  command: {
    resync: (kind, label) => `Resynchroniser ${the(kind, label)}`,
    clear_id: (kind, label) => `Effacer l’ID ${ofThe(kind, label)}`,
  },
  unnamed: 'sans numéro',
};

/** Articles and gender, for the French catalogues of the surfaces. */
export { isFeminine, ofThe, the };
