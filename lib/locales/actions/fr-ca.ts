import type { ActionWords } from './en.ts';

export const actions: ActionWords = {
  act: {
    approve: 'Approuver',
    resync: 'Resynchroniser',
    cancel: 'Annuler la synchro',
    remove: 'Retirer',
    restore: 'Rétablir',
    move: 'Déplacer',
    skip: 'Passer',
    unskip: 'Ne plus passer',
    ignore_error: 'Ignorer cette erreur',
    notice_error: 'Afficher de nouveau cette erreur',
    clear_id: 'Effacer l’ID',
    link: 'Lier',
    create_new: 'Créer dans QuickBooks',
    sync_off: 'Désactiver la synchro',
    sync_on: 'Activer la synchro',
    mark_matched: 'Marquer comme concordant',
    update: 'Modifier',
    delete: 'Supprimer',
  },
  other: {
    list_add: 'Ajouter à la liste',
    list_rename: 'Renommer dans la liste',
    list_deactivate: 'Rendre inactif',
    backfill: 'Ajouter des fiches plus anciennes',
  },
  note: {
    undone: 'avant l’envoi',
    browser_closed: 'le navigateur a été fermé avant l’envoi',
    not_changed: 'la modification qui précédait n’a pas abouti',
    not_allowed: 'droit insuffisant',
    damaged: 'la commande conservée était illisible',
  },
};
