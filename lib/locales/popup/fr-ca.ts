import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { PopupWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');
const failed = (n: number) => plural('fr-CA', n, { one: 'Échec', other: 'Échecs' });

export const popup: PopupWords = {
  shared,
  reading: 'Chargement…',
  options: 'Options',
  diagnosis: 'Diagnostic',
  company: 'Entreprise',

  to_approve: 'À approuver',
  pending: 'En attente',
  failed,

  failures: (n) =>
    n === 0 ? 'Aucun échec' : `${number(n)} ${plural('fr-CA', n, { one: 'échec', other: 'échecs' })}`,
  oldest: (age) => `Le plus ancien\u00a0: ${age}`,
  all_well: 'Rien ne vous attend.',
  all_failures: (n) => `Afficher les ${number(n)}`,

  last_success: 'Dernière synchro réussie',
  last_run: 'Dernière synchro',
  next_run: 'Prochaine synchro',
  not_planned: 'pas encore prévue',
  automatic_off: 'manuelle seulement',

  sync_now: 'Synchroniser maintenant',
  step: {
    connect: (platform) => `Connexion à ${platform}…`,
    push: () => 'Envoi de vos commandes…',
    run: (platform) => `Démarrage de la synchro sur ${platform}…`,
    follow: (platform) => `${platform} synchronise…`,
    pull: () => 'Lecture des changements…',
    reconcile: () => 'Dernières vérifications…',
  },
  starting: 'Démarrage…',
  progress: 'Progression de la synchronisation',
  of_total: (done, total) => `${number(done)} sur ${number(total)}`,
  done_so_far: (done) => `${number(done)} jusqu’ici`,
  remaining: (time) => `encore ${time} environ`,
  slow: 'C’est plus long que d’habitude.',
  in_background: 'Vous pouvez fermer cette fenêtre; la synchronisation continue.',

  result_success: (time) => `Synchro faite à ${time}.`,
  result_failed_fewer: (n) =>
    plural('fr-CA', n, { one: `${number(n)} échec de moins.`, other: `${number(n)} échecs de moins.` }),
  result_failed_more: (n) =>
    plural('fr-CA', n, { one: `${number(n)} nouvel échec.`, other: `${number(n)} nouveaux échecs.` }),
  result_same: 'Rien de nouveau.',
  result_unfinished: 'La synchronisation ne s’est pas terminée.',
  result_no_word: 'Pas encore de résultat; la synchronisation continue en arrière-plan.',
  result_unasked:
    'La synchronisation n’a pas pu démarrer. Cliquez de nouveau sur «\u00a0Synchroniser maintenant\u00a0».',

  connection: {
    never_synced: 'La première synchronisation n’est pas encore terminée.',
    stalled: (since) => `Rien n’a été synchronisé depuis ${since}`,
    stalled_step:
      'Des fiches attendent leur tour, mais aucune n’avance. Le diagnostic indique pourquoi et quoi faire.',
  },
  reconnect: 'Reconnecter',

  open_not_connected: (company, platform) =>
    `Entreprise ouverte\u00a0: ${company} — pas de connexion à ${platform}`,
  a_company: 'entreprise au nom inconnu',
  any_platform: 'une plateforme',
  connect: 'Connecter',
  conflict:
    'Cet onglet QuickBooks indique deux entreprises à la fois. Actualisez-le\u00a0: aucune pastille ne s’affiche et rien n’est envoyé tant qu’il n’est pas clair quelle entreprise est ouverte.',
  not_open: (company) => `Nombres ci-dessous\u00a0: ${company}`,
  choose_company: 'Afficher une autre entreprise\u00a0:',
  show_company: (company) => `Afficher ${company}`,

  set_aside: (n) =>
    plural('fr-CA', n, {
      one: `${number(n)} fiche n’a pas pu être lue et n’est pas affichée.`,
      other: `${number(n)} fiches n’ont pas pu être lues et ne sont pas affichées.`,
    }),

  setup: (step) => `Terminer la configuration (${step} sur 3)`,
  setup_steps: [
    'Connecter votre plateforme',
    'Attendre la fin de la première synchronisation',
    'Ouvrir l’entreprise dans QuickBooks',
  ],
  setup_done: 'fait',
  setup_why:
    'Tickmark indique, à côté de chaque fiche de QuickBooks, si elle concorde avec la plateforme d’où elle provient.',
  setup_connect: 'Connecter une plateforme',

  gone: 'Tickmark ne répond pas.',
  gone_step: 'Fermez cette fenêtre et ouvrez-la de nouveau. Si cela ne suffit pas, redémarrez le navigateur.',
};
