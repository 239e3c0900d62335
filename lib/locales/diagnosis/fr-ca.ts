import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { DiagnosisWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');
const many = (n: number, one: string, other: string) => `${number(n)} ${plural('fr-CA', n, { one, other })}`;

export const diagnosis: DiagnosisWords = {
  shared,
  title: 'Diagnostic',
  intro: (company) => `L’état de ${company}, vérifié maintenant.`,
  checking: 'Vérification…',
  again: 'Actualiser l’état',
  checked: 'Vérifié',
  stalled: (time) => `Rien n’a été synchronisé depuis ${time}.`,
  stalled_waiting: (n) => `${many(n, 'fiche attend', 'fiches attendent')}.`,
  stalled_step:
    'La vérification en échec ci-dessous dit pourquoi. Dès qu’elle réussit, la file reprend d’elle-même.',
  all_pass: 'Toutes les vérifications réussissent.',
  verdict: {
    fail: (n) => `${many(n, 'vérification échoue', 'vérifications échouent')}.`,
    warn: (n) =>
      `Aucun échec; ${many(n, 'vérification demande votre attention', 'vérifications demandent votre attention')}.`,
    unknown: (n) =>
      `Aucun échec; ${many(n, 'vérification n’a pas pu se faire', 'vérifications n’ont pas pu se faire')}.`,
  },
  result: { pass: 'Réussie', fail: 'Échec', warn: 'Avertissement', unknown: 'Inconnu' },
  checks: 'Vérifications',
  check_column: 'Vérification',
  result_column: 'Résultat',
  found_column: 'Constat',
  step: 'Prochaine étape\u00a0:',

  online: 'Cet ordinateur est en ligne',
  online_yes: 'Le navigateur est en ligne.',
  online_no: 'Le navigateur indique qu’il est hors ligne.',
  online_step: 'Connectez cet ordinateur à Internet.',

  access: 'Tickmark peut joindre QuickBooks et la plateforme',
  access_yes: 'Les deux autorisations sont accordées dans ce profil du navigateur.',
  access_no_platform: (platform) => `L’autorisation pour l’adresse de ${platform} manque.`,
  access_no_quickbooks: 'L’autorisation pour les pages QuickBooks manque.',
  access_step_platform: 'Ouvrez les options, cliquez sur Reconnecter et autorisez cette seule adresse.',
  access_step_quickbooks:
    'Ouvrez les paramètres du navigateur pour Tickmark et autorisez-le sur qbo.intuit.com.',

  reached: (platform) => `${platform} répond`,
  reached_yes: (ms) => `Réponse en ${ms}.`,
  reached_stored: 'Réponse reçue la dernière fois.',
  reached_no: (platform) => `${platform} ne répond pas, ou quelque chose bloque en chemin.`,
  reached_step:
    'Si cela dure, ajoutez une exception pour cette adresse au bloqueur de publicités, à l’antivirus ou au serveur mandataire de l’entreprise.',
  reason: (reason) => `Réponse\u00a0: ${reason}`,
  reached_busy_step: 'Rien pour le moment\u00a0: un nouvel essai se fera tout seul.',
  reached_busy: (platform) => `${platform} a demandé d’attendre un peu; un nouvel essai se fera tout seul.`,
  reached_faulty: (platform) => `Le serveur de ${platform} a un problème.`,
  reached_faulty_step: (platform) =>
    `Rien pour le moment\u00a0: un nouvel essai se fera tout seul. Si cela dure, écrivez au soutien technique de ${platform}.`,

  store: 'Tickmark fonctionne et peut enregistrer ses données',
  store_yes: 'Les données s’enregistrent et se lisent.',
  store_step:
    'Fermez et rouvrez le navigateur. Si cela dure, envoyez les détails ci-dessous à l’équipe de Tickmark.',

  records: (platform) => `Les fiches de ${platform} se lisent`,
  commands: (platform) => `${platform} répond aux commandes`,
  runs: (platform) => `${platform} répond quand on lui demande de synchroniser`,
  answered: 'Question posée maintenant, réponse reçue.',
  answered_stored: 'La dernière synchro a reçu une réponse.',
  not_offered: (platform) => `${platform} n’offre pas cela.`,
  operation: {
    connect: 'La question sur l’état de la connexion',
    ask: 'La question sur le sort des commandes',
    push: 'L’envoi des commandes',
    run: 'La demande de synchronisation',
    follow: 'Le suivi de la synchronisation',
    pull: 'La lecture des fiches',
    reconcile: 'La recherche des causes d’échec',
  },
  failing: (operation, reason, since, retry) =>
    `${operation} échoue depuis ${since}\u00a0: ${reason}. Nouvel essai à ${retry}.`,
  failing_now: (reason) => `Question posée maintenant, sans succès\u00a0: ${reason}.`,
  failing_step: (platform) =>
    `Cliquez sur «\u00a0Synchroniser maintenant\u00a0» pour réessayer. Si cela dure, envoyez les détails ci-dessous au soutien technique de ${platform}.`,
  parked: (n, reason) =>
    `${many(n, 'commande attend quelqu’un', 'commandes attendent quelqu’un')}\u00a0: ${reason}.`,
  parked_step: 'Ouvrez la fiche dans la file\u00a0: elle dit ce qu’on peut faire.',

  queue: 'La file avance',
  queue_empty: 'Rien n’attend.',
  queue_moves: (n) => `${many(n, 'fiche attend', 'fiches attendent')}, mais pas trop longtemps.`,
  queue_fault: {
    run_stands: (time, _n, platform) => `La synchronisation de ${platform} n’avance plus depuis ${time}.`,
    cycle_stands: (time) => `Une synchro de ce navigateur n’avance plus depuis ${time}.`,
    not_answered: (time, n) =>
      `${many(n, 'commande est sans réponse claire', 'commandes sont sans réponse claire')} depuis ${time}.`,
    not_sent: (time, n) =>
      `${many(n, 'commande attend son envoi', 'commandes attendent leur envoi')} depuis ${time}.`,
    not_done: (time, n, platform) =>
      `${platform} a accepté ${many(n, 'commande', 'commandes')}, sans suite depuis ${time}.`,
    never_read: (time) => `Aucune fiche n’a été lue depuis la connexion, à ${time}.`,
    overdue: (time) => `La synchro automatique prévue à ${time} n’a pas commencé.`,
  },
  queue_cause: (check) => `La cause est une vérification en échec\u00a0: «\u00a0${check}\u00a0».`,
  queue_no_cause: (platform) =>
    `Aucune autre vérification n’échoue. ${platform} répond, mais ne traite pas la file.`,
  queue_cause_step: 'Suivez l’étape de cette vérification. Dès qu’elle réussit, la file reprend d’elle-même.',
  queue_step: (platform) =>
    `Cliquez sur «\u00a0Synchroniser maintenant\u00a0». Si rien n’avance, écrivez au soutien technique de ${platform}.`,

  contract: (platform) => `Ce que ${platform} envoie se lit`,
  contract_yes: 'Tout se lit.',
  contract_no: (n) =>
    `${many(n, 'sorte de données ne respecte', 'sortes de données ne respectent')} pas le contrat; la liste figure plus bas.`,
  contract_step: (platform) => `Envoyez les détails ci-dessous au soutien technique de ${platform}.`,
  odd_title: (platform) => `Données de ${platform} qui ne respectent pas le contrat`,
  odd: {
    unreadable: (n, what) =>
      `${many(n, 'fiche n’a pas pu être lue et est laissée de côté', 'fiches n’ont pas pu être lues et sont laissées de côté')}\u00a0: ${what}`,
    state: (n, what) =>
      `${many(n, 'fiche dans un état', 'fiches dans un état')} que cette plateforme appelle «\u00a0${what}\u00a0»`,
    field: (n, what) =>
      `${many(n, 'fiche avec un champ lu', 'fiches avec un champ lu')} comme vide ou corrigé\u00a0: ${what}`,
  },
  odd_answer: (what) => `Dans sa description de la connexion, lu comme vide ou corrigé\u00a0: ${what}`,
  odd_company: (what) => `Cette entreprise n’a pas pu être lue\u00a0: ${what}`,
  odd_unread: (realm, what) =>
    realm
      ? `L’entreprise ${realm} n’a pas pu être lue\u00a0: ${what}`
      : `Une entreprise n’a pas pu être lue\u00a0: ${what}`,

  offline_first: 'Inconnu tant que cet ordinateur est hors ligne.',
  not_reached: 'Inconnu tant que la plateforme ne répond pas.',
  not_accepted: 'Inconnu tant que la clé n’est pas acceptée.',
  not_said: 'La plateforme ne le dit pas.',

  key: (platform) => `${platform} accepte la clé d’accès`,
  key_yes: (user, role) => `Connexion au nom de ${user} (${role}).`,
  key_no: (platform) => `${platform} refuse la clé d’accès.`,
  key_gone: 'La connexion a été rompue ici, et sa clé oubliée.',
  key_no_right: 'La clé est connue, mais ne donne aucun droit sur cette entreprise.',
  reconnect_step: (who) =>
    who
      ? `Reconnecter. ${who} peut le faire.`
      : 'Reconnecter. Un administrateur de votre plateforme peut le faire.',

  quickbooks: (platform) => `La connexion entre ${platform} et QuickBooks est établie`,
  quickbooks_yes: 'Connexion établie.',
  quickbooks_again: 'Connexion rétablie; la prochaine synchro en tient compte.',
  quickbooks_again_step: 'Cliquez sur «\u00a0Synchroniser maintenant\u00a0».',
  quickbooks_no: (reason) =>
    reason ? `Connexion rompue\u00a0: ${reason}` : 'Connexion rompue du côté de QuickBooks.',

  expiry: 'La connexion à QuickBooks n’expire pas bientôt',
  expiry_none: 'Aucune date d’expiration.',
  expiry_on: (date, days) => `Elle expire le ${date}, dans ${many(days, 'jour', 'jours')}.`,
  expiry_over: (date) => `Elle a expiré le ${date}.`,

  version: 'Le connecteur est assez récent',
  version_found: (installed, needed) =>
    `Installé\u00a0: ${installed}. Requis\u00a0: ${needed} ou plus récent.`,
  version_step: (platform) =>
    `Demandez à votre administrateur de mettre à jour le connecteur de ${platform}.`,

  schedule: 'La prochaine synchro automatique est prévue',
  schedule_at: (time) => `Prochaine à ${time}.`,
  schedule_off:
    'La synchro automatique est désactivée. «\u00a0Synchroniser maintenant\u00a0» fonctionne toujours.',
  schedule_no: 'Aucun réveil n’est programmé dans le navigateur.',
  schedule_step:
    'Fermez et rouvrez le navigateur. «\u00a0Synchroniser maintenant\u00a0» fonctionne entre-temps.',

  awake: 'Cet ordinateur n’était pas en veille',
  awake_yes: 'Aucune synchro automatique n’a été manquée.',
  awake_no: (from, to) => `L’ordinateur était en veille, ou le navigateur fermé, de ${from} à ${to}.`,
  awake_over: (from, to) =>
    `L’ordinateur était en veille, ou le navigateur fermé, de ${from} à ${to}. Des synchros ont eu lieu depuis.`,
  awake_step:
    'Gardez cet ordinateur éveillé et le navigateur ouvert quand des synchros automatiques sont prévues.',

  about: 'Versions et connexion',
  tickmark: 'Tickmark',
  platform: 'Plateforme',
  connector: 'Connecteur',
  connector_needed: 'Connecteur requis',
  address: 'Adresse de la plateforme',
  company_id: 'Entreprise QuickBooks',
  plan: 'Forfait',
  plan_without: (feature, reason) => `Sans ${feature}\u00a0: ${reason}`,
  last_processed: 'Dernière fiche traitée',
  never: 'jamais',
  who: 'Qui peut reconnecter',
  who_unknown: 'La plateforme ne le dit pas.',
  reconnect: 'Reconnecter',
  reconnect_there: (platform) => `Reconnecter sur ${platform}`,

  misses: (n) =>
    many(
      n,
      'endroit des pages QuickBooks est introuvable',
      'endroits des pages QuickBooks sont introuvables',
    ),
  misses_why: 'QuickBooks a changé ces pages; une petite pastille fixe les remplace.',
  times: (n) => `${number(n)} fois`,

  support: 'Soutien',
  copy: 'Copier les détails pour le soutien',
  copied: 'Copié.',
  copy_failed: 'Impossible de copier les détails. Ils figurent ci-dessous.',
  copy_what: 'Sans noms, montants ni numéros de vos clients.',
  copy_show: 'Montrer ce qui est copié',
  support_site: 'Site de soutien',
};
