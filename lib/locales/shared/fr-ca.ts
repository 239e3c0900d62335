import type { Action } from '../../records/command.ts';
import type { RecordType } from '../../records/record-type.ts';
import type { SharedWords } from './en.ts';

const state: SharedWords['state'] = {
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

const state_note: SharedWords['state_note'] = {
  skipped: 'Absent de QuickBooks\u00a0: la synchronisation passe cette fiche.',
  error_ignored: 'Cette erreur est masquée et plus aucun essai automatique n’a lieu.',
  canceled: 'La synchronisation a été annulée; la fiche elle-même ne l’a pas été.',
  removed: 'Retiré de la file d’attente; peut y être remis.',
  sync_off: 'Rien de ce client n’est synchronisé tant que la synchronisation n’est pas réactivée.',
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

const command: Record<Action, (kind: RecordType, label: string) => string> = {
  approve: (kind, label) => `Approuver ${the(kind, label)}`,
  resync: (kind, label) => `Resynchroniser ${the(kind, label)}`,
  cancel: (kind, label) => `Annuler la synchro ${ofThe(kind, label)}`,
  remove: (kind, label) => `Retirer ${the(kind, label)} de la file`,
  restore: (kind, label) => `Remettre ${the(kind, label)} dans la file`,
  move: (kind, label) => `Déplacer ${the(kind, label)} dans la file`,
  skip: (kind, label) => `Passer ${the(kind, label)}`,
  unskip: (kind, label) => `Ne plus passer ${the(kind, label)}`,
  ignore_error: (kind, label) => `Ignorer cette erreur ${ofThe(kind, label)}`,
  notice_error: (kind, label) => `Afficher de nouveau cette erreur ${ofThe(kind, label)}`,
  clear_id: (kind, label) => `Effacer l’ID ${ofThe(kind, label)}`,
  link: (kind, label) => `Lier ${the(kind, label)}`,
  create_new: (kind, label) => `Créer ${the(kind, label)} dans QuickBooks`,
  sync_off: (kind, label) => `Désactiver la synchro ${ofThe(kind, label)}`,
  sync_on: (kind, label) => `Réactiver la synchro ${ofThe(kind, label)}`,
  mark_matched: (kind, label) => `Marquer comme concordant ${the(kind, label)}`,
  update: (kind, label) => `Modifier ${the(kind, label)}`,
  delete: (kind, label) => `Supprimer ${the(kind, label)}`,
};

export const shared: SharedWords = {
  state,
  state_note,
  type,
  record: (kind, label) => `${type[kind]} ${label}`,
  command,
  role: { admin: 'Administration', bookkeeper: 'Tenue de livres', viewer: 'Lecture seule' },
  unnamed: 'sans numéro',
  waiting_on: (kind, label) => `En attente ${ofThe(kind, label)}`,
  as_of: 'En date de',
  close: 'Fermer',
  cancel: 'Annuler',
  details: 'Détails',
  copy: 'Copier',
  copied: 'Copié',
  code: 'Code',
};

/** Whether a type's French name is feminine, for words that agree with it. */
function isFeminine(kind: RecordType): boolean {
  return FEMININE.has(kind);
}

/** Articles and gender, for the French catalogues of the surfaces. */
export { isFeminine, ofThe, the };
