import type { RecordType } from '../../core/records/record-types.ts';
import { recordTypeOf } from '../../core/records/record-types.ts';
import type { MatchReason } from '../../core/records/suggestion.ts';
import { card } from '../card/fr-ca.ts';
import { formatNumber, plural } from '../plural.ts';
import { ofThe, shared, the } from '../shared/fr-ca.ts';
import type { PanelWords } from './en.ts';

const number = (n: number) => formatNumber(n, 'fr-CA');
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
      return `mots en commun\u00a0: ${quoted(each.words)}`;
    case 'similar_words':
      return `mot semblable\u00a0: ${quoted(each.words)}`;
  }
};

export const panel: PanelWords = {
  shared,
  card,
  title: 'Tickmark',
  loading: 'Lecture de la fiche…',
  none: 'Aucune fiche sélectionnée.',
  none_step:
    'Cliquez sur une pastille dans QuickBooks, puis sur «\u00a0Ouvrir le volet\u00a0», ou ouvrez une fiche dans la file d’attente.',
  failures: 'À corriger',
  open_options: 'Ouvrir les options',
  open_queue: 'Ouvrir la file d’attente',
  other_company: (name) => `L’entreprise ouverte dans QuickBooks est ${name}.`,
  other_company_unnamed: 'Une autre entreprise est ouverte dans QuickBooks.',
  other_company_step:
    'La fiche affichée ici appartient à une autre entreprise. Elle revient avec sa propre entreprise.',
  conflict: 'Impossible de savoir avec certitude quelle entreprise est ouverte dans QuickBooks.',
  conflict_step: 'Actualisez la page QuickBooks. Rien n’est affiché ni envoyé d’ici là.',
  no_answer: 'L’extension n’a pas répondu. Rien n’est perdu; réessayez.',
  done: (kind, label, state) => `${capital(shared.record(kind, label))}\u00a0: ${state}`,
  taken_back: (kind, label) => `Annulé avant l’envoi. Rien n’a changé pour ${the(kind, label)}.`,
  retrying: (n, left) =>
    `Nouvel essai (${n} sur 3)\u00a0: encore ${plural('fr-CA', left, { one: '1 synchro automatique', other: `${left} synchros automatiques` })} avant qu’une correction sûre ne soit tentée.`,
  place: 'Place dans la file',
  next_run: 'Prochaine synchro',
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
  compared_at: 'Comparaison faite à',
  compare_same: 'Aucune différence.',
  compare_gone: 'QuickBooks n’a plus cette fiche.',
  compare_voided: 'La fiche est annulée dans QuickBooks. Elle n’a pas été supprimée.',
  compare_unknown: 'Impossible de savoir ce que contient QuickBooks.',
  field,
  field_column: 'Champ',
  last_synced: 'Dernière synchro',
  quickbooks: 'QuickBooks',
  changed: 'changement',
  nothing: 'aucun',
  choose: (platform) => `Choisissez pour chaque champ\u00a0: ${platform} ou QuickBooks.`,
  choice: (name, side, value) => `${name}\u00a0: ${side} ${value}`,
  still_to_choose: (names) => `Reste à choisir\u00a0: ${names}.`,
  both_changed: 'Changement des deux côtés\u00a0: choisissez.',
  change_note: (name, before, after) => `${name}\u00a0: ${before} → ${after}`,
  chosen_note: (name, last, quickbooks, platform, kept) =>
    `${name}\u00a0: ${last} / ${quickbooks} / ${platform}, gardé\u00a0: ${kept}`,
  will_update: (platform) =>
    `Les valeurs choisies passent de l’autre côté; ${platform} et QuickBooks concordent ensuite.`,

  locked: {
    deposit:
      'Elle fait partie d’un dépôt dans QuickBooks\u00a0: le montant ne peut pas changer tant qu’elle n’est pas retirée du dépôt.',
    reconciled: 'Elle est rapprochée dans QuickBooks\u00a0: la modifier fausserait le rapprochement.',
    bank_match:
      'Elle est appariée à une opération bancaire dans QuickBooks\u00a0: annulez l’appariement avant de la modifier.',
    closed_period: 'Sa date est dans une période clôturée.',
    unknown: 'QuickBooks ne permet pas de la modifier en ce moment.',
  },
  locked_title: 'Avant d’envoyer',
  inactive: (type, name) => `${name} (${type}) est inactif dans QuickBooks.`,
  inactive_step: 'Réactivez-le dans QuickBooks, puis resynchronisez. Effacer l’ID n’aiderait pas.',
  quickbooks_type: (type) => {
    const known = ofType(type);
    return known === 'other' ? type : shared.type[known];
  },

  open_clash: (type, label) => `Ouvrir ${the(ofType(type), label)}`,
  link_to_it: 'Lier à cette fiche',
  clash_other_type: (kind, type) =>
    `Impossible de lier\u00a0: les types diffèrent (${shared.type[kind]} et ${shared.type[ofType(type)]}).`,
  change_number: (platform) => `Changer le numéro sur ${platform}`,

  closed_title: 'Période clôturée',
  closed_through: (date) => `Les livres sont clôturés jusqu’au ${date}.`,
  closed_choices: 'Trois solutions',
  closed_date: (platform) => `Changer la date sur ${platform}`,
  closed_date_label: 'Nouvelle date',
  closed_hand: 'La saisir à la main dans QuickBooks, puis la lier ci-dessous',
  closed_hold: 'La suspendre jusqu’à la réouverture de la période',
  closed_warning:
    'Si la période est rouverte, cherchez d’abord les copies saisies à la main\u00a0: sinon, il pourrait y en avoir deux.',

  hold: 'Suspendre jusqu’à une date',
  hold_until: 'Suspendre jusqu’au',
  hold_reason: 'Raison',
  hold_button: 'Suspendre',

  link_title: 'Lier à une autre fiche QuickBooks',
  link_same_number: 'Dans QuickBooks avec le même numéro\u00a0:',
  link_use_open: (type, id) =>
    `Utiliser la fiche ouverte dans QuickBooks\u00a0: ${shared.record(ofType(type), id)}`,
  link_address: 'Adresse de la fiche dans QuickBooks',
  link_address_hint: 'Ouvrez la fiche dans QuickBooks et copiez son adresse, ou tapez son identifiant.',
  link_look: 'Comparer et lier',
  link_not_an_address: (kind) => `Ce n’est pas l’adresse dans QuickBooks pour\u00a0: ${shared.type[kind]}.`,
  link_dialog: (kind, label) => `Lier ${the(kind, label)}`,
  link_to: (type, id) => `Fiche QuickBooks\u00a0: ${shared.record(ofType(type), id)}`,
  link_unseen: 'Son contenu n’est pas connu ici\u00a0: ouvrez-la dans QuickBooks et comparez avant de lier.',
  link_differs: 'diffère',
  link_consequence: (platform) =>
    `Rien n’est créé. ${platform} tient désormais les deux fiches à jour ensemble.`,
  link_overwrites: (platform, record) =>
    `Les valeurs de QuickBooks remplacent celles de ${platform}\u00a0: ${record}. Ses paiements dans QuickBooks sont repris aussi. On ne peut pas annuler ici.`,
  link_confirm: 'Lier',
  pull_dialog: (kind, label) => `Reprendre ${the(kind, label)} de QuickBooks`,
  pull_overwrites: (platform, record) =>
    `Les valeurs de QuickBooks remplacent celles de ${platform}\u00a0: ${record}. On ne peut pas annuler ici.`,
  pull_deletes: (platform) => `Si la copie de QuickBooks est annulée, ${platform} supprime la sienne.`,
  pull_confirm: 'Reprendre',
  export_dialog: 'Exporter tout ce qui est prêt',
  export_counting: (platform) => `Décompte de ce qui est prêt dans ${platform}…`,
  export_count: (platform, n, parts) =>
    plural('fr-CA', n, {
      one: `${platform} exporte ${number(n)} fiche vers QuickBooks\u00a0: ${parts}.`,
      other: `${platform} exporte ${number(n)} fiches vers QuickBooks, dont celle-ci\u00a0: ${parts}.`,
    }),
  export_part: (n, kind, total, lacks) =>
    `${plural('fr-CA', n, { one: `${number(n)} ${shared.type[kind]}`, other: `${number(n)} ${many(kind)}` })} (${total ?? 'montant inconnu'}${lacks ? '; seulement si ce qui manquait est maintenant là' : ''})`,
  export_not_told: (platform) =>
    `${platform} ne dit pas ce qui est prêt en ce moment. Fermez cette fenêtre et revoyez la fiche.`,
  export_under_way: (platform) => `${platform} exporte déjà. Attendez que ce soit terminé.`,
  export_all_or_none: 'Tout est exporté, ou rien. Cette action ne peut pas être annulée ici.',
  export_confirm: 'Tout exporter',
  link_no_match: 'Aucune fiche avec ce numéro.',
  former: (id) => `Auparavant liée à la fiche QuickBooks ${id}`,
  link_back: (id) => `Lier de nouveau à ${id}`,

  clear_link_first: 'Lier plutôt à cette fiche',
  clear_anyway: 'En créer une deuxième malgré tout',
  clear_type: (label) => `Tapez ${label} pour confirmer`,
  clear_second: (kind) =>
    `Il y en aura alors deux dans QuickBooks\u00a0: l’ancienne reste, et une nouvelle (${shared.type[kind]}) est créée.`,

  match_title: 'Associer à un client QuickBooks',
  match_label: 'Client QuickBooks',
  match_hint: 'Tapez une partie du nom, puis choisissez avec les flèches.',
  match_submit: 'Associer',
  match_with: (name) => `Associer à ${name}`,
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
  match_too_long: 'Dans QuickBooks, un nom compte au plus 500 caractères.',
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
  off_nothing: 'Ce client n’a rien en attente de synchro.',
  off_consequence: (n, kind, total) => {
    const what = kind
      ? plural('fr-CA', n, { one: `${number(n)} ${shared.type[kind]}`, other: `${number(n)} ${many(kind)}` })
      : plural('fr-CA', n, { one: `${number(n)} fiche`, other: `${number(n)} fiches` });
    return `Hors synchro\u00a0: ${what}${total ? ` (${total})` : ''}.`;
  },
  off_quiet: 'Vous n’aurez plus d’avis sur ce client tant que la synchro n’est pas réactivée.',
  off_confirm: 'Ne pas synchroniser',

  service_title: 'Modifier le service',
  service_where: (platform) => `Les changements sont faits sur ${platform}.`,
  service_unchanged: 'sans changement',
  service_save: 'Enregistrer et resynchroniser',
  service_nothing: 'Aucun changement pour l’instant.',
  delete_title: (name) => `Supprimer le service ${name}`,
  delete_where: (platform) => `Le service sera supprimé de ${platform}, pas de QuickBooks.`,
  delete_users: (n, kind) =>
    plural('fr-CA', n, {
      one: `${number(n)} ${kind ? shared.type[kind] : 'fiche'} l’utilise\u00a0:`,
      other: `${number(n)} ${kind ? many(kind) : 'fiches'} l’utilisent\u00a0:`,
    }),
  delete_no_users: 'Aucune fiche en attente ne l’utilise.',
  delete_forever: 'Cette action est définitive.',
  delete_confirm: 'Supprimer le service',

  over_title: 'Paiement en suspens',
  over: (amount) => `Le paiement dépasse la facture QuickBooks de ${amount}.`,
  over_totals: (platform, payment, invoice) =>
    `Paiement sur ${platform}\u00a0: ${payment}. Facture dans QuickBooks\u00a0: ${invoice}.`,
  over_credit: (applied, rest) => `Appliquer ${applied} et garder ${rest} en crédit`,
  over_adjust: (applied) => `Ramener le paiement à ${applied}`,
};
