import type { NoticeWords } from './en.ts';

export const notices: NoticeWords = {
  outage: {
    title: '{platform} ne répond pas',
    message:
      '{company}\u00a0: rien n’est synchronisé depuis {since}. Tout reprend dès que {platform} répond.',
  },
  refused: {
    title: 'Il faut rétablir la connexion à {platform}',
    message:
      '{company}\u00a0: la clé d’accès est refusée. Rien n’est synchronisé tant que vous ne l’avez pas collée de nouveau dans les options.',
  },
  stopped: {
    title: 'Tickmark ne peut pas continuer',
    message:
      '{company}\u00a0: rien n’est synchronisé ici avant que ce soit corrigé. Ouvrez Tickmark pour voir pourquoi.',
  },
  resumed: {
    title: 'Synchro reprise, {count} en attente',
    message: '{company}\u00a0: ce qui était en file d’attente continue.',
  },
  new_failure: {
    title: '{count} nouvel échec de synchronisation',
    message: '{company}\u00a0: ouvrez Tickmark pour voir quoi faire.',
  },
  new_failures: {
    title: '{count} nouveaux échecs de synchronisation',
    message: '{company}\u00a0: ouvrez Tickmark pour voir quoi faire.',
  },
};
