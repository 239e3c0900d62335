import type { NoticeWords } from './en.ts';

export const notices: NoticeWords = {
  outage: {
    title: '{platform} ne répond pas',
    message: '{company} : rien n’est synchronisé depuis {since}. Tout reprend dès que {platform} répond.',
  },
  refused: {
    title: 'La connexion à {platform} doit être rétablie',
    message:
      '{company} : la clé d’accès est refusée. Rien n’est synchronisé avant qu’elle soit collée de nouveau sous Options.',
  },
  stopped: {
    title: 'Tickmark ne peut pas continuer',
    message:
      '{company} : rien n’est synchronisé ici avant que ce soit corrigé. Ouvrez Tickmark pour voir pourquoi.',
  },
  resumed: {
    title: 'Synchro reprise, {count} en attente',
    message: '{company} : ce qui était en file d’attente continue.',
  },
  new_failure: {
    title: '{count} nouvel échec de synchronisation',
    message: '{company} : ouvrez Tickmark pour voir quoi faire.',
  },
  new_failures: {
    title: '{count} nouveaux échecs de synchronisation',
    message: '{company} : ouvrez Tickmark pour voir quoi faire.',
  },
};
