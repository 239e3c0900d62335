import { command } from '../actions/fr-ca.ts';
import { isFeminine, names, ofThe, the } from '../names/fr-ca.ts';
import type { SharedWords } from './en.ts';

const state_note: SharedWords['state_note'] = {
  skipped: 'Cette fiche est exclue de la synchronisation.',
  error_ignored: 'Cette erreur est masquée; il n’y aura plus d’essai automatique.',
  canceled: 'La synchronisation a été annulée; la fiche elle-même ne l’a pas été.',
  removed: 'Retrait de la file d’attente; on peut y remettre la fiche.',
  sync_off: 'Rien n’est synchronisé pour ce client tant que la synchro n’est pas réactivée.',
};

export const shared: SharedWords = {
  state: names.state,
  state_note,
  type: names.type,
  record: names.record,
  command,
  role: { admin: 'Administrateur', bookkeeper: 'Tenue de livres', viewer: 'Lecture seule' },
  unnamed: names.unnamed,
  waiting_on: (kind, label) => `En attente ${ofThe(kind, label)}`,
  none_before_reconnect: 'aucune avant la reconnexion',
  as_of: 'Données de',
  /** How a sync that was asked for did not go through. */
  sync_end: {
    refused: (platform) => `${platform} a refusé de démarrer la synchro.`,
    failed: (platform) => `${platform} n’a pas terminé la synchro.`,
    partial: (platform) => `${platform} a terminé la synchro, mais des fiches attendent encore.`,
  },
  close: 'Fermer',
  cancel: 'Annuler',
  details: 'Détails',
  copy: 'Copier',
  copied: 'Copié',
  code: 'Code',
};

/** Articles and gender, for the French catalogues of the surfaces. */
export { isFeminine, ofThe, the };
