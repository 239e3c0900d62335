import type { Column } from '../../core/report/report-words.ts';
import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { ReportWords } from './en.ts';

const many = (n: number, one: string, other: string) =>
  `${formatNumber(n, 'fr-CA')} ${plural('fr-CA', n, { one, other })}`;
const records = (n: number) => many(n, 'fiche', 'fiches');
const rows = (n: number) => many(n, 'ligne', 'lignes');

const COLUMN: Partial<Record<Column, string>> = {
  date: 'Date',
  type: 'Type d’opération',
  number: 'Nº',
  name: 'Nom',
  amount: 'Montant',
  debit: 'Débit',
  credit: 'Crédit',
};

export const report: ReportWords = {
  shared,
  intro: (platform) =>
    `Comparez un rapport exporté de QuickBooks avec ${platform}. Le fichier est lu sur cet ordinateur\u00a0: il n’est ni conservé ni envoyé.`,
  file: 'Rapport QuickBooks (CSV ou Excel)',
  drop: 'ou déposez le fichier ici',
  example: 'Vérifier un rapport de l’exemple',
  how: 'Comment l’exporter',
  steps: [
    'Dans QuickBooks, ouvrez Rapports, puis Liste des factures par date, ou Liste des opérations par date pour tous les types.',
    'Choisissez la période et gardez les colonnes Date, Type d’opération, Nº, Nom, Montant et Solde impayé.',
    'Cliquez sur Exporter, en CSV ou en Excel, puis sélectionnez ici le fichier enregistré.',
  ],
  step: {
    reading: (file) => `Lecture de ${file}…`,
    records: (n) => `Lecture de ${records(n)}…`,
    comparing: 'Comparaison…',
  },
  cancel: 'Annuler',
  ask_order: (sample) =>
    `Quel jour est ${sample}? Le rapport n’indique pas si le jour ou le mois vient en premier.`,
  not_ready: (platform) =>
    `Les fiches de ${platform} ne sont pas encore toutes lues. Vérifiez le rapport de nouveau après la première synchro.`,
  failed: (file) => `Impossible de vérifier ${file}.`,
  refused: {
    empty: 'Le fichier est vide.',
    not_a_table: 'Ce n’est ni un fichier CSV ni un classeur Excel.',
    old_excel:
      'C’est un ancien fichier Excel (.xls). Enregistrez-le en .xlsx ou en CSV, ou exportez le rapport de nouveau.',
    pdf: 'C’est un PDF. Exportez plutôt le rapport en CSV ou en Excel.',
    web_page:
      'C’est une page Web, pas un rapport. Connectez-vous à QuickBooks et exportez le rapport de nouveau.',
    too_large: 'Le fichier est trop volumineux. Choisissez une période plus courte dans QuickBooks.',
    damaged: 'Le fichier Excel est endommagé ou incomplet. Exportez le rapport de nouveau.',
    no_header: 'Les 12 premières lignes n’ont aucun nom de colonne d’un rapport QuickBooks.',
    no_rows: 'Le rapport n’a aucune ligne.',
  },
  missing_column: (column) =>
    `La colonne ${COLUMN[column] ?? column} manque dans le rapport. Dans QuickBooks, ouvrez le rapport, cliquez sur Personnaliser, ajoutez la colonne ${COLUMN[column] ?? column} et exportez le rapport de nouveau.`,
  broken: {
    broken_quotes: 'il manque un guillemet',
    broken_row: 'ses cellules ne sont pas sous le nom de leur colonne',
    bad_date: 'sa date est illisible',
    bad_amount: 'son montant est illisible',
    two_orders: 'le jour et le mois y sont dans un autre ordre qu’avant',
  },
  broken_line: (line, why, text) =>
    `La ligne ${line} du fichier est endommagée\u00a0: ${why} (${text}). Exportez le rapport de nouveau, sans modifier le fichier.`,
  nothing_compared: 'Rien n’a été comparé.',
  another: 'Vérifier un autre rapport',
  save: 'Enregistrer les écarts (CSV)',
  print: 'Imprimer',
  result: 'Résultat',
  rows_in_report: (n) => `${rows(n)} dans le rapport`,
  saved: (time) => `fichier de ${time}`,
  made: (time) => `produit ${time}`,
  basis: { accrual: 'comptabilité d’exercice', cash: 'comptabilité de caisse' },
  other_company: (of, company) =>
    `Le rapport est celui de ${of}, mais il a été comparé avec les fiches de ${company}. S’il s’agit de deux entreprises, ses écarts ne veulent rien dire.`,
  no_company: 'Le rapport ne nomme pas son entreprise.',
  cut: 'Le rapport n’a ni total ni dernière ligne\u00a0: il est peut-être coupé. Aucune fiche n’est donnée comme manquante.',
  sums_differ:
    'La somme des lignes n’égale pas le total du rapport\u00a0: il en manque peut-être. Aucune fiche n’est donnée comme manquante.',
  lines:
    'Ce rapport montre des lignes d’opérations. Les montants ne sont comparés que si les lignes montrent le montant entier.',
  shows_only: {
    open: 'Ce rapport ne montre que les opérations impayées\u00a0: aucune fiche n’est donnée comme manquante.',
    paid: 'Ce rapport ne montre que les factures payées et leurs paiements\u00a0: aucune fiche n’est donnée comme manquante.',
    one_account: 'Ce rapport ne montre qu’un compte\u00a0: aucune fiche n’est donnée comme manquante.',
  },
  no_range:
    'Le rapport n’indique pas sa période\u00a0: seuls les jours entre sa première et sa dernière ligne sont comparés.',
  verdict: {
    agree: () => 'Concordance',
    amount_differs: () => 'Montant différent',
    open_differs: () => 'Solde impayé différent',
    details_differ: () => 'Date ou nom différent',
    only_quickbooks: () => 'Dans QuickBooks seulement',
    only_platform: (platform) => `Sur ${platform} seulement`,
    synced_missing: (platform) => `À jour sur ${platform}, mais pas dans ce rapport`,
    failed_present: (platform) => `Échec sur ${platform}, mais dans ce rapport`,
    number_twice: () => 'Numéro utilisé deux fois',
    cannot_tell: () => 'Impossible à distinguer',
  },
  how_many: (n) => `(${formatNumber(n, 'fr-CA')})`,
  show: 'Afficher',
  hide: 'Masquer',
  all_agree: 'Aucun écart.',
  list: 'Constats',
  columns: {
    verdict: 'Constat',
    type: 'Type',
    number: 'Numéro',
    name: 'Nom',
    date: 'Date',
    amount: 'Montant',
    record: 'Fiche',
    difference: 'Écart',
    open: 'Solde impayé',
    note: 'Remarque',
    line: 'Ligne du fichier',
    id: 'ID de la fiche',
  },
  on_side: (column, side) => `${column}, ${side}`,
  count: 'Nombre',
  differs: {
    open: (of, own) => `Solde impayé\u00a0: ${of} dans QuickBooks, ${own} selon les paiements`,
    date: (of, own) => `Date\u00a0: ${of} dans QuickBooks, ${own}`,
    name: (of, own) => `Nom\u00a0: ${of} dans QuickBooks, ${own}`,
    number: (of, own) => `Numéro\u00a0: ${of} dans QuickBooks, ${own}`,
  },
  no_number: 'aucun',
  would_double: 'Une resynchro ferait un doublon',
  would_double_line: (platform) =>
    `Le rapport de QuickBooks contient déjà cette fiche, et ${platform} ne le sait pas. Une resynchronisation en créerait une deuxième copie\u00a0: liez-la plutôt à celle de QuickBooks.`,
  would_double_many: (n) =>
    `${records(n)} déjà dans le rapport de QuickBooks\u00a0: une resynchronisation en créerait une deuxième copie.`,
  changed_since: 'Changement après la production du rapport',
  voided: 'Annulée dans QuickBooks',
  maybe: 'Peut-être la même\u00a0: la date, le montant et le nom concordent',
  uncounted: (n) => `${n} sans montant comparable`,
  left_out_title: (n) => `${formatNumber(n, 'fr-CA')} hors comparaison`,
  left_out: {
    cut: (n) => `${records(n)} hors du rapport, peut-être coupé`,
    range: (n) => `${records(n)} hors de la période du rapport`,
    type: (n) => `${records(n)} de types que le rapport ne montre pas`,
    filter: (n) => `${records(n)} que le filtre du rapport exclut peut-être`,
    undated: (n) => `${records(n)} sans date`,
    after_export: (n) => `${records(n)} de création ou de synchro plus récente que le rapport`,
    voided: (n) => `${records(n)} annulées ou inactives dans QuickBooks`,
    unknown_type: (n) => `${rows(n)} de types que Tickmark ne connaît pas`,
    platform_has_none: (n) => `${rows(n)} de types sans fiche sur la plateforme`,
    before_first: (n) => `${rows(n)} d’avant la première fiche de la plateforme`,
  },
  print_cut: (n) => `Les ${formatNumber(n, 'fr-CA')} premiers écarts. Le fichier CSV les contient tous.`,
  checked: (time) => `Vérifié ${time}`,
};
