import { command } from '../actions/fr-ca.ts';
import { isFeminine, names, ofThe, the } from '../names/fr-ca.ts';
import type { SharedWords } from './en.ts';

const state_note: SharedWords['state_note'] = {
  skipped: 'Absent de QuickBooks\u00a0: la synchronisation passe cette fiche.',
  error_ignored: 'Cette erreur est masquée et plus aucun essai automatique n’a lieu.',
  canceled: 'La synchronisation a été annulée; la fiche elle-même ne l’a pas été.',
  removed: 'Retiré de la file d’attente; peut y être remis.',
  sync_off: 'Rien de ce client n’est synchronisé tant que la synchronisation n’est pas réactivée.',
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
  none_before_reconnect: 'aucune avant la reconnexion',
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
