import type { ReasonWords } from './en.ts';

export const reasons: ReasonWords = {
  commands: {
    busy: 'Une commande est en cours sur cette fiche.',
    not_answering: '{platform} ne répond pas; réessayez une fois la réponse revenue.',
    reconnect: 'Rétablissez d’abord la connexion à {platform}.',
    ask_admin: ['Demandez à un administrateur\u00a0: {who}.', 'Demandez à un administrateur.'],
    platform_does_not: '{platform} ne le permet pas pour cette fiche en ce moment.',
  },
  changed_by: {
    platform: 'changement sur la plateforme',
    quickbooks: 'changement dans QuickBooks',
    both: 'changement des deux côtés',
  },
  voided: 'annulation dans QuickBooks',
  reported_as: '{platform} appelle son état «\u00a0{state}\u00a0»',
  rights: {
    admin: [
      'Voir les états',
      'Resynchroniser, exclure et approuver',
      'Effacer l’ID, supprimer et reconnecter',
    ],
    bookkeeper: ['Voir les états', 'Resynchroniser, exclure et approuver'],
    viewer: ['Voir les états et leurs raisons'],
  },
};
