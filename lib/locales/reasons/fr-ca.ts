import type { ReasonWords } from './en.ts';

export const reasons: ReasonWords = {
  commands: {
    busy: 'Une commande est en cours sur cette fiche.',
    not_answering: '{platform} ne répond pas; les commandes attendent qu’il réponde.',
    reconnect: 'La connexion à {platform} doit d’abord être rétablie.',
    ask_admin: ['Demandez à un administrateur : {who}.', 'Demandez à un administrateur.'],
    platform_does_not: '{platform} ne le permet pas pour cette fiche en ce moment.',
  },
  changed_by: {
    platform: 'modifié sur la plateforme',
    quickbooks: 'modifié dans QuickBooks',
    both: 'modifié des deux côtés',
  },
  voided: 'annulé dans QuickBooks',
  reported_as: '{platform} appelle son état «\u00a0{state}\u00a0»',
  rights: {
    admin: [
      'Voir les états',
      'Resynchroniser, passer et approuver',
      'Effacer l’ID, supprimer et reconnecter',
    ],
    bookkeeper: ['Voir les états', 'Resynchroniser, passer et approuver'],
    viewer: ['Voir les états et leurs raisons'],
  },
};
