import type { Problems } from './en.ts';

const waits = 'Rien n’est perdu\u00a0: ce que vous avez demandé est conservé et reprend tout seul.';
const keeps = 'Rien n’a été enregistré ni modifié.';

export const problems: Problems = {
  address_invalid: {
    what: 'Tickmark ne peut pas utiliser cette adresse.',
    steps: [
      'Copiez l’adresse depuis les paramètres de votre plateforme. Elle commence par https:// et ne contient aucun nom d’utilisateur.',
    ],
    otherwise: keeps,
  },
  address_insecure: {
    what: 'Cette adresse n’est pas chiffrée\u00a0: elle commence par http://.',
    steps: [
      'Utilisez l’adresse qui commence par https://. Sans chiffrement, la clé d’accès pourrait être lue en chemin.',
    ],
    otherwise: keeps,
  },
  adapter_unknown: {
    what: 'Cette version de Tickmark ne connaît pas le type de plateforme de cette connexion.',
    steps: ['Mettez Tickmark à jour, ou connectez de nouveau la plateforme.'],
    otherwise: 'Rien n’est perdu\u00a0: ce qui est en file attend.',
  },
  key_empty: {
    what: 'La clé d’accès est vide.',
    steps: ['Collez la clé d’accès depuis les paramètres de votre plateforme.'],
    otherwise: keeps,
  },
  key_too_long: {
    what: 'Ce texte est trop long pour une clé d’accès.',
    steps: ['Copiez la clé d’accès seule, sans texte autour.'],
    otherwise: keeps,
  },
  key_characters: {
    what: 'Ce texte contient des caractères qu’aucune clé d’accès ne contient.',
    steps: ['Copiez de nouveau la clé d’accès depuis les paramètres de votre plateforme.'],
    otherwise: keeps,
  },
  permission_denied: {
    what: 'Tickmark ne peut pas joindre cette adresse\u00a0: l’autorisation n’a pas été donnée.',
    steps: ['Cliquez de nouveau sur Activer et autorisez l’accès à cette seule adresse.'],
    otherwise: keeps,
  },
  unreachable: {
    what: ['{platform} ne répond pas depuis {since}.', '{platform} ne répond pas.'],
    steps: [
      'Vérifiez que cet ordinateur est en ligne.',
      'Vérifiez l’adresse de la plateforme, et si un bloqueur de publicité, un antivirus ou un serveur mandataire doit faire une exception pour elle.',
    ],
    otherwise: waits,
  },
  timeout: {
    what: ['{platform} ne répond pas depuis {since}.', '{platform} a mis trop de temps à répondre.'],
    steps: ['Rien à faire pour l’instant\u00a0: un nouvel essai se fera tout seul.'],
    otherwise: waits,
  },
  outcome_unknown: {
    what: '{platform} n’a pas confirmé ce qui lui a été demandé.',
    steps: ['Rien à faire\u00a0: Tickmark demande ce qu’il en est avant de renvoyer quoi que ce soit.'],
    otherwise: waits,
  },
  unconfirmed: {
    what: '{platform} n’a pas confirmé la modification : elle a peut-être été faite.',
    steps: [
      'Vérifiez si elle y est. Sinon, demandez-la de nouveau : elle n’est faite qu’une fois, peu importe le nombre de demandes.',
    ],
    otherwise: null,
  },
  busy: {
    what: '{platform} demande de patienter un peu.',
    steps: ['Rien à faire\u00a0: un nouvel essai se fera tout seul.'],
    otherwise: waits,
  },
  platform_failed: {
    what: ['{platform} est en panne depuis {since}.', '{platform} éprouve une panne.'],
    steps: [
      'Rien à faire pour l’instant\u00a0: un nouvel essai se fera tout seul.',
      'Si cela dure, écrivez au soutien technique de {platform}.',
    ],
    otherwise: waits,
  },
  key_refused: {
    what: '{platform} refuse la clé d’accès.',
    steps: [
      'Collez de nouveau la clé d’accès sous Options, Reconnecter. Inutile d’en générer une nouvelle\u00a0: cela déconnecterait d’autres personnes.',
      [
        'Si la clé a été retirée, demandez à {who}.',
        'Si la clé a été retirée, demandez-en une à un administrateur de votre plateforme.',
      ],
    ],
    otherwise: 'Rien n’est synchronisé ni présenté comme à jour tant que la connexion n’est pas rétablie.',
  },
  no_right: {
    what: '{platform} reconnaît la clé, mais elle ne donne aucun droit sur {company}.',
    steps: ['Demandez à un administrateur de votre plateforme de vous donner ce droit, ou une autre clé.'],
    otherwise: 'Rien n’est synchronisé d’ici là.',
  },
  not_found: {
    what: 'Aucune plateforme ne répond à cette adresse.',
    steps: ['Vérifiez l’adresse de la plateforme\u00a0: elle se termine souvent par une version, comme /v1.'],
    otherwise: keeps,
  },
  not_a_platform: {
    what: 'L’adresse répond, mais ce n’est pas celle d’une plateforme compatible.',
    steps: [
      'Vérifiez l’adresse de la plateforme. L’adresse d’une page Web ne convient pas\u00a0: copiez celle qui sert à connecter Tickmark.',
    ],
    otherwise: waits,
  },
  no_longer_a_platform: {
    what: 'Ce n’est plus {platform} qui répond à son adresse.',
    steps: [
      'Rien à faire si {platform} est en maintenance ou si ce réseau demande d’abord une connexion : un nouvel essai se fera tout seul.',
      'Si cela dure, demandez au soutien technique de {platform} si l’adresse a changé.',
    ],
    otherwise: waits,
  },
  records_unreadable: {
    what: [
      'Les fiches de {platform} sont illisibles : {detail}',
      'Les fiches de {platform} sont illisibles.',
    ],
    steps: ['Copiez les détails pour le soutien technique de {platform}. Tickmark réessaie tout seul.'],
    otherwise: waits,
  },
  company_unreadable: {
    what: [
      'Ce que {platform} indique de {company} est illisible : {detail}',
      'Ce que {platform} indique de {company} est illisible.',
    ],
    steps: ['Copiez les détails pour le soutien technique de {platform}. Votre clé d’accès est bonne.'],
    otherwise: waits,
  },
  commands_failing: {
    what: ['{platform} n’accepte pas les commandes : {detail}', '{platform} n’accepte pas les commandes.'],
    steps: [
      'Rien pour l’instant : un nouvel essai se fera tout seul, et les fiches sont toujours lues.',
      'Si cela dure, copiez les détails pour le soutien technique de {platform}.',
    ],
    otherwise: waits,
  },
  runs_failing: {
    what: [
      '{platform} ne lance pas la synchronisation demandée : {detail}',
      '{platform} ne lance pas la synchronisation demandée.',
    ],
    steps: [
      'Rien pour l’instant : la demande sera refaite toute seule, et les fiches sont toujours lues.',
      'Si cela dure, copiez les détails pour le soutien technique de {platform}.',
    ],
    otherwise: waits,
  },
  access_denied: {
    what: [
      'L’accès à {platform} a été refusé : {detail}',
      'L’accès à {platform} a été refusé, par la plateforme ou par un intermédiaire.',
    ],
    steps: [
      'Vérifiez si un pare-feu, un proxy ou un VPN se trouve entre cet ordinateur et {platform}. Votre clé d’accès est peut-être bonne.',
      'Si cela dure, écrivez au soutien technique de {platform}.',
    ],
    otherwise: waits,
  },
  too_large: {
    what: '{platform} a envoyé une réponse beaucoup trop volumineuse.',
    steps: ['Signalez-le au soutien technique de {platform}\u00a0: la réponse n’a pas été lue.'],
    otherwise: waits,
  },
  cursor_expired: {
    what: '{platform} ne sait plus où la lecture s’était arrêtée.',
    steps: ['Rien à faire\u00a0: tout est relu depuis le début.'],
    otherwise: waits,
  },
  refused: {
    what: ['{detail}', '{platform} a refusé sans donner de raison.'],
    steps: [
      'Corrigez ce qui est indiqué, puis réessayez. Sinon, copiez les détails pour le soutien technique de {platform}.',
    ],
    otherwise: 'Rien n’a été modifié.',
  },
  no_company: {
    what: '{platform} accepte la clé, mais elle n’ouvre aucune entreprise.',
    steps: [
      'Demandez à un administrateur de votre plateforme de connecter l’entreprise, puis cliquez de nouveau sur Activer.',
    ],
    otherwise: keeps,
  },
  other_company: {
    what: 'Cette clé est celle de {other_company}, mais cette connexion est celle de {company}.',
    steps: [
      'Collez la clé de {company}.',
      'Pour travailler aussi avec {other_company}, ajoutez une connexion distincte.',
    ],
    otherwise: keeps,
  },
  key_unreadable: {
    what: 'La clé d’accès conservée ne peut plus être lue dans ce navigateur.',
    steps: ['Collez de nouveau la clé d’accès sous Options, Reconnecter.'],
    otherwise: 'Rien n’est synchronisé d’ici là. Ce qui est en file d’attente est conservé.',
  },
  key_ended: {
    what: 'La clé d’accès n’a été conservée que jusqu’à la fermeture du navigateur, comme vous l’avez choisi.',
    steps: ['Collez de nouveau la clé d’accès sous Options, Reconnecter.'],
    otherwise: 'Rien n’est synchronisé d’ici là. Ce qui est en file d’attente est conservé.',
  },
  key_store_failed: {
    what: 'Ce navigateur n’a pas pu conserver la clé d’accès en sécurité.',
    steps: ['Fermez les fenêtres privées, libérez de l’espace disque et réessayez.'],
    otherwise: keeps,
  },
  quickbooks_off: {
    what: [
      'La connexion entre {platform} et QuickBooks est rompue\u00a0: {detail}',
      'La connexion entre {platform} et QuickBooks est rompue.',
    ],
    steps: [
      [
        'Demandez à {who} de la rétablir.',
        'Demandez à un administrateur de votre plateforme de la rétablir.',
      ],
    ],
    otherwise: 'Aucune fiche n’est synchronisée d’ici là. Aucune n’échoue pour cette raison.',
  },
  disconnected: {
    what: 'La connexion entre {platform} et {company} a été coupée.',
    steps: [
      'Cliquez sur «\u00a0Reconnecter\u00a0» et entrez la clé d’accès que vous avez. Il n’en faut pas de nouvelle.',
    ],
    otherwise: 'D’ici là, rien n’est lu, synchronisé ni envoyé. Ce qui a été lu et mis en file est conservé.',
  },
  not_connected: {
    what: 'Cette entreprise n’est pas connectée.',
    steps: ['Connectez-la sous Options.'],
    otherwise: 'Rien de cette entreprise n’est affiché ni envoyé.',
  },
  wrong_company: {
    what: 'Une autre entreprise que celle de cette fiche est ouverte dans QuickBooks.',
    steps: ['Ouvrez la bonne entreprise dans QuickBooks, puis réessayez.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  record_gone: {
    what: '{platform} n’a plus cette fiche.',
    steps: ['Actualisez la page.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  not_allowed: {
    what: 'Vous n’avez pas le droit de faire cela.',
    steps: [
      ['Demandez à un administrateur\u00a0: {who}.', 'Demandez à un administrateur de votre plateforme.'],
    ],
    otherwise: 'Rien n’a été envoyé.',
  },
  not_now: {
    what: ['Impossible pour l’instant. {detail}', 'Impossible pour l’instant.'],
    steps: ['Redemandez-le une fois que ce sera réglé.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  not_eligible: {
    what: 'Ce n’est pas possible dans l’état actuel de la fiche.',
    steps: ['Regardez de nouveau la fiche\u00a0: son état a changé depuis l’affichage.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  not_looked: {
    what: 'QuickBooks n’a pas été vérifié à l’instant\u00a0: il n’est pas certain que la copie ait disparu.',
    steps: ['Cliquez de nouveau sur «\u00a0Effacer l’ID\u00a0»\u00a0: QuickBooks est alors vérifié d’abord.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  too_late: {
    what: 'L’envoi est déjà fait et ne peut plus être annulé.',
    steps: ['Attendez qu’il soit terminé, puis corrigez à partir de là.'],
    otherwise: null,
  },
  conflict: {
    what: ['{who} a modifié cette fiche avant vous.', 'Quelqu’un a modifié cette fiche avant vous.'],
    steps: ['Regardez la fiche telle qu’elle est maintenant, et décidez de nouveau.'],
    otherwise: 'Votre demande n’a pas été exécutée.',
  },
  still_in_quickbooks: {
    what: 'La fiche est toujours dans QuickBooks\u00a0: effacer l’ID en créerait une deuxième.',
    steps: ['Resynchronisez-la plutôt, ou ouvrez-la dans QuickBooks pour voir ce qui ne va pas.'],
    otherwise: 'Rien n’a été modifié.',
  },
  not_checked: {
    what: '{platform} n’a pas pu dire si la fiche est toujours dans QuickBooks.',
    steps: ['Réessayez dans un moment. Effacer l’ID n’est sûr que si la fiche a bel et bien disparu.'],
    otherwise: 'Rien n’a été modifié.',
  },
  nothing_reported: {
    what: '{platform} n’a rien indiqué à ce sujet depuis l’envoi\u00a0: c’est peut-être fait, peut-être pas.',
    steps: [
      'Ouvrez la fiche et comparez-la avec QuickBooks\u00a0: {platform} y regarde alors.',
      'Réessayez seulement si ce n’est pas fait.',
    ],
    otherwise: 'Rien n’est renvoyé automatiquement.',
  },
  export_under_way: {
    what: 'Une exportation est déjà en cours dans {platform}, ou l’issue de la dernière n’est pas encore connue.',
    steps: [
      'Attendez la fin de l’exportation des fiches en cours.',
      'Si une exportation a été mise de côté, ouvrez sa fiche et décidez-y d’abord.',
    ],
    otherwise: 'Rien n’a été envoyé.',
  },
  export_changed: {
    what: 'Ce qui est prêt dans {platform} a changé depuis votre confirmation.',
    steps: ['Choisissez de nouveau Tout exporter\u00a0: les fiches sont alors recomptées.'],
    otherwise: 'Rien n’a été envoyé.',
  },
  no_quickbooks: {
    what: 'L’entreprise à laquelle ce jeton donne accès n’est pas connectée à QuickBooks.',
    steps: ['Connectez-la à QuickBooks là-bas, puis cliquez de nouveau sur «\u00a0Activer\u00a0».'],
    otherwise: keeps,
  },
  cannot_check: {
    what: '{platform} ne peut pas regarder dans QuickBooks.',
    steps: ['Ouvrez vous-même la fiche dans QuickBooks. Effacer l’ID ne convient que si elle a disparu.'],
    otherwise: 'Rien n’a été modifié.',
  },
  sent_long_ago: {
    what: 'L’envoi date de plus d’un jour et aucune réponse n’est venue. {platform} l’a peut-être exécuté puis oublié.',
    steps: ['Regardez la fiche dans QuickBooks et dans {platform}. Ne réessayez que si rien n’a été fait.'],
    otherwise: 'Il n’est pas renvoyé tout seul.',
  },
  stopped_the_worker: {
    what: 'Cet envoi a arrêté l’extension trois fois de suite; il est mis de côté.',
    steps: ['Essayez encore une fois. Si cela se reproduit, copiez les détails pour le soutien technique.'],
    otherwise: 'Il n’est pas renvoyé tout seul.',
  },
  not_taken: {
    what: ['{platform} n’accepte pas cette commande : {detail}', '{platform} n’accepte pas cette commande.'],
    steps: [
      'Réessayez une fois. Si cela se reproduit, copiez les détails pour le soutien technique de {platform}.',
    ],
    otherwise: 'Elle n’est pas renvoyée toute seule.',
  },
  result_unreadable: {
    what: 'La réponse de {platform} au sujet de cette commande est illisible.',
    steps: [
      'Consultez la fiche sur {platform}, puis réessayez une fois. Si cela se reproduit, copiez les détails pour le soutien technique.',
    ],
    otherwise: 'Elle n’est pas renvoyée toute seule.',
  },
  store_lost: {
    what: 'Les données de Tickmark ont été perdues sur cet ordinateur; commandes en route : {count}.',
    steps: [
      'Dans les options, connectez de nouveau {platform} pour {company} : Tickmark demande alors ce que ces commandes sont devenues, et les réponses figurent au journal.',
      'Si vous n’en avez plus besoin, supprimez toutes les données conservées, dans les options.',
    ],
    otherwise:
      'Rien n’est renvoyé de lui-même. Ce que la plateforme détient est relu dès qu’elle est connectée.',
  },
  store_unreadable: {
    what: [
      'Tickmark ne peut pas ouvrir ses données sur cet ordinateur; commandes en route\u00a0: {count}.',
      'Tickmark ne peut pas ouvrir ses données sur cet ordinateur.',
    ],
    steps: [
      'Redémarrez le navigateur.',
      'Si une version plus récente de Tickmark se trouvait ici auparavant, mettez Tickmark à jour : une version antérieure ne touche pas à ses données.',
      'Si rien n’y fait, supprimez ces données sous Options et recommencez.',
    ],
    otherwise:
      'Rien n’est synchronisé d’ici là, et rien de ce qui est conservé n’est modifié. Un nouvel essai se fait de lui-même.',
  },
  store_full: {
    what: 'Ce navigateur n’a plus de place pour conserver ce que vous avez demandé.',
    steps: [
      'Libérez de l’espace disque, ou supprimez sous Options les données des entreprises dont vous n’avez plus besoin.',
    ],
    otherwise: 'Rien de plus ne peut être accepté d’ici là.',
  },
  internal_error: {
    what: 'Quelque chose a mal tourné dans Tickmark.',
    steps: ['Réessayez. Si cela se reproduit, copiez les détails pour le soutien technique.'],
    otherwise:
      'Ce qui a été accepté avant est conservé et se poursuit. Votre dernière demande n’a peut-être pas été acceptée\u00a0: regardez la fiche avant d’appuyer de nouveau.',
  },
};

/** Substitutes for unknown names. */
export const unnamed = {
  platform: 'La plateforme',
  company: 'cette entreprise',
  other_company: 'une autre entreprise',
};
