import type { RecordType } from '../../core/records/record-types.ts';
import { actions } from '../actions/fr-ca.ts';
import { isElided } from '../names/fr-ca.ts';
import { plural } from '../plural.ts';
import { isFeminine, shared } from '../shared/fr-ca.ts';
import type { CardWords } from './en.ts';

/** « nouveau » before a consonant, « nouvel » before a vowel. */
function newWord(kind: RecordType): string {
  if (isFeminine(kind)) return 'nouvelle';
  return isElided(kind) ? 'nouvel' : 'nouveau';
}

export const card: CardWords = {
  shared,
  actions,
  commands: 'Ce que vous pouvez faire',
  more: 'Plus',
  more_for: (record) => `Plus d’actions\u00a0: ${record}`,
  sides: {
    both_say: 'Des deux côtés\u00a0:',
    agree: 'Les deux côtés concordent',
    checked: 'vérification\u00a0:',
    gap: 'Écart',
    missing: {
      no_copy: () => 'pas encore là',
      gone: () => 'plus là',
      not_told: (platform) => `valeurs non indiquées par ${platform}`,
    },
    changed: {
      platform: (platform) => `Changement dans ${platform}`,
      quickbooks: () => 'Changement dans QuickBooks',
      both: () => 'Changement des deux côtés',
    },
    on: (day) => `le ${day}`,
    at: (clock) => `à ${clock}`,
    equal: 'dernière concordance',
    equal_alone: 'Dernière concordance',
    elsewhere: 'Le changement est ailleurs sur la fiche.',
  },
  not_now: 'Impossible en ce moment',
  busy: 'En cours…',
  warnings: 'Avertissements',
  same_label: (n, label) =>
    `${n} fiches portent le numéro ou le nom ${label}. Dans les listes, aucune n’a de pastille, car la ligne ne permet pas de savoir de laquelle il s’agit.`,
  state_since: 'Depuis',
  last_success: 'Dernière réussite',
  never: 'jamais',
  stands: (since) => `Rien n’a été synchronisé depuis ${since}.`,
  next_attempt: 'Prochain essai',
  attempts: 'Essais',
  quickbooks_record: 'Fiche QuickBooks',
  waits_on: 'En attente de',
  dependents: (n) =>
    plural('fr-CA', n, { one: `${n} fiche attend celle-ci`, other: `${n} fiches attendent celle-ci` }),
  history: 'Historique',
  history_empty: 'Aucune action sur cette fiche pour l’instant.',
  by: (who) => `par ${who}`,
  outcome: {
    pending: 'en cours',
    succeeded: 'réussite',
    failed: 'échec',
    conflict: 'quelqu’un d’autre l’a fait avant',
    canceled: 'annulé avant l’envoi',
    refused: 'refus',
  },
  original: 'Message d’origine, tel que reçu',
  copy_names: 'avec les noms des clients',
  request_id: 'ID de la requête',
  record_id: 'Identifiant de la fiche',
  open_quickbooks: 'Ouvrir dans QuickBooks',
  open_panel: 'Ouvrir le volet',
  open_platform: (platform) => `Ouvrir dans ${platform}`,

  clear_title: 'Effacer l’ID — dissocier de cette fiche QuickBooks',
  clear_not_found: (id) => `La fiche QuickBooks ${id} est introuvable.`,
  clear_not_found_unnamed: 'La fiche QuickBooks liée est introuvable.',
  clear_voided: (id) => `La fiche QuickBooks ${id} est annulée.`,
  clear_inactive: (id) => `La fiche QuickBooks ${id} est inactive.`,
  clear_exists: (id) => `La fiche QuickBooks ${id} existe toujours.`,
  clear_unknown: (id) => `Impossible de savoir si la fiche QuickBooks ${id} existe toujours.`,
  clear_creates: (kind) => ({
    before: isFeminine(kind) ? 'Une ' : 'Un ',
    strong: newWord(kind),
    after: ` ${shared.type[kind]} sera ${isFeminine(kind) ? 'créée' : 'créé'} dans QuickBooks.`,
  }),
  clear_creates_nothing: 'Aucune nouvelle fiche ne sera créée dans QuickBooks.',
  clear_duplicate: (number, id) =>
    number
      ? `Le numéro ${number} existe déjà dans QuickBooks (fiche ${id})\u00a0: il est plus sûr de lier à cette fiche.`
      : `Une telle fiche existe déjà dans QuickBooks (fiche ${id})\u00a0: il est plus sûr de lier à cette fiche.`,
  clear_dependents: (n) =>
    plural('fr-CA', n, {
      one: 'Cette fiche l’attend et sera synchronisée ensuite\u00a0:',
      other: `Ces ${n} fiches l’attendent et seront synchronisées ensuite\u00a0:`,
    }),
  clear_locked: (who) => `${who} travaille sur cette fiche.`,
  clear_question: 'Que fait «\u00a0Effacer l’ID\u00a0»?',
  clear_answer: [
    'La plateforme source retient quelle fiche QuickBooks correspond à chacune des siennes. «\u00a0Effacer l’ID\u00a0» lui fait oublier la fiche QuickBooks nommée ici.',
    'À la prochaine synchronisation, la plateforme cherche d’abord dans QuickBooks et crée une nouvelle fiche s’il n’y en a aucune. Rien n’est supprimé dans QuickBooks.',
    'Vous pouvez annuler pendant 10 secondes; rien n’est envoyé avant. L’ancienne fiche QuickBooks reste dans l’historique.',
  ],
  clear_checking: 'Vérification dans QuickBooks…',
  clear_refused: 'Impossible d’effacer l’ID en ce moment',
  clear_confirm: 'Effacer l’ID',
  undo: 'Annuler',
  dismiss: 'Fermer le message',
};
