import { site } from './site.ts';

// The site's own French; English words are the keys.
const FRENCH: Readonly<Record<string, string>> = {
  Home: 'Accueil',
  Sales: 'Ventes',
  Expenses: 'Dépenses',
  Customers: 'Clients',
  Accounting: 'Comptabilité',
  Payroll: 'Paie',
  Reports: 'Rapports',
  'Bank transactions': 'Opérations bancaires',
  'Audit log': 'Journal d’audit',
  Invoice: 'Facture',
  Invoices: 'Factures',
  Estimate: 'Devis',
  Estimates: 'Devis',
  'Sales Receipt': 'Reçu de vente',
  'Sales receipts': 'Reçus de vente',
  'All sales': 'Toutes les ventes',
  'Credit Memo': 'Note de crédit',
  'Refund Receipt': 'Reçu de remboursement',
  'Receive Payment': 'Recevoir un paiement',
  Payment: 'Paiement',
  Bill: 'Facture à payer',
  Bills: 'Factures à payer',
  'Bill Payment': 'Paiement de facture',
  Expense: 'Dépense',
  Check: 'Chèque',
  'Vendor Credit': 'Crédit fournisseur',
  'Purchase Order': 'Bon de commande',
  'Purchase orders': 'Bons de commande',
  'Journal Entry': 'Écriture de journal',
  'Bank Deposit': 'Dépôt bancaire',
  Transfer: 'Virement',
  Customer: 'Client',
  Vendor: 'Fournisseur',
  Vendors: 'Fournisseurs',
  Employee: 'Employé',
  Employees: 'Employés',
  Projects: 'Projets',
  Project: 'Projet',
  'Products and services': 'Produits et services',
  'Product or service': 'Produit ou service',
  'Chart of accounts': 'Plan comptable',
  'Create invoice': 'Créer une facture',
  'Create estimate': 'Créer un devis',
  'Create expense': 'Créer une dépense',
  'Create bill': 'Créer une facture à payer',
  'New customer': 'Nouveau client',
  'New vendor': 'Nouveau fournisseur',
  New: 'Nouveau',
  Date: 'Date',
  'Due date': 'Échéance',
  'No.': 'Nº',
  'Bill no.': 'Nº de facture',
  'Invoice no.': 'Nº de facture',
  Payee: 'Bénéficiaire',
  Memo: 'Note',
  Amount: 'Montant',
  Balance: 'Solde',
  'Balance due': 'Solde dû',
  'Open balance': 'Solde impayé',
  Status: 'Statut',
  Type: 'Type',
  Name: 'Nom',
  Action: 'Action',
  Description: 'Description',
  'Sales price': 'Prix de vente',
  Quantity: 'Quantité',
  Rate: 'Taux',
  Total: 'Total',
  Subtotal: 'Sous-total',
  Account: 'Compte',
  Category: 'Catégorie',
  Debits: 'Débits',
  Credits: 'Crédits',
  'View/Edit': 'Voir/Modifier',
  'Receive payment': 'Recevoir un paiement',
  'All dates': 'Toutes les dates',
  'This month': 'Ce mois-ci',
  'Last month': 'Le mois dernier',
  Filter: 'Filtrer',
  'Search by number or name': 'Chercher par numéro ou nom',
  Next: 'Suivant',
  Previous: 'Précédent',
  'Compact rows': 'Lignes compactes',
  'Nothing to show.': 'Rien à afficher.',
  Loading: 'Chargement',
  'Edit invoice': 'Modifier la facture',
  Close: 'Fermer',
  Cancel: 'Annuler',
  Save: 'Enregistrer',
  'Save and close': 'Enregistrer et fermer',
  'Review and send': 'Réviser et envoyer',
  'Print or download': 'Imprimer ou télécharger',
  History: 'Historique',
  'More actions': 'Autres actions',
  Delete: 'Supprimer',
  'Invoice number': 'Numéro de facture',
  'Invoice date': 'Date de facturation',
  'Payment date': 'Date de paiement',
  'Amount received': 'Montant reçu',
  'Outstanding Transactions': 'Opérations impayées',
  'Original amount': 'Montant initial',
  'Add product or service': 'Ajouter un produit ou service',
  Overdue: 'En retard',
  'Latest invoices': 'Dernières factures',
  'Amount to apply': 'Montant à affecter',
  'Memo on statement': 'Note sur le relevé',
  Transactions: 'Opérations',
  Open: 'En cours',
  Paid: 'Payée',
  'Partially paid': 'Paiement partiel',
  Deposited: 'Déposé',
  'Not deposited': 'Non déposé',
  Voided: 'Annulée',
  Closed: 'Fermée',
  Pending: 'En attente',
  Accepted: 'Accepté',
  Active: 'Actif',
  Inactive: 'Hors service',
  Sent: 'Envoyée',
  'Not sent': 'Non envoyée',
  'Not yet due': 'Non échue',
};

/** A word of the site in the company's language; unchanged without a translation. */
export function t(english: string): string {
  return site.language === 'fr-CA' ? (FRENCH[english] ?? english) : english;
}

const money = new Intl.NumberFormat(site.language, { style: 'currency', currency: site.company.currency });

/** `$1,250.00`; empty where there is no amount. */
export function showAmount(decimal: string | null | undefined): string {
  return decimal === null || decimal === undefined ? '' : money.format(Number(decimal));
}

const plainNumber = new Intl.NumberFormat(site.language, { minimumFractionDigits: 2 });

/** `1,250.00`, as fields show rates; empty where there is none. */
export function showRate(decimal: string | null | undefined): string {
  return decimal === null || decimal === undefined ? '' : plainNumber.format(Number(decimal));
}

/** A plain day as lists show it: `02/10/2026`, or `2026-02-10` in French. */
export function showDate(day: string | null | undefined): string {
  if (!day) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return site.language === 'fr-CA' ? day : `${month}/${date}/${year}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const plural = (count: number, noun: string) => `${count} ${noun}${count > 1 ? 's' : ''}`;

export type Tone = 'good' | 'late' | 'plain' | 'off';

/** The words of a document's status, and its colour in lists. */
export function showStatus(document: { readonly status?: string | null; readonly dueDate?: string | null }): {
  readonly text: string;
  readonly tone: Tone;
} {
  const status = document.status ?? '';
  if (status === 'open' && document.dueDate) {
    const days = daysBetween(site.settings.today, document.dueDate);
    const french = site.language === 'fr-CA';
    if (days < 0)
      return {
        text: french ? `En retard de ${plural(-days, 'jour')}` : `Overdue ${plural(-days, 'day')}`,
        tone: 'late',
      };
    return {
      text: french
        ? `Payable dans ${plural(days, 'jour')}`
        : days === 0
          ? 'Due today'
          : `Due in ${plural(days, 'day')}`,
      tone: 'plain',
    };
  }
  const words = status.charAt(0).toUpperCase() + status.slice(1).replaceAll('_', ' ');
  const good = ['paid', 'deposited', 'accepted', 'active', 'closed'].includes(status);
  const off = ['voided', 'inactive'].includes(status);
  return { text: t(words), tone: good ? 'good' : off ? 'off' : 'plain' };
}
