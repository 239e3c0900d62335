import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { QueueWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');
const records = (n: number) => `${number(n)} ${plural('fr-CA', n, { one: 'fiche', other: 'fiches' })}`;

export const queue: QueueWords = {
  shared,
  title: 'File d’attente Tickmark',
  reading: 'Lecture de ce qui est conservé…',
  reading_rest: 'Lecture des autres fiches…',
  no_company: 'Aucune entreprise n’est encore connectée.',
  open_options: 'Ouvrir les options',
  choose_company: 'Quelle entreprise?',
  unknown_company: 'Cette entreprise n’est plus conservée ici.',
  companies: 'Entreprises',

  tabs: {
    submissions: () => 'Soumissions',
    approvals: (n) => `Approbations (${n})`,
    preview: (n) => `Aperçu (${n})`,
    attention: (n) => `À corriger (${n})`,
    log: () => 'Journal',
    reference: () => 'Référence',
    connection: () => 'Connexion',
  },
  views: 'Vues',

  connected: 'Connecté',
  connection: {
    ok: 'Connecté',
    never_synced: 'Première synchronisation en cours',
    down: 'Ne répond pas',
    busy: 'Occupé',
    refused: 'Clé refusée',
    quickbooks_off: 'QuickBooks non connecté',
    disconnected: 'Déconnecté',
  },
  last_success: 'Dernière réussite',
  next_run: 'Prochaine exécution',
  never: 'jamais',
  automatic_off: 'La synchronisation automatique est désactivée',
  not_planned: 'pas encore prévue',

  columns: {
    record: 'Fiche',
    customer: 'Client',
    date: 'Date',
    amount: 'Montant',
    since: 'Depuis',
    reason: 'Motif',
    state: 'Synchro',
    actions: 'Actions',
  },
  records,

  attention: {
    list: 'Fiches à corriger',
    all_well: 'Rien ne vous attend.',
    section: {
      failed: (n) => `Échecs de synchronisation (${n})`,
      changed: (n) => `Modifiées depuis la synchro (${n})`,
      link_broken: (n) => `Liens rompus (${n})`,
    },
    cause: (reason, n) => `${reason} (${n})`,
  },
};
