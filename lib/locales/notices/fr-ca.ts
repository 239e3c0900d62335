import { plural } from '../plural.ts';
import type { NoticeWords } from './en.ts';

export const notices: NoticeWords = {
  outage: (platform, company, since) => ({
    title: `${platform} ne répond pas`,
    message: `${company} : rien n’est synchronisé depuis ${since}. Tout reprend dès que ${platform} répond.`,
  }),
  refused: (platform, company) => ({
    title: `La connexion à ${platform} doit être rétablie`,
    message: `${company} : la clé d’accès est refusée. Rien n’est synchronisé avant qu’elle soit collée de nouveau sous Options.`,
  }),
  resumed: (company, waiting) => ({
    title: `Synchro reprise, ${waiting} en attente`,
    message: `${company} : ce qui était en file d’attente continue.`,
  }),
  new_failures: (company, count) => ({
    title: plural('fr-CA', count, {
      one: `${count} nouvel échec de synchronisation`,
      other: `${count} nouveaux échecs de synchronisation`,
    }),
    message: `${company} : ouvrez Tickmark pour voir quoi faire.`,
  }),
};
