import type { Action } from '../../core/records/actions.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import { ofThe, the } from '../names/fr-ca.ts';
import type { ActionWords, OtherActionWords } from './en.ts';

export const otherActions: OtherActionWords = {
  list_add: 'Ajouter à la liste',
  list_rename: 'Renommer dans la liste',
  list_deactivate: 'Désactiver dans la liste',
  backfill: 'Ajouter des fiches plus anciennes',
  data_lost: 'Commandes perdues',
  sync: 'Synchro',
};

export const actions: ActionWords = {
  act: {
    approve: 'Approuver',
    resync: 'Resynchroniser',
    cancel: 'Annuler la synchro',
    remove: 'Retirer',
    restore: 'Rétablir',
    move: 'Déplacer',
    skip: 'Exclure',
    unskip: 'Ne plus exclure',
    ignore_error: 'Ignorer cette erreur',
    notice_error: 'Réafficher l’erreur',
    clear_id: 'Effacer l’ID',
    link: 'Lier',
    pull: 'Reprendre de QuickBooks',
    export_all: 'Tout exporter',
    create_new: 'Créer dans QuickBooks',
    sync_off: 'Désactiver la synchro',
    sync_on: 'Activer la synchro',
    mark_matched: 'Confirmer la concordance',
    update: 'Modifier',
    delete: 'Supprimer',
  },
  note: {
    undone: 'avant l’envoi',
    browser_closed: 'la session du navigateur a pris fin avant l’envoi',
    not_changed: 'la modification précédente a échoué',
    not_allowed: 'vous n’avez pas ce droit',
    damaged: 'la commande conservée était illisible',
    data_lost: 'données perdues ici, d’où une vérification',
    never_received: 'jamais reçue',
  },
};

export const command: Record<Action, (kind: RecordType, label: string) => string> = {
  approve: (kind, label) => `Approuver ${the(kind, label)}`,
  resync: (kind, label) => `Resynchroniser ${the(kind, label)}`,
  cancel: (kind, label) => `Annuler la synchro ${ofThe(kind, label)}`,
  remove: (kind, label) => `Retirer ${the(kind, label)} de la file`,
  restore: (kind, label) => `Rétablir ${the(kind, label)} dans la file`,
  move: (kind, label) => `Déplacer ${the(kind, label)} dans la file`,
  skip: (kind, label) => `Exclure ${the(kind, label)}`,
  unskip: (kind, label) => `Ne plus exclure ${the(kind, label)}`,
  ignore_error: (kind, label) => `Ignorer cette erreur ${ofThe(kind, label)}`,
  notice_error: (kind, label) => `Réafficher l’erreur ${ofThe(kind, label)}`,
  clear_id: (kind, label) => `Effacer l’ID ${ofThe(kind, label)}`,
  link: (kind, label) => `Lier ${the(kind, label)}`,
  export_all: (kind, label) => `Tout exporter avec ${the(kind, label)}`,
  pull: (kind, label) => `Reprendre de QuickBooks\u00a0: ${the(kind, label)}`,
  create_new: (kind, label) => `Créer dans QuickBooks\u00a0: ${the(kind, label)}`,
  sync_off: (kind, label) => `Désactiver la synchro ${ofThe(kind, label)}`,
  sync_on: (kind, label) => `Activer la synchro ${ofThe(kind, label)}`,
  mark_matched: (kind, label) => `Confirmer la concordance ${ofThe(kind, label)}`,
  update: (kind, label) => `Modifier ${the(kind, label)}`,
  delete: (kind, label) => `Supprimer ${the(kind, label)}`,
};

/** The confirmation of an action, once for all of its records. */
export const done: Record<Action, (what: string) => string> = {
  approve: (what) => `Approbation\u00a0: ${what}.`,
  resync: (what) => `Resynchronisation demandée\u00a0: ${what}.`,
  cancel: (what) => `Synchro annulée\u00a0: ${what}.`,
  remove: (what) => `Retrait de la file\u00a0: ${what}.`,
  restore: (what) => `Rétablissement\u00a0: ${what}.`,
  move: (what) => `Déplacement\u00a0: ${what}.`,
  skip: (what) => `Exclusion\u00a0: ${what}.`,
  unskip: (what) => `Fin de l’exclusion\u00a0: ${what}.`,
  ignore_error: (what) => `Erreur ignorée\u00a0: ${what}.`,
  notice_error: (what) => `Erreur affichée de nouveau\u00a0: ${what}.`,
  clear_id: (what) => `ID effacé\u00a0: ${what}.`,
  link: (what) => `Lien établi\u00a0: ${what}.`,
  export_all: (what) => `Exportation demandée, avec tout ce qui est prêt\u00a0: ${what}.`,
  pull: (what) => `Reprise de QuickBooks demandée\u00a0: ${what}.`,
  create_new: (what) => `À créer dans QuickBooks\u00a0: ${what}.`,
  sync_off: (what) => `Synchronisation désactivée\u00a0: ${what}.`,
  sync_on: (what) => `Synchronisation activée\u00a0: ${what}.`,
  mark_matched: (what) => `Concordance confirmée\u00a0: ${what}.`,
  update: (what) => `Modification\u00a0: ${what}.`,
  delete: (what) => `Suppression\u00a0: ${what}.`,
};
