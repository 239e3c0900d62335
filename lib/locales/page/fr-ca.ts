import type { ShownState } from '../../core/records/sync-state.ts';
import { command } from '../actions/fr-ca.ts';
import { names, ofThe, the } from '../names/fr-ca.ts';
import type { PageWords } from './en.ts';

const spoken: Record<ShownState, string> = {
  needs_approval: 'à approuver',
  not_synced: 'synchro non faite',
  ready: 'à envoyer',
  scheduled: 'en file d’attente',
  syncing: 'en cours',
  waiting: 'en attente',
  retrying: 'nouvel essai',
  synced: 'à jour',
  synced_warn: 'à jour, avec avertissements',
  failed: 'échec',
  changed: 'changement',
  link_broken: 'lien rompu',
  skipped: 'exclusion (hors synchro)',
  error_ignored: 'erreur ignorée',
  canceled: 'annulée',
  removed: 'retrait de la file',
  sync_off: 'désactivée',
  unknown: 'état inconnu',
};

const titled: PageWords['synced'] = (kind, label) => {
  const name = names.record(kind, label);
  return name.charAt(0).toLocaleUpperCase('fr-CA') + name.slice(1);
};

export const page: PageWords = {
  names,
  command,
  spoken,
  shown: {
    ...names.state,
    syncing: 'En cours',
    failed: 'Échec',
    changed: 'Changement',
    sync_off: 'Synchro désactivée',
  },
  badge: (state, kind, label, reason) =>
    `Synchro\u00a0: ${state}, ${names.record(kind, label)}${reason ? `, ${reason}` : ''}`,
  as_of: (time) => `données de ${time}`,
  resync: 'Resynchroniser',
  clear_id: 'Effacer l’ID',
  open_new: 'Ouvrir la nouvelle fiche',
  reload: 'Actualiser',
  reload_name: 'Actualiser cette page pour voir le nouveau montant',
  under_way: 'En cours…',

  region: 'Tickmark',
  not_now: 'Plus tard',

  extension_gone: 'Actualisez cet onglet pour garder les états de synchro.',
  badges_paused:
    'Quelque chose sur cette page retire sans cesse les états de synchro. Ils reviendront dans un moment.',
  show_again: 'Afficher de nouveau les états de synchro',
  removed: 'déplacement empêché',
  shows_other: (number) => `le formulaire affiche ${number}`,
  other_number: (number, kind, label) =>
    `Le formulaire à l’écran affiche le numéro ${number}, mais l’adresse désigne ${the(kind, label)}\u00a0: rien n’est envoyé d’ici. Actualisez cet onglet.`,

  synced: (kind, label) => `${titled(kind, label)}\u00a0: synchro réussie`,
  old_amount: 'Le formulaire à l’écran montre encore l’ancien montant.',
  not_synced: (kind, label, state, reason) =>
    `${titled(kind, label)}\u00a0: ${state}${reason ? `, ${reason}` : ''}`,
  taken_back: (kind, label) => `Commande annulée pour ${the(kind, label)}`,
  done: (kind, label, state) => `${titled(kind, label)}\u00a0: ${state}`,
  too_late: 'Il est trop tard pour annuler.',
  no_answer:
    'Tickmark ne répond pas. Rien n’est perdu\u00a0: l’état de synchro s’affichera dès qu’une réponse arrivera.',

  shortcut_other: 'Resynchroniser\u00a0: ouvrez d’abord une facture ou une autre fiche.',
  shortcut_unknown: (company) =>
    company
      ? `Impossible de resynchroniser ici\u00a0: cette fiche de ${company} est inconnue de votre plateforme source, ou l’entreprise n’y est pas connectée.`
      : 'Impossible de resynchroniser ici\u00a0: l’entreprise ouverte n’est connectée à aucune plateforme source.',
  shortcut_conflict:
    'Impossible de resynchroniser ici\u00a0: une autre entreprise est ouverte dans QuickBooks. Actualisez cet onglet.',
  shortcut_not_allowed: (kind, label) =>
    `La resynchronisation ${ofThe(kind, label)} n’est pas possible maintenant.`,
};
