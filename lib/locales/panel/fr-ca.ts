import type { RecordType } from '../../core/records/record-types.ts';
import { recordTypeOf } from '../../core/records/record-types.ts';
import type { MatchReason } from '../../core/records/suggestion.ts';
import { card } from '../card/fr-ca.ts';
import { formatNumber, plural } from '../plural.ts';
import { isFeminine, ofThe, shared, the } from '../shared/fr-ca.ts';
import type { PanelWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');
const article = (kind: RecordType) => `${isFeminine(kind) ? 'une' : 'un'} ${shared.type[kind]}`;
const ofType = (type: string) => recordTypeOf(type);
const quoted = (words: readonly string[]) => words.map((word) => `«\u00a0${word}\u00a0»`).join(', ');

/** « factures », « notes de crédit », « écritures de journal » : the first word takes the plural. */
function many(kind: RecordType): string {
  const [first = '', ...rest] = shared.type[kind].split(' ');
  return [/[sx]$/.test(first) ? first : /eau$/.test(first) ? `${first}x` : `${first}s`, ...rest].join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr-CA') + text.slice(1);
}

const field: Readonly<Record<string, string>> = {
  number: 'Numéro',
  name: 'Nom',
  date: 'Date',
  due_date: 'Échéance',
  amount: 'Montant',
  tax: 'Taxes',
  memo: 'Note',
  rate: 'Tarif',
  quantity: 'Quantité',
  category: 'Catégorie',
  income_account: 'Compte de revenus',
  description: 'Description',
  terms: 'Modalités',
  email: 'Courriel',
  phone: 'Téléphone',
  address: 'Adresse',
  customer: 'Client',
};

const reason = (each: MatchReason): string => {
  switch (each.kind) {
    case 'same_name':
      return 'même nom';
    case 'same_but_writing':
      return 'même nom, aux accents, majuscules ou signes près';
    case 'same_but_legal_form':
      return 'même nom, à la forme juridique près';
    case 'same_words':
      return 'mêmes mots dans un autre ordre';
    case 'shares_words':
      return `a en commun ${quoted(each.words)}`;
    case 'similar_words':
      return `a un mot semblable, ${quoted(each.words)}`;
  }
};

export const panel: PanelWords = {
  shared,
  card,
  title: 'Tickmark',
  loading: 'Lecture de la fiche…',
  none: 'Aucune fiche n’est choisie.',
  none_step:
    'Appuyez sur une pastille dans QuickBooks et choisissez «\u00a0Ouvrir le volet\u00a0», ou ouvrez une fiche dans la file d’attente.',
  failures: 'À corriger',
  open_options: 'Ouvrir les options',
  open_queue: 'Ouvrir la file d’attente',
  other_company: (name) => `${name} est ouverte dans QuickBooks.`,
  other_company_unnamed: 'Une autre entreprise est ouverte dans QuickBooks.',
  other_company_step:
    'La fiche affichée ici appartient à une autre entreprise. Elle revient avec sa propre entreprise.',
  conflict: 'Impossible de savoir avec certitude quelle entreprise est ouverte dans QuickBooks.',
  conflict_step: 'Rechargez la page QuickBooks. Rien n’est affiché ni envoyé d’ici là.',
  no_answer: 'L’extension n’a pas répondu. Rien n’est perdu; réessayez.',
  done: (kind, label, state) => `${capital(shared.record(kind, label))}\u00a0: ${state}`,
  taken_back: (kind, label) => `Commande reprise. ${capital(the(kind, label))} est comme avant.`,
  retrying: (n, left) =>
    `Nouvel essai (${n} sur 3)\u00a0: encore ${plural('fr-CA', left, { one: '1 exécution automatique', other: `${left} exécutions automatiques` })} avant qu’une correction sûre ne soit tentée.`,
  place: 'Place dans la file',
  next_run: 'Prochaine exécution',
  save_sync: 'Enregistrer et synchroniser',

  amounts: 'Montants',
  gross: 'Brut',
  fee: 'Frais de traitement',
  net: 'Net',
  fee_of: (kind, label) => `Frais de traitement ${ofThe(kind, label)}`,

  compare: 'Comparaison',
  compare_button: 'Comparer avec QuickBooks',
  compare_again: 'Comparer de nouveau',
  comparing: 'Comparaison avec QuickBooks…',
  compared_at: 'Comparé à',
  compare_same: 'Aucun champ ne diffère.',
  compare_gone: 'QuickBooks n’a plus cette fiche.',
  compare_voided: 'La fiche est annulée dans QuickBooks. Elle n’a pas été supprimée.',
  compare_unknown: 'Impossible de savoir ce que contient QuickBooks.',
  field,
  field_column: 'Champ',
  last_synced: 'Dernière synchro',
  quickbooks: 'QuickBooks',
  changed: 'modifié',
  nothing: 'aucun',
  choose: (platform) => `Choisissez pour chaque champ\u00a0: ${platform} ou QuickBooks.`,
  choice: (name, side, value) => `${name}\u00a0: ${side} ${value}`,
  still_to_choose: (names) => `Reste à choisir\u00a0: ${names}.`,
  both_changed: 'Modifié des deux côtés\u00a0: choisissez.',
  chosen_note: (name, last, quickbooks, platform, kept) =>
    `${name}\u00a0: ${last} / ${quickbooks} / ${platform}, gardé\u00a0: ${kept}`,
  will_update: (platform) =>
    `Les valeurs choisies passent de l’autre côté; ${platform} et QuickBooks concordent ensuite.`,

  locked: {
    deposit:
      'Elle fait partie d’un dépôt dans QuickBooks\u00a0: le montant ne peut pas changer tant qu’elle n’en est pas retirée.',
    reconciled: 'Elle est rapprochée dans QuickBooks\u00a0: la modifier fausserait le rapprochement.',
    bank_match:
      'Elle est associée à une opération bancaire dans QuickBooks\u00a0: défaites l’association avant de la modifier.',
    closed_period: 'Sa date est dans une période fermée.',
    unknown: 'QuickBooks ne permet pas de la modifier pour le moment.',
  },
  locked_title: 'Avant d’envoyer',
  inactive: (type, name) => `${name} (${type}) est inactif dans QuickBooks.`,
  inactive_step: 'Réactivez-le dans QuickBooks, puis resynchronisez. Effacer l’ID n’aiderait pas.',
  quickbooks_type: (type) => {
    const known = ofType(type);
    return known === 'other' ? type : shared.type[known];
  },

  open_clash: (type, label) => `Ouvrir ${the(ofType(type), label)}`,
  link_to_it: 'S’y lier',
  clash_other_type: (kind, type) =>
    `Impossible de les lier\u00a0: ceci est ${article(kind)}, et cela ${article(ofType(type))}.`,
  change_number: (platform) => `Changer le numéro sur ${platform}`,

  closed_title: 'Période fermée',
  closed_through: (date) => `Les livres sont fermés jusqu’au ${date}.`,
  closed_choices: 'Trois façons d’en sortir',
  closed_date: (platform) => `Changer la date sur ${platform}`,
  closed_date_label: 'Nouvelle date',
  closed_hand: 'L’enregistrer à la main dans QuickBooks, puis la lier ci-dessous',
  closed_hold: 'La retenir jusqu’à la réouverture des livres',
  closed_warning:
    'Si les livres sont rouverts, cherchez d’abord les copies faites à la main\u00a0: sinon il pourrait y en avoir deux.',

  hold: 'Retenir jusqu’à une date',
  hold_until: 'Retenir jusqu’au',
  hold_reason: 'Raison',
  hold_button: 'Retenir',

  link_title: 'Lier à une autre fiche QuickBooks',
  link_same_number: 'Dans QuickBooks avec le même numéro\u00a0:',
  link_use_open: (type, id) => `Utiliser ${the(ofType(type), id)}, ouvert dans QuickBooks`,
  link_address: 'Adresse de la fiche dans QuickBooks',
  link_address_hint: 'Ouvrez la fiche dans QuickBooks et copiez son adresse, ou tapez son identifiant.',
  link_look: 'Comparer et lier',
  link_not_an_address: (kind) => `Ce n’est pas l’adresse dans QuickBooks pour\u00a0: ${shared.type[kind]}.`,
  link_dialog: (kind, label) => `Lier ${the(kind, label)}`,
  link_to: (type, id) => `À QuickBooks, ${shared.record(ofType(type), id)}\u00a0:`,
  link_unseen: 'Son contenu n’est pas connu ici\u00a0: ouvrez-la dans QuickBooks et comparez avant de lier.',
  link_differs: 'diffère',
  link_consequence: (platform) => `Rien n’est créé. ${platform} garde désormais les deux fiches ensemble.`,
  link_confirm: 'Lier',
  link_no_match: 'Aucune avec le même numéro.',
  former: (id) => `Autrefois liée à la fiche QuickBooks ${id}`,
  link_back: (id) => `Lier de nouveau à ${id}`,

  clear_link_first: 'S’y lier plutôt',
  clear_anyway: 'En créer une deuxième malgré tout',
  clear_type: (label) => `Tapez ${label} pour confirmer`,
  clear_second: (kind) =>
    `QuickBooks en aura alors deux\u00a0: l’ancienne reste, et une copie (${shared.type[kind]}) est créée.`,

  match_title: 'Associer à un client QuickBooks',
  match_label: 'Client QuickBooks',
  match_hint: 'Tapez une partie du nom, puis choisissez avec les flèches.',
  match_submit: 'Soumettre',
  match_suggestions: 'Suggestions',
  match_searching: 'Recherche…',
  match_none: (text) => `Aucun nom dans QuickBooks ne contient «\u00a0${text}\u00a0».`,
  match_count: (n) =>
    plural('fr-CA', n, { one: `${number(n)} nom trouvé`, other: `${number(n)} noms trouvés` }),
  match_best: 'Meilleure correspondance',
  match_linked: (name) => `déjà lié à ${name}`,
  match_unavailable: {
    vendor: 'est un fournisseur',
    employee: 'est un employé',
    inactive: 'inactif dans QuickBooks',
  },
  match_too_long: 'Les noms dans QuickBooks ont 500 caractères au plus.',
  reason,
  create_title: 'Créer un client dans QuickBooks',
  create_name: 'Nom d’affichage',
  create_button: 'Créer',
  create_taken: {
    vendor: 'Un fournisseur porte ce nom dans QuickBooks.',
    employee: 'Un employé porte ce nom dans QuickBooks.',
    customer: 'Un client porte ce nom dans QuickBooks.',
  },
  create_taken_step:
    'QuickBooks tient une seule liste de noms pour les trois\u00a0: choisissez un autre nom d’affichage.',
  create_taken_link: 'Associez-le à ce client ci-dessus, ou choisissez un autre nom d’affichage.',
  create_other_name: (name) => `Utiliser «\u00a0${name}\u00a0»`,
  create_variant: (name) => `${name} (client)`,
  create_looking: 'Vérification que le nom est libre…',

  off_title: (name) => `Ne pas synchroniser ${name}`,
  off_counting: 'Décompte de ce qui en dépend…',
  off_nothing: 'Rien de ce client n’attend d’être synchronisé.',
  off_consequence: (n, kind, total) => {
    const what = kind
      ? plural('fr-CA', n, { one: `${number(n)} ${shared.type[kind]}`, other: `${number(n)} ${many(kind)}` })
      : plural('fr-CA', n, { one: `${number(n)} fiche`, other: `${number(n)} fiches` });
    const verb = plural('fr-CA', n, { one: 'ne sera pas synchronisé', other: 'ne seront pas synchronisés' });
    const agreed = kind === null || isFeminine(kind) ? verb.replace(/synchronisé/, 'synchronisée') : verb;
    return `${what}${total ? ` (${total})` : ''} ${agreed}.`;
  },
  off_quiet: 'Plus rien n’est signalé de ce client tant que vous ne réactivez pas la synchronisation.',
  off_confirm: 'Ne pas synchroniser',

  service_title: 'Modifier le service',
  service_where: (platform) => `Les changements sont faits sur ${platform}.`,
  service_unchanged: 'inchangé',
  service_save: 'Enregistrer et resynchroniser',
  service_nothing: 'Rien n’est encore changé.',
  delete_title: (name) => `Supprimer le service ${name}`,
  delete_where: (platform) => `Ceci supprime le service de ${platform}, pas de QuickBooks.`,
  delete_users: (n, kind) =>
    plural('fr-CA', n, {
      one: `${number(n)} ${kind ? shared.type[kind] : 'fiche'} l’utilise\u00a0:`,
      other: `${number(n)} ${kind ? many(kind) : 'fiches'} l’utilisent\u00a0:`,
    }),
  delete_no_users: 'Aucune fiche en attente ne l’utilise.',
  delete_forever: 'C’est définitif.',
  delete_confirm: 'Supprimer le service',

  over_title: 'Le paiement attend',
  over: (amount) => `Le paiement dépasse la facture QuickBooks de ${amount}.`,
  over_totals: (platform, payment, invoice) =>
    `Paiement sur ${platform}\u00a0: ${payment}. Facture dans QuickBooks\u00a0: ${invoice}.`,
  over_credit: (applied, rest) => `Appliquer ${applied} et garder ${rest} en crédit`,
  over_adjust: (applied) => `Ramener le paiement à ${applied}`,
};
