import { endOf, type ProblemFacts, type Problems, type ProblemWords } from './en.ts';

const waits = 'Rien n’est perdu : ce que vous avez demandé est conservé et reprend tout seul.';
const keeps = 'Rien n’a été enregistré ni modifié.';

function problem(
  what: (facts: ProblemFacts) => string,
  steps: (facts: ProblemFacts) => readonly string[],
  otherwise: string | null,
): ProblemWords {
  return { what, steps, otherwise: () => otherwise };
}

export const problems: Problems = {
  address_invalid: problem(
    () => 'Tickmark ne peut pas utiliser cette adresse.',
    () => [
      'Copiez l’adresse depuis les paramètres de votre plateforme. Elle commence par https:// et ne contient aucun nom d’utilisateur.',
    ],
    keeps,
  ),
  address_insecure: problem(
    () => 'Cette adresse n’est pas chiffrée : elle commence par http://.',
    () => [
      'Utilisez l’adresse qui commence par https://. Sans chiffrement, la clé d’accès pourrait être lue en chemin.',
    ],
    keeps,
  ),
  key_empty: problem(
    () => 'La clé d’accès est vide.',
    () => ['Collez la clé d’accès depuis les paramètres de votre plateforme.'],
    keeps,
  ),
  key_too_long: problem(
    () => 'Ce texte est trop long pour une clé d’accès.',
    () => ['Copiez la clé d’accès seule, sans texte autour.'],
    keeps,
  ),
  key_characters: problem(
    () => 'Ce texte contient des caractères qu’aucune clé d’accès ne contient.',
    () => ['Copiez de nouveau la clé d’accès depuis les paramètres de votre plateforme.'],
    keeps,
  ),
  permission_denied: problem(
    () => 'Tickmark ne peut pas joindre cette adresse : l’autorisation n’a pas été donnée.',
    () => ['Appuyez de nouveau sur Activer et autorisez l’accès à cette seule adresse.'],
    keeps,
  ),
  unreachable: problem(
    ({ platform, since }) =>
      since ? `${platform} ne répond pas depuis ${since}.` : `${platform} ne répond pas.`,
    () => [
      'Vérifiez que cet ordinateur est en ligne.',
      'Vérifiez l’adresse de la plateforme, et si un bloqueur de publicité, un antivirus ou un serveur mandataire doit faire une exception pour elle.',
    ],
    waits,
  ),
  timeout: problem(
    ({ platform, since }) =>
      since ? `${platform} ne répond pas depuis ${since}.` : `${platform} a mis trop de temps à répondre.`,
    () => ['Rien pour l’instant : un nouvel essai se fera tout seul.'],
    waits,
  ),
  outcome_unknown: problem(
    ({ platform }) => `${platform} n’a pas confirmé ce qui lui a été demandé.`,
    () => ['Rien : Tickmark demande ce qu’il en est avant de renvoyer quoi que ce soit.'],
    waits,
  ),
  busy: problem(
    ({ platform }) => `${platform} demande de patienter un peu.`,
    () => ['Rien : un nouvel essai se fera tout seul.'],
    waits,
  ),
  platform_failed: problem(
    ({ platform, since }) =>
      since ? `${platform} est en panne depuis ${since}.` : `${platform} éprouve une panne.`,
    ({ platform }) => [
      'Rien pour l’instant : un nouvel essai se fera tout seul.',
      `Si cela dure, écrivez au soutien technique de ${platform}.`,
    ],
    waits,
  ),
  key_refused: problem(
    ({ platform }) => `${platform} refuse la clé d’accès.`,
    ({ who }) => [
      'Collez de nouveau la clé d’accès sous Options, Reconnecter. Inutile d’en générer une nouvelle : cela déconnecterait d’autres personnes.',
      who
        ? `Si la clé a été retirée, demandez à ${who}.`
        : 'Si la clé a été retirée, demandez-en une à un administrateur de votre plateforme.',
    ],
    'Rien n’est synchronisé ni présenté comme à jour tant que la connexion n’est pas rétablie.',
  ),
  no_right: problem(
    ({ platform, company }) =>
      `${platform} reconnaît la clé, mais elle ne donne aucun droit sur ${endOf(company)}`,
    () => ['Demandez à un administrateur de votre plateforme de vous donner ce droit, ou une autre clé.'],
    'Rien n’est synchronisé d’ici là.',
  ),
  not_found: problem(
    ({ platform }) => `${platform} n’a rien à cette adresse.`,
    () => ['Vérifiez l’adresse de la plateforme : elle se termine souvent par une version, comme /v1.'],
    keeps,
  ),
  not_a_platform: problem(
    () => 'Quelque chose répond à cette adresse, mais ne parle pas l’API des plateformes sources.',
    () => [
      'Vérifiez l’adresse de la plateforme. L’adresse d’une page Web ne convient pas : copiez celle qui sert à connecter Tickmark.',
    ],
    waits,
  ),
  too_large: problem(
    ({ platform }) => `${platform} a envoyé une réponse beaucoup trop volumineuse.`,
    ({ platform }) => [`Signalez-le au soutien technique de ${platform} : la réponse n’a pas été lue.`],
    waits,
  ),
  cursor_expired: problem(
    ({ platform }) => `${platform} ne sait plus où la lecture s’était arrêtée.`,
    () => ['Rien : tout est relu depuis le début.'],
    waits,
  ),
  refused: problem(
    ({ platform }) => `${platform} a refusé.`,
    ({ detail }) => [
      detail || 'La plateforme n’a donné aucune raison. Copiez les détails pour son soutien technique.',
    ],
    'Rien n’a été modifié.',
  ),
  no_company: problem(
    ({ platform }) => `${platform} accepte la clé, mais elle n’ouvre aucune entreprise.`,
    () => [
      'Demandez à un administrateur de votre plateforme de connecter l’entreprise, puis appuyez de nouveau sur Activer.',
    ],
    keeps,
  ),
  other_company: problem(
    ({ company, other_company }) =>
      `Cette clé est celle de ${other_company}, mais cette connexion est celle de ${endOf(company)}`,
    ({ company, other_company }) => [
      `Collez la clé de ${endOf(company)}`,
      `Pour travailler aussi avec ${other_company}, ajoutez une connexion distincte.`,
    ],
    keeps,
  ),
  key_unreadable: problem(
    () => 'La clé d’accès conservée ne peut plus être lue dans ce navigateur.',
    () => ['Collez de nouveau la clé d’accès sous Options, Reconnecter.'],
    'Rien n’est synchronisé d’ici là. Ce qui est en file d’attente est conservé.',
  ),
  key_store_failed: problem(
    () => 'Ce navigateur n’a pas pu conserver la clé d’accès en sécurité.',
    () => ['Fermez les fenêtres privées, libérez de l’espace disque et réessayez.'],
    keeps,
  ),
  quickbooks_off: problem(
    ({ platform, detail }) => `${platform} n’est pas connecté à QuickBooks${detail ? ` : ${detail}` : '.'}`,
    ({ who }) => [
      who
        ? `Demandez à ${who} de le reconnecter.`
        : 'Demandez à un administrateur de votre plateforme de le reconnecter.',
    ],
    'Aucune fiche n’est synchronisée d’ici là. Aucune n’échoue pour cette raison.',
  ),
  not_connected: problem(
    () => 'Cette entreprise n’est pas connectée.',
    () => ['Connectez-la sous Options.'],
    'Rien la concernant n’est affiché ni envoyé.',
  ),
  wrong_company: problem(
    () => 'Une autre entreprise que celle de cette fiche est ouverte dans QuickBooks.',
    () => ['Ouvrez la bonne entreprise dans QuickBooks, puis réessayez.'],
    'Rien n’a été envoyé.',
  ),
  record_gone: problem(
    ({ platform }) => `${platform} n’a plus cette fiche.`,
    () => ['Rechargez la page.'],
    'Rien n’a été envoyé.',
  ),
  not_allowed: problem(
    () => 'Vous n’avez pas le droit de faire cela.',
    ({ who }) => [
      who ? `Demandez à un administrateur : ${who}.` : 'Demandez à un administrateur de votre plateforme.',
    ],
    'Rien n’a été envoyé.',
  ),
  not_eligible: problem(
    () => 'Ce n’est pas possible dans l’état actuel de la fiche.',
    () => ['Regardez de nouveau la fiche : son état a changé depuis l’affichage.'],
    'Rien n’a été envoyé.',
  ),
  too_late: problem(
    () => 'L’envoi est déjà fait et ne peut plus être annulé.',
    () => ['Attendez qu’il soit terminé, puis corrigez à partir de là.'],
    null,
  ),
  conflict: problem(
    ({ who }) =>
      who ? `${who} a modifié cette fiche avant vous.` : 'Quelqu’un a modifié cette fiche avant vous.',
    () => ['Regardez la fiche telle qu’elle est maintenant, et décidez de nouveau.'],
    'Rien de votre demande n’a été fait.',
  ),
  still_in_quickbooks: problem(
    () => 'La fiche est toujours dans QuickBooks : effacer l’ID en créerait une deuxième.',
    () => ['Resynchronisez-la plutôt, ou ouvrez-la dans QuickBooks pour voir ce qui ne va pas.'],
    'Rien n’a été modifié.',
  ),
  not_checked: problem(
    ({ platform }) => `${platform} n’a pas pu dire si la fiche est toujours dans QuickBooks.`,
    () => ['Réessayez dans un moment. Effacer l’ID n’est sûr que si la fiche a bel et bien disparu.'],
    'Rien n’a été modifié.',
  ),
  cannot_check: problem(
    ({ platform }) => `${platform} ne peut pas regarder dans QuickBooks.`,
    () => ['Ouvrez vous-même la fiche dans QuickBooks. Effacer l’ID ne convient que si elle a disparu.'],
    'Rien n’a été modifié.',
  ),
  stopped_the_worker: problem(
    () => 'Cet envoi a arrêté l’extension trois fois de suite; il est mis de côté.',
    () => ['Essayez encore une fois. Si cela se reproduit, copiez les détails pour le soutien technique.'],
    'Il n’est pas renvoyé tout seul.',
  ),
  store_full: problem(
    () => 'Ce navigateur n’a plus de place pour conserver ce que vous avez demandé.',
    () => [
      'Libérez de l’espace disque, ou supprimez sous Options les données des entreprises dont vous n’avez plus besoin.',
    ],
    'Rien de plus ne peut être accepté d’ici là.',
  ),
  internal_error: problem(
    () => 'Quelque chose a mal tourné dans Tickmark.',
    () => ['Réessayez. Si cela se reproduit, copiez les détails pour le soutien technique.'],
    waits,
  ),
};
