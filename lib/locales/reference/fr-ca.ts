import { formatNumber, plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { ReferenceWords } from './en.ts';

const many = (n: number, one: string, other: string) =>
  `${formatNumber(n, 'fr-CA')} ${plural('fr-CA', n, { one, other })}`;

export const reference: ReferenceWords = {
  shared,
  title: 'Référence',
  intro:
    'Ce que contient QuickBooks, tel que la plateforme l’a lu. Les changements se font dans QuickBooks, sauf pour les classes et les lieux.',
  lists: 'Listes',
  list: {
    accounts: 'Comptes',
    bills: 'Factures à payer',
    credit_memos: 'Notes de crédit',
    employees: 'Employés',
    journal_entries: 'Écritures de journal',
    purchases: 'Achats',
    tax_codes: 'Codes de taxe',
    classes: 'Classes',
    departments: 'Lieux (services)',
  },
  none_offered: (platform) => `${platform} n’offre aucune liste.`,
  reading: 'Lecture…',
  read_at: 'Dernière lecture',
  refresh: 'Actualiser',
  more: 'Afficher plus',
  count: (n) => many(n, 'entrée', 'entrées'),
  empty: 'La liste est vide.',
  hidden: (list, who) =>
    `${list}\u00a0: liste masquée, vous n’avez pas le droit de la voir. ${who || 'Un administrateur de votre plateforme'} peut le donner.`,
  name: 'Nom',
  number: 'Numéro',
  detail: 'Détail',
  amount: 'Montant',
  date: 'Date',
  sync: 'Synchro',
  used_by: 'Utilisé par',
  actions: 'Actions',
  inactive: 'Hors service',
  show_inactive: 'Afficher les inactifs',
  edit_in_quickbooks_short: 'Modifier dans QuickBooks',
  tracking_off: {
    classes: 'Activez le suivi par classe dans QuickBooks pour tenir les classes ici.',
    departments: 'Activez le suivi par lieu dans QuickBooks pour tenir les lieux ici.',
  },
  viewer: (who) => (who ? `Demandez à un administrateur\u00a0: ${who}.` : 'Demandez à un administrateur.'),
  add_label: { classes: 'Nouvelle classe', departments: 'Nouveau lieu' },
  add: 'Ajouter',
  rename: 'Renommer',
  rename_of: (name) => `Renommer ${name}`,
  new_name: (name) => `Nouveau nom de ${name}`,
  save: 'Enregistrer',
  deactivate: 'Rendre inactif',
  deactivate_of: (name) => `Rendre inactif\u00a0: ${name}`,
  deactivate_lines: (n) => [
    ...(n ? [`Utilisé par ${many(n, 'fiche, qui le garde', 'fiches, qui le gardent')}.`] : []),
    'Rendu inactif dans QuickBooks et sur la plateforme; peut être réactivé dans QuickBooks.',
  ],
  added: (name) => `${name}\u00a0: ajouté.`,
  renamed: (name) => `Nouveau nom\u00a0: ${name}.`,
  deactivated: (name) => `${name} est maintenant inactif.`,
};
