import { ended } from '../phrase.ts';
import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { OptionsWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');

export const options: OptionsWords = {
  shared,
  title: 'Options de Tickmark',
  version: (version) => `Version ${version}`,
  reading: 'Chargement…',
  gone: 'Tickmark ne répond pas. Actualisez cette page; si cela ne suffit pas, redémarrez le navigateur.',
  saved: 'Enregistré.',

  connect_title: 'Connecter votre plateforme',
  connect_intro:
    'Entrez l’adresse de la synchronisation QuickBooks de votre plateforme et une clé d’accès créée là par un administrateur. Tickmark lit alors ce que la plateforme indique; il n’envoie jamais rien à QuickBooks.',
  connect_another: 'Connecter une autre plateforme ou entreprise',
  connected_before: 'La connexion à cette plateforme est rompue. Entrez sa clé d’accès pour la rétablir.',
  change_key: 'Changer la clé d’accès',
  address: 'Adresse de la plateforme',
  platform_kind: 'Plateforme',
  fields: {
    source_platform: {
      address: {
        label: 'Adresse de la plateforme',
        hint: 'Telle que la plateforme l’affiche, p. ex. https://api.fieldpro.example/quickbooks-sync/v1',
        missing: 'Entrez l’adresse de la plateforme.',
      },
      access_key: {
        label: 'Clé d’accès',
        hint: 'Elle n’est plus jamais affichée en entier.',
        missing: 'Entrez une clé d’accès.',
      },
    },
    invoice_ninja: {
      address: {
        label: 'Adresse d’Invoice Ninja',
        hint: 'L’adresse à laquelle vous l’ouvrez, p. ex. https://invoicing.co',
        missing: 'Entrez l’adresse de votre Invoice Ninja.',
      },
      api_token: {
        label: 'Jeton d’API',
        hint: 'Dans Invoice Ninja\u00a0: Paramètres, Gestion du compte, Intégrations, Jetons d’API. Il n’est plus jamais affiché en entier.',
        missing: 'Entrez un jeton d’API.',
      },
      api_secret: {
        label: 'Secret d’API',
        hint: 'Seulement si la personne qui gère votre propre serveur en a défini un. Sinon, laissez ce champ vide.',
      },
    },
    fyle: {
      client_id: {
        label: 'ID client',
        hint: 'D’une application qu’un administrateur a créée dans Fyle pour votre organisation\u00a0: Paramètres, Développeurs.',
        missing: 'Entrez un ID client.',
      },
      client_secret: {
        label: 'Secret client',
        hint: 'Il est conservé chiffré sur cet ordinateur et n’est plus jamais affiché en entier.',
        missing: 'Entrez un secret client.',
      },
      refresh_token: {
        label: 'Jeton d’actualisation',
        hint: 'D’un administrateur qui a déjà ouvert l’intégration QuickBooks de Fyle. Fyle peut le renouveler; le nouveau est conservé de la même façon.',
        missing: 'Entrez un jeton d’actualisation.',
      },
    },
    example: {},
  },
  kind_untried: (platform) =>
    `Tickmark a été écrit d’après le code source de ${platform} et mis à l’essai avec une imitation, pas encore avec le service réel.`,
  works_title: (platform) => `Ce qui fonctionne avec ${platform}`,
  works_here: 'Fonctionne ici',
  works_there: (platform) => `À faire dans ${platform}`,
  ability: {
    states: 'Pastilles indiquant l’état de chaque fiche',
    resync: 'Resynchroniser une fiche en échec',
    link: 'Lier une fiche à sa copie dans QuickBooks',
    pull: 'Reprendre ce qui a été modifié dans QuickBooks',
    compare: 'Comparer avec QuickBooks',
    run: 'Synchroniser tout ce qui attend',
    export_all: 'Exporter tout ce qui est prêt, après confirmation',
    decide: 'Approuver, ignorer, annuler',
    clear_id: 'Effacer l’ID',
    match_customers: 'Associer les clients par leur nom',
    lists: 'Comptes, classes et autres listes',
  },
  kept: 'Conserver la clé d’accès',
  kept_kind: {
    profile: 'Dans ce navigateur, chiffrée',
    session: 'Jusqu’à la fermeture du navigateur',
  },
  kept_hint:
    'Quiconque peut copier ce profil de navigateur peut lire une clé qui y est conservée. Si cela a pu arriver, révoquez aussi la clé sur la plateforme.',
  permission_hint:
    'Lorsque vous cliquez sur «\u00a0Activer\u00a0», le navigateur demande si Tickmark peut communiquer avec cette adresse, et avec elle seule.',
  activate: 'Activer',
  activating: 'Demande à la plateforme…',
  address_invalid:
    'Cette adresse est inutilisable. Elle commence par https:// (http:// pour cet ordinateur seulement).',
  permission_denied: (host) =>
    `Le navigateur n’autorise pas Tickmark à communiquer avec ${host}. Rien n’a été envoyé. Cliquez de nouveau sur «\u00a0Activer\u00a0» et acceptez.`,
  connect_unasked:
    'La plateforme n’a pas pu être jointe. Ce que vous avez entré est conservé; cliquez de nouveau sur «\u00a0Activer\u00a0».',
  connected: (platform, companies) => ended(`Connexion à ${platform} établie\u00a0: ${companies}`),

  finish: 'Connexion établie',
  finish_reading: 'Première lecture de vos fiches…',
  finish_read: (n) =>
    plural('fr-CA', n, { one: `${number(n)} fiche lue`, other: `${number(n)} fiches lues` }),
  finish_needs: (n) => (n === 0 ? 'rien ne vous attend' : `à vous d’agir\u00a0: ${number(n)}`),
  finish_open: { invoices: 'Ouvrir les factures', expenses: 'Ouvrir les dépenses' },
  finish_review: (n) => `Examiner ${n}`,

  connection: (platform) => `Connexion à ${platform}`,
  user: 'Utilisateur',
  role: 'Rôle',
  rights: 'Vous pouvez',
  masked_key: 'Clé d’accès utilisée',
  platform_version: 'Version de la plateforme',
  disconnect: 'Déconnecter',
  disconnect_title: (platform) => `Déconnecter ${platform}?`,
  disconnect_lines: (platform, companies) => [
    `Tickmark ne demande plus rien à ${platform} au sujet de ${companies}, et aucune pastille n’y est affichée.`,
    'La clé d’accès et ce qui servait à la chiffrer sont supprimés de ce profil de navigateur. Pour se connecter de nouveau, il faut l’entrer encore une fois.',
    'La clé reste valide sur la plateforme. Si quelqu’un a pu copier ce profil de navigateur, révoquez-la aussi là-bas.',
    'Ce qui est conservé des fiches reste jusqu’à ce que vous le supprimiez.',
  ],
  disconnected: (platform) => `La connexion à ${platform} est coupée.`,
  no_companies: 'Cette clé d’accès ne donne accès à aucune entreprise.',

  frequency: 'Fréquence de synchronisation',
  frequency_kind: {
    every_10_minutes: 'Toutes les 10 minutes',
    hourly: 'Toutes les heures',
    daily: 'Chaque jour',
    weekly: 'Chaque semaine',
    never: 'Jamais',
  },
  at: 'Heure',
  day: 'Jour',
  zone: (zone) => `Les heures sont celles de l’entreprise\u00a0: ${zone}.`,
  next_run: 'Prochaine synchro\u00a0:',
  automatic_off: 'La synchronisation automatique est désactivée',
  not_planned: 'pas encore prévue',
  never_note: '«\u00a0Synchroniser maintenant\u00a0» fonctionne toujours.',

  approval: 'Ce qui arrive aux nouvelles fiches',
  approval_kind: {
    approve_first: 'Approuver d’abord\u00a0: rien n’est synchronisé sans approbation',
    automatic: 'Automatique\u00a0: les nouvelles fiches sont synchronisées à la prochaine synchro',
  },

  appearance: 'Langue, pastilles et avis',
  language: 'Langue',
  language_auto: 'Auto (celle du navigateur)',
  badges: 'Pastilles des fiches à jour',
  badges_kind: {
    quiet: 'Discrètes\u00a0: une petite coche',
    full: 'Complètes\u00a0: coche et mot',
    off: 'Aucune\u00a0: seulement les fiches qui demandent une action',
  },
  notify: 'M’aviser des nouveaux échecs et d’une connexion perdue',
  notify_hint: 'Sans nom de client ni montant; au plus une fois par jour pour chaque cause.',
  batch: 'Commandes envoyées à la fois',
  batch_hint: '100 convient à la plupart des plateformes. Choisissez moins si la plateforme est lente.',

  stored: 'Ce qui est conservé sur cet ordinateur',
  stored_amount: (records, jobs, size) =>
    [
      `${number(records)} ${plural('fr-CA', records, { one: 'fiche', other: 'fiches' })}`,
      `${number(jobs)} ${plural('fr-CA', jobs, { one: 'commande en cours', other: 'commandes en cours' })}`,
      size,
    ]
      .filter(Boolean)
      .join(' · '),
  stored_what: [
    'Ce que votre plateforme a dit en dernier de chaque fiche\u00a0: numéro, client, date, montant, état et erreur.',
    'Les commandes que la plateforme n’a pas encore confirmées et un journal de ce qui a été fait ici.',
    'Vos paramètres et, chiffrée, la clé d’accès, sauf si vous ne la conservez que jusqu’à la fermeture du navigateur.',
  ],
  stored_room: (one, million) =>
    `Environ ${one} par fiche; un million de fiches occuperait environ ${million}.`,
  stored_kept: (years, lines, days) =>
    `Les fiches restent tant que leur entreprise est connectée ou jusqu’à ce que vous les supprimiez; le journal, ${years} ans, jusqu’à ${number(lines)} lignes; les commandes terminées, ${days} jours.`,
  stored_promised: 'Le navigateur a promis de ne pas l’effacer quand le disque est presque plein.',
  stored_clearable:
    'Le navigateur peut l’effacer quand le disque est presque plein. Tickmark le dit alors, demande à la plateforme ce que sont devenues les commandes en cours et n’envoie rien deux fois.',
  stored_until:
    'Tout reste dans ce profil de navigateur jusqu’à ce que vous le supprimiez ou désinstalliez Tickmark, et ne va nulle part ailleurs que vers votre propre plateforme.',
  remove: (company) => `Supprimer les données conservées de ${company}`,
  remove_all: 'Supprimer toutes les données conservées',
  remove_title: (company) => `Supprimer les données conservées de ${company}?`,
  remove_all_title: 'Supprimer tout ce qui est conservé?',
  remove_lines: (company, jobs) => [
    `Les copies des fiches de ${company}, le journal tenu ici et les paramètres de cette entreprise sont supprimés de cet ordinateur.`,
    jobs === 0
      ? 'Rien n’est changé sur la plateforme ni dans QuickBooks.'
      : `${plural('fr-CA', jobs, {
          one: '1 commande pas encore envoyée peut être perdue avec elles.',
          other: `Jusqu’à ${number(jobs)} commandes pas encore envoyées sont perdues avec elles.`,
        })} Rien n’est changé sur la plateforme ni dans QuickBooks.`,
  ],
  remove_all_lines: (companies, jobs) => [
    `Toutes les connexions, clés d’accès, paramètres, journaux et copies de fiches sont supprimés de cet ordinateur${companies ? `\u00a0: ${companies}` : ''}.`,
    jobs === 0
      ? 'Rien n’est changé sur les plateformes ni dans QuickBooks.'
      : `${plural('fr-CA', jobs, {
          one: '1 commande pas encore envoyée est perdue.',
          other: `${number(jobs)} commandes pas encore envoyées sont perdues.`,
        })} Rien n’est changé sur les plateformes ni dans QuickBooks.`,
  ],
  remove_confirm: 'Supprimer les données',
  removed: 'Supprimé.',

  permissions: 'Ce que Tickmark peut faire dans votre navigateur',
  permission: [
    'Pages QuickBooks\u00a0: pour afficher les pastilles à côté des fiches. Tickmark n’envoie aucune requête à QuickBooks.',
    'Adresse de votre plateforme\u00a0: pour lire les états et envoyer vos commandes; demandée lorsque vous cliquez sur «\u00a0Activer\u00a0».',
    'Stockage\u00a0: pour garder la file d’attente, afin que rien ne se perde quand le navigateur se ferme.',
    'Stockage sans limite\u00a0: pour que le navigateur ne jette pas la file d’attente quand le disque se remplit.',
    'Alarmes\u00a0: pour synchroniser à la fréquence choisie.',
    'Notifications\u00a0: pour vous aviser des échecs, si vous le voulez.',
    'Panneau latéral\u00a0: pour afficher une fiche à côté de la page.',
  ],
  privacy: 'Avis de confidentialité',
};
