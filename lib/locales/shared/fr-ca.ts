import type { Action } from '../../core/records/actions.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import { isFeminine, names, ofThe, the } from '../names/fr-ca.ts';
import type { SharedWords } from './en.ts';

const state_note: SharedWords['state_note'] = {
  skipped: 'Absent de QuickBooks\u00a0: la synchronisation passe cette fiche.',
  error_ignored: 'Cette erreur est masquée et plus aucun essai automatique n’a lieu.',
  canceled: 'La synchronisation a été annulée; la fiche elle-même ne l’a pas été.',
  removed: 'Retiré de la file d’attente; peut y être remis.',
  sync_off: 'Rien de ce client n’est synchronisé tant que la synchronisation n’est pas réactivée.',
};

const command: Record<Action, (kind: RecordType, label: string) => string> = {
  approve: (kind, label) => `Approuver ${the(kind, label)}`,
  resync: names.command.resync,
  cancel: (kind, label) => `Annuler la synchro ${ofThe(kind, label)}`,
  remove: (kind, label) => `Retirer ${the(kind, label)} de la file`,
  restore: (kind, label) => `Remettre ${the(kind, label)} dans la file`,
  move: (kind, label) => `Déplacer ${the(kind, label)} dans la file`,
  skip: (kind, label) => `Passer ${the(kind, label)}`,
  unskip: (kind, label) => `Ne plus passer ${the(kind, label)}`,
  ignore_error: (kind, label) => `Ignorer cette erreur ${ofThe(kind, label)}`,
  notice_error: (kind, label) => `Afficher de nouveau cette erreur ${ofThe(kind, label)}`,
  clear_id: names.command.clear_id,
  link: (kind, label) => `Lier ${the(kind, label)}`,
  create_new: (kind, label) => `Créer ${the(kind, label)} dans QuickBooks`,
  sync_off: (kind, label) => `Désactiver la synchro ${ofThe(kind, label)}`,
  sync_on: (kind, label) => `Réactiver la synchro ${ofThe(kind, label)}`,
  mark_matched: (kind, label) => `Marquer comme concordant ${the(kind, label)}`,
  update: (kind, label) => `Modifier ${the(kind, label)}`,
  delete: (kind, label) => `Supprimer ${the(kind, label)}`,
};

export const shared: SharedWords = {
  state: names.state,
  state_note,
  type: names.type,
  record: names.record,
  command,
  role: { admin: 'Administration', bookkeeper: 'Tenue de livres', viewer: 'Lecture seule' },
  unnamed: names.unnamed,
  waiting_on: (kind, label) => `En attente ${ofThe(kind, label)}`,
  as_of: 'En date de',
  close: 'Fermer',
  cancel: 'Annuler',
  details: 'Détails',
  copy: 'Copier',
  copied: 'Copié',
  code: 'Code',
};

/** Articles and gender, for the French catalogues of the surfaces. */
export { isFeminine, ofThe, the };
