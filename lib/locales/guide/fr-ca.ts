import { actions } from '../actions/fr-ca.ts';
import { documents, listHolders, thisRecord } from '../names/fr-ca.ts';
import type { GuideWords } from './guide-words.ts';

const { act } = actions;

/** The error guide in Canadian French. */
export const guideWords: GuideWords = {
  short: {
    'duplicate-number': 'numéro de document en double',
    'duplicate-name': 'nom en double',
    'no-match': 'aucune correspondance dans quickbooks',
    'already-exists': 'existe déjà dans quickbooks',
    'already-received': 'déjà reçu par quickbooks',
    inactive: 'élément inactif dans quickbooks',
    'record-gone': 'n’est plus dans quickbooks',
    'not-found': 'introuvable dans quickbooks',
    'voided-in-quickbooks': 'montants à zéro dans quickbooks',
    'bad-link': 'lien non valide',
    'company-reset': 'données d’entreprise réinitialisées',
    'changed-since-sync': 'modification après la synchro',
    'edited-meanwhile': 'modification par une autre personne',
    'wrong-product': 'produit ou service introuvable',
    'wrong-reference': 'élément de liste introuvable',
    'customer-missing': 'client introuvable',
    'waiting-on-parent': 'en attente d’une autre fiche',
    'payment-not-linkable': 'paiement impossible à appliquer',
    'payment-too-large': 'paiement supérieur au solde',
    'payment-method': 'mode de paiement non configuré',
    'wrong-parent': 'parent non valide',
    'closed-period': 'période clôturée',
    deposited: 'déjà dans un dépôt',
    'bank-matched': 'appariement bancaire',
    reconciled: 'déjà rapproché',
    'card-processed': 'paiement par carte traité',
    'card-number-sent': 'numéro de carte dans le texte',
    'still-in-use': 'encore en usage',
    'value-missing': ['il manque\u00a0: {field}', 'renseignement manquant'],
    'bad-characters': 'caractères non permis',
    'wrong-length': 'texte trop long ou trop court',
    'bad-date': 'date non valide',
    'bad-number': 'montant ou quantité non valide',
    'bad-contact': 'courriel ou site web non valide',
    'negative-amount': 'montant négatif',
    'not-balanced': 'débits et crédits inégaux',
    'line-total-differs': 'total de ligne différent',
    'wrong-currency': 'devise incompatible',
    'wrong-account': 'type de compte non valide',
    'custom-field': 'champ personnalisé introuvable',
    'inventory-date': 'date avant le début du stock',
    'time-entry': 'feuille de temps ou budget incomplet',
    attachment: 'pièce jointe non acceptée',
    'tax-code': 'code de taxe',
    'tax-calculation': 'taxe non calculée',
    'tax-differs': 'taxe différente',
    busy: 'quickbooks occupé',
    'no-clear-answer': 'aucune réponse claire',
    'operation-failed': 'sauvegarde impossible',
    'too-many-requests': 'trop de demandes',
    'too-much-at-once': 'trop de données à la fois',
    'sign-in-expired': 'connexion à renouveler',
    'reconnect-needed': 'quickbooks à reconnecter',
    'no-access': 'accès à quickbooks perdu',
    'connection-setup': 'connexion mal configurée',
    'subscription-ended': 'abonnement quickbooks',
    'company-locked': 'entreprise verrouillée dans quickbooks',
    'feature-off': 'fonction non disponible',
    'not-accepted': 'non accepté par quickbooks',
    'business-rule': 'refus de quickbooks',
    'business-rule-unsaid': 'refus sans raison donnée',
    undocumented: ['erreur quickbooks {code}', 'erreur non documentée'],
    'no-reason': 'aucune raison donnée par quickbooks',
    unknown: ['erreur inconnue {code}', 'raison inconnue'],
  },
  what: {
    'duplicate-number': [
      'Le numéro {number} est déjà utilisé par {aDocument} dans QuickBooks.',
      'Le numéro est déjà utilisé par {aDocument} dans QuickBooks.',
      'Le numéro {number} est déjà utilisé dans QuickBooks.',
      'Le numéro est déjà utilisé dans QuickBooks.',
    ],
    'no-match': 'Aucun nom dans QuickBooks ne correspond à {this}.',
    'duplicate-name': [
      'Le nom «\u00a0{name}\u00a0» est déjà utilisé par {aHolder} dans QuickBooks.',
      'Le nom est déjà utilisé par {aHolder} dans QuickBooks.',
      'Le nom «\u00a0{name}\u00a0» est déjà utilisé dans QuickBooks par un client, un fournisseur ou un employé.',
      'Le nom est déjà utilisé dans QuickBooks par un client, un fournisseur ou un employé.',
    ],
    'already-exists': 'QuickBooks contient déjà une fiche avec une valeur qui doit être unique.',
    'already-received':
      'QuickBooks dit avoir déjà reçu {this}. Il se peut que tout y soit déjà; rien n’est envoyé tant que ce n’est pas vérifié.',
    inactive: [
      '«\u00a0{name}\u00a0» figure parmi les éléments inactifs de QuickBooks, et {this} s’en sert.',
      'Quelque chose dont se sert {this} est inactif dans QuickBooks\u00a0: un client, un fournisseur, un produit ou service, un compte, une classe ou un lieu.',
    ],
    'record-gone': 'La fiche QuickBooks liée à {this} n’existe plus.',
    'not-found':
      'QuickBooks ne trouve pas {this}, ou un élément qui y figure. Il n’a pas précisé s’il s’agit d’une suppression ou d’un élément inactif.',
    'voided-in-quickbooks':
      'La copie dans QuickBooks a été annulée\u00a0: elle existe toujours, mais tous ses montants sont à zéro.',
    'bad-link':
      'Le lien entre {this} et QuickBooks n’est pas valide\u00a0: il ne contient pas de numéro QuickBooks.',
    'company-reset':
      'Les données de cette entreprise QuickBooks ont été effacées et recommencées. Les anciens liens ne mènent nulle part.',
    'changed-since-sync':
      'Une modification a été faite après la synchronisation; les deux côtés ne concordent plus.',
    'edited-meanwhile': [
      '{user} a enregistré des changements dans QuickBooks en premier.',
      'Une autre personne a enregistré des changements dans QuickBooks en premier.',
    ],
    'wrong-product':
      'QuickBooks n’a pas trouvé le produit ou service d’une ligne. Souvent, c’est passager; sinon, il a été supprimé ou fusionné.',
    'wrong-reference': [
      'QuickBooks ne trouve pas {ref} dont se sert {this}.',
      'QuickBooks ne trouve pas quelque chose dont se sert {this}\u00a0: un compte, une classe, un lieu, un code de taxe ou un nom.',
    ],
    'customer-missing': 'QuickBooks ne trouve pas le client, ou aucun client n’est indiqué.',
    'waiting-on-parent':
      'Une autre fiche, le client ou la facture, n’est pas encore dans QuickBooks; {this} attend.',
    'payment-not-linkable':
      'QuickBooks ne peut pas appliquer le paiement\u00a0: le client, le fournisseur ou la devise diffère, ou la facture est payée ou n’existe plus.',
    'payment-too-large': 'Le paiement dépasse le solde de la facture dans QuickBooks.',
    'payment-method': 'QuickBooks n’accepte pas le mode de paiement.',
    'wrong-parent':
      'La fiche indiquée comme parent ne peut pas l’être, ou se trouve déjà au cinquième niveau.',
    'closed-period': 'La date tombe dans une période clôturée dans QuickBooks.',
    deposited:
      'Le paiement fait partie d’un dépôt bancaire dans QuickBooks; il ne peut donc pas être modifié d’ici.',
    'bank-matched':
      'La copie dans QuickBooks est appariée à une opération bancaire; elle ne peut donc pas être modifiée d’ici.',
    reconciled: 'La copie dans QuickBooks fait partie d’un rapprochement terminé.',
    'card-processed': 'QuickBooks Payments a traité la carte; seul QuickBooks peut modifier cette fiche.',
    'card-number-sent': 'Un numéro de carte complet accompagnait l’envoi. QuickBooks le refuse.',
    'still-in-use':
      'D’autres fiches QuickBooks en dépendent; ni la suppression ni ce changement ne sont donc possibles.',
    'value-missing': [
      'QuickBooks exige {field} avant d’accepter {this}.',
      'QuickBooks exige un renseignement qui manque ici\u00a0: un nom, un client, une ligne ou un compte, par exemple.',
    ],
    'bad-characters': [
      'QuickBooks ne permet pas un des caractères dans {field}\u00a0: deux-points, guillemet, tabulation ou saut de ligne, par exemple.',
      'Un nom ou un texte contient un caractère que QuickBooks ne permet pas\u00a0: deux-points, tabulation ou saut de ligne, par exemple.',
    ],
    'wrong-length': [
      'QuickBooks permet au plus {limit} caractères pour {field}.',
      'Un des textes dépasse les {limit} caractères que QuickBooks permet.',
      'Un des textes est trop long ou trop court pour QuickBooks.',
    ],
    'bad-date': 'QuickBooks n’accepte pas une des dates.',
    'bad-number': 'QuickBooks n’accepte pas un des montants, une des quantités ou un des pourcentages.',
    'bad-contact': 'QuickBooks n’accepte pas l’adresse courriel ou le site web.',
    'negative-amount': 'QuickBooks n’accepte pas de ligne négative ici.',
    'not-balanced': 'Les débits et les crédits de l’écriture ne sont pas égaux.',
    'line-total-differs': 'Le montant d’une ligne ne correspond pas à la quantité multipliée par le prix.',
    'wrong-currency':
      'La devise n’est pas celle du client, du fournisseur ou du compte, ou elle n’est pas activée.',
    'wrong-account': 'Un compte est d’un type qui ne convient pas à cet endroit.',
    'custom-field': 'Un champ personnalisé n’existe pas dans QuickBooks.',
    'inventory-date': 'La date précède le jour où commence le stock d’un produit.',
    'time-entry': 'La feuille de temps ou le budget est incomplet ou se contredit.',
    attachment: 'La pièce jointe est trop lourde ou d’un type que QuickBooks n’accepte pas.',
    'tax-code': 'Un code de taxe manque, ou QuickBooks ne l’accepte pas ici.',
    'tax-calculation': 'QuickBooks n’a pas pu calculer la taxe.',
    'tax-differs': 'QuickBooks a calculé une taxe différente de celle qui figure dans {platform}.',
    busy: 'QuickBooks ne peut rien recevoir pour le moment.',
    'no-clear-answer':
      'Aucune réponse claire n’est revenue pour {this}; il se peut que QuickBooks ait tout reçu. Une vérification précède tout nouvel envoi.',
    'operation-failed': 'QuickBooks n’a pas pu enregistrer {this} et n’a donné qu’une raison générale.',
    'too-many-requests': 'QuickBooks a reçu plus de demandes qu’il n’en permet en une minute.',
    'too-much-at-once': 'L’envoi ou la demande dépasse ce que QuickBooks permet en une fois.',
    'sign-in-expired': 'La connexion à QuickBooks faite par {platform} a expiré.',
    'reconnect-needed': 'QuickBooks ne donne plus accès à cette entreprise par {platform}.',
    'no-access':
      'La personne qui a établi la connexion à QuickBooks dans {platform} n’a plus les droits nécessaires.',
    'connection-setup': 'La connexion à QuickBooks est mal configurée dans {platform}.',
    'subscription-ended':
      'L’abonnement à QuickBooks a pris fin ou sa facturation pose problème. QuickBooks est en lecture seule.',
    'company-locked': 'QuickBooks a verrouillé cette entreprise.',
    'feature-off':
      'Le forfait ou les paramètres de QuickBooks ne comprennent pas quelque chose dont se sert {this}\u00a0: les classes ou les lieux, par exemple.',
    'not-accepted':
      'QuickBooks n’a pas accepté la façon dont l’envoi a été fait par {platform}. Cela ne vient pas de votre saisie.',
    'business-rule':
      'QuickBooks a refusé {this} à cause d’une règle comptable. Le texte d’origine, dans les détails, dit laquelle.',
    'business-rule-unsaid': 'QuickBooks a refusé {this} à cause d’une règle comptable, sans dire laquelle.',
    undocumented:
      'QuickBooks a refusé {this} avec un code non expliqué. Le texte d’origine se trouve dans les détails.',
    'no-reason': 'QuickBooks n’a donné aucune raison.',
    unknown:
      'La raison de cet échec n’est pas encore dans le guide. Le texte d’origine se trouve dans les détails.',
  },
  steps: {
    resync: 'Cliquez sur Resynchroniser.',
    'resync-first': 'Cliquez sur Resynchroniser\u00a0: souvent, cela suffit.',
    'open-existing': [
      'Dans QuickBooks, ouvrez {theDocument} portant le numéro {number} et comparez.',
      'Dans QuickBooks, cherchez le numéro {number} et comparez.',
      'Dans QuickBooks, cherchez le numéro et comparez.',
    ],
    'link-existing': 'S’il s’agit de la même fiche, liez-la.',
    'else-change-number': 'Sinon, changez le numéro dans {platform}.',
    'change-number': 'Changez le numéro dans {platform}.',
    'match-by-hand': 'Cherchez-le dans QuickBooks sous le nom qu’il y porte, et liez les deux.',
    'or-create': 'S’il n’existe pas encore, créez-le dans QuickBooks.',
    'or-turn-off': 'S’il n’a pas sa place dans les livres, désactivez sa synchronisation.',
    'find-name':
      'Dans QuickBooks, cherchez le nom parmi les clients, les fournisseurs et les employés, même inactifs.',
    'link-name': 'S’il s’agit de la même fiche, liez-la.',
    'else-change-name': 'Sinon, choisissez un autre nom d’affichage dans {platform}.',
    'change-name': 'Choisissez un autre nom d’affichage dans {platform}.',
    'find-same': 'Dans QuickBooks, cherchez une fiche ayant le même nom, numéro ou autre valeur.',
    'else-change-value': 'Sinon, changez la valeur dans {platform}.',
    'wait-look-first':
      'Rien pour l’instant\u00a0: une recherche dans QuickBooks est faite avant tout nouvel envoi.',
    reactivate: [
      'Dans QuickBooks, réactivez «\u00a0{name}\u00a0».',
      'Dans QuickBooks, trouvez ce qui est inactif et réactivez-le.',
    ],
    'or-choose-other': 'Ou faites un autre choix dans {platform}.',
    'no-clear-id': 'N’effacez pas l’ID\u00a0: cela créerait une deuxième copie.',
    'look-deleted': 'Vérifiez dans QuickBooks si la fiche existe encore.',
    'or-clear-id':
      'S’il n’y en a pas, cliquez sur Effacer l’ID\u00a0: une nouvelle fiche QuickBooks sera créée.',
    'or-skip': 'Ou choisissez Exclure, si cela n’a pas sa place dans les livres.',
    compare: 'Comparez les deux côtés.',
    'void-or-new': 'Si l’annulation est voulue, annulez aussi dans {platform}. Sinon, refaites la saisie.',
    'link-right': 'Si une autre fiche QuickBooks est la bonne, liez celle-là.',
    'confirm-reset':
      'Confirmez la réinitialisation auprès du propriétaire, puis refaites toutes les correspondances.',
    'choose-side': 'Choisissez les bonnes valeurs, puis resynchronisez ou confirmez la concordance.',
    'wait-reread':
      'Rien pour l’instant\u00a0: après une nouvelle lecture, un seul nouvel envoi est fait si aucun champ n’est en conflit.',
    'check-product':
      'En cas de nouvel échec, vérifiez que le produit ou service existe encore dans QuickBooks et choisissez-le de nouveau.',
    'check-reference': [
      'Dans QuickBooks, vérifiez que {ref} existe et est actif.',
      'Dans QuickBooks, vérifiez le compte, la classe, le lieu, le code de taxe et le nom.',
    ],
    'check-customer': 'Vérifiez que le client existe dans QuickBooks et qu’il est actif.',
    'choose-customer': 'Ou choisissez le client dans {platform}.',
    'fix-parent': 'Corrigez d’abord l’autre fiche; celle-ci suivra toute seule.',
    'same-customer':
      'Vérifiez que le paiement et la facture visent le même client QuickBooks, dans la même devise.',
    'open-balance': 'Vérifiez que la facture a encore un solde à payer.',
    'or-unapplied': 'Ou enregistrez le paiement sans la facture et appliquez-le dans QuickBooks.',
    'compare-totals': 'Comparez les totaux de la facture; l’arrondi des taxes peut faire un cent d’écart.',
    'lower-or-credit':
      'N’appliquez que le solde à payer et gardez le reste comme crédit, ou rajustez la facture.',
    'payment-methods-list': 'Dans QuickBooks, ouvrez Paramètres › Toutes les listes › Modes de paiement.',
    'payment-method-box': 'Modifiez le mode, cochez la case de carte de crédit s’il y a lieu et enregistrez.',
    'correct-parent': 'Choisissez un autre parent dans {platform}, plus haut dans la liste, ou aucun.',
    'new-date': 'Indiquez une date après la date de clôture\u00a0: l’envoi reprend alors.',
    'date-after-closing':
      'Dans {platform}, indiquez une date après la date de clôture, puis choisissez Resynchroniser.',
    'or-by-hand': 'Ou faites la saisie à la main dans QuickBooks, puis liez-la ici.',
    'or-move-closing':
      'Ou demandez à un administrateur de déplacer la date de clôture (Paramètres › Compte et paramètres › Options avancées › Comptabilité), puis choisissez Resynchroniser.',
    'open-deposit':
      'Dans QuickBooks, ouvrez le dépôt, décochez le paiement et enregistrez; cochez-le de nouveau après la synchronisation.',
    'or-edit-by-hand': 'Ou faites le changement à la main dans QuickBooks et confirmez la concordance.',
    'undo-match': 'Dans QuickBooks, ouvrez les opérations bancaires et annulez l’appariement.',
    'ask-before-reconciled': 'Consultez votre comptable avant de modifier une fiche déjà rapprochée.',
    'change-in-quickbooks':
      'Faites le changement dans QuickBooks, puis confirmez la concordance. Un paiement réglé se rembourse; il ne s’annule pas.',
    'change-there':
      'Faites le changement dans QuickBooks. Un paiement réglé se rembourse; il ne s’annule pas.',
    'remove-card-number': 'Retirez le numéro de carte dans {platform}.',
    'tell-support': 'Copiez les détails et envoyez-les au soutien technique\u00a0: {platform}.',
    'remove-dependents':
      'Dans QuickBooks, réglez d’abord ce qui en dépend\u00a0: paiements, dépôts, solde à payer, frais non facturés.',
    'or-keep': 'Ou laissez tout tel quel dans QuickBooks.',
    'fill-in': ['Indiquez {field} dans {platform}.', 'Ajoutez ce qui manque dans {platform}.'],
    'remove-characters': 'Retirez le caractère dans {platform}.',
    shorten: ['Abrégez {field} dans {platform}.', 'Abrégez ou complétez le texte dans {platform}.'],
    'correct-date': 'Corrigez la date dans {platform}.',
    'correct-number':
      'Corrigez la valeur dans {platform}\u00a0: des chiffres, avec au plus deux décimales pour un montant.',
    'correct-contact': 'Corrigez la valeur dans {platform}; séparez plusieurs adresses par des virgules.',
    'use-credit': 'Utilisez plutôt une note de crédit, un remboursement ou une remise.',
    'balance-entry': 'Équilibrez l’écriture dans {platform}; vérifiez l’arrondi en devise étrangère.',
    'recalculate-line': 'Recalculez la ligne dans {platform}, ou indiquez une quantité de 1 au prix total.',
    'same-currency': 'Utilisez la devise du client, du fournisseur ou du compte.',
    'enable-currency': 'Ou demandez à un administrateur d’activer la devise dans QuickBooks.',
    'product-account':
      'Attribuez au produit un compte de revenus ou de dépenses, et non un compte clients ou fournisseurs.',
    'deposit-account': 'Déposez dans un compte bancaire ou un autre compte d’actif à court terme.',
    'choose-custom-field': 'Choisissez un champ personnalisé existant dans {platform}, ou retirez-le.',
    'date-after-start':
      'Utilisez une date ultérieure, ou corrigez la date de début du produit dans QuickBooks.',
    'correct-time': 'Corrigez la personne, le client, le taux, les heures ou les montants dans {platform}.',
    'smaller-file': 'Joignez un fichier plus léger, ou d’un autre type, comme un PDF.',
    'choose-tax-code':
      'Choisissez un code de taxe de cette entreprise pour chaque ligne; 0\u00a0% ou exonéré si aucune taxe n’est due.',
    'check-address-tax': 'En cas de nouvel échec, vérifiez l’adresse du client et les codes de taxe.',
    adjust: 'Rajustez la taxe d’un côté.',
    'adjust-or-matched': 'Rajustez la taxe d’un côté, ou confirmez la concordance.',
    wait: 'Rien à faire.',
    'read-original': 'Lisez le texte d’origine dans les détails.',
    'copy-details': 'En cas de nouvel échec, copiez les détails et communiquez avec le soutien technique.',
    'smaller-batches': 'Choisissez de plus petits lots dans les options.',
    'renewed-by-itself': 'D’ordinaire, le renouvellement se fait de lui-même dans {platform}.',
    'reconnect-if-stays':
      'Si cela persiste, reconnectez QuickBooks dans {platform}, en tant qu’administrateur de l’entreprise QuickBooks.',
    reconnect:
      'Reconnectez QuickBooks dans {platform}, en tant qu’administrateur de l’entreprise QuickBooks.',
    'restore-role':
      'Dans QuickBooks, un administrateur redonne son rôle à cette personne (Paramètres › Gérer les utilisateurs).',
    'or-reconnect': 'Ou un administrateur de l’entreprise QuickBooks reconnecte QuickBooks dans {platform}.',
    'renew-subscription':
      'Le propriétaire renouvelle l’abonnement ou les renseignements de paiement dans QuickBooks.',
    'sign-in-unlock': 'Un administrateur se connecte à QuickBooks et suit l’avis qui s’y trouve.',
    'turn-feature-on': 'Demandez à un administrateur de l’activer dans QuickBooks, si le forfait le permet.',
    'or-leave-out': 'Ou retirez cette information dans {platform}.',
    'check-usual':
      'Vérifiez l’essentiel\u00a0: éléments actifs, taxe sur chaque ligne, date et devise exactes, présence dans un dépôt.',
  },
  otherwise: {
    'sent-once-more':
      'Si rien n’est fait, un seul nouvel envoi a lieu, sauf si les deux côtés ont changé le même champ.',
    'stays-unlinked':
      'Si rien n’est fait, il n’y a pas de lien, et les changements faits dans {platform} n’arrivent pas dans QuickBooks.',
    'sides-differ': 'Si rien n’est fait, les deux côtés restent différents.',
    'amounts-stay': 'Si rien n’est fait, les deux montants restent tels quels.',
    released:
      'L’envoi se fait de lui-même dès que l’autre fiche est dans QuickBooks. Cela ne compte pas comme un échec.',
    'refused-until-changed':
      'Si rien n’est fait, QuickBooks continuera de refuser. Ce qui en dépend attend aussi; le reste continue.',
    'keeps-failing': 'Si rien n’est fait, l’échec demeure. Ce qui en dépend attend; le reste continue.',
    'waits-for-you':
      'Si rien n’est fait, aucun nouvel essai n’a lieu\u00a0: tout attend votre décision. Ce qui en dépend attend aussi; le reste continue.',
    'corrected-if-safe':
      'Si rien n’est fait, trois autres synchronisations automatiques passent. Une seule correction est ensuite tentée, si elle est sûre\u00a0: rien n’est renuméroté, renommé ni dissocié.',
    'looked-up':
      'Si rien n’est fait, une vérification a lieu, puis un nouvel envoi au besoin. Rien n’est envoyé deux fois.',
    'queue-waits':
      'Si rien n’est fait, tout attend. Rien n’est perdu\u00a0: l’envoi peut reprendre dès que QuickBooks le permet de nouveau.',
  },
  remedies: {
    resync: act.resync,
    approve: act.approve,
    restore: act.restore,
    unskip: act.unskip,
    notice_error: act.notice_error,
    sync_on: act.sync_on,
    clear_id: act.clear_id,
    compare: 'Comparer',
    match: 'Associer',
    change_number: 'Changer le numéro',
    change_date: 'Changer la date',
    parent: 'Voir ce qui est attendu',
    copy_details: 'Copier les détails',
    correct: 'Corriger dans {platform}',
    reconnect: 'Reconnecter dans {platform}',
    put_right: 'Régler dans QuickBooks',
  },
  this: thisRecord,
  documents,
  holders: { customer: 'un client', vendor: 'un fournisseur', employee: 'un employé' },
  listHolders,
  references: {
    account: 'le compte',
    class: 'la classe',
    location: 'le lieu',
    name: 'le client, le fournisseur ou l’employé',
    customer: 'le client',
    vendor: 'le fournisseur',
    product: 'le produit ou service',
    'tax-code': 'le code de taxe',
    terms: 'les modalités',
    'payment-method': 'le mode de paiement',
  },
  fields: {
    customer: 'le client',
    vendor: 'le fournisseur',
    lines: 'les lignes',
    amount: 'le montant',
    name: 'le nom',
    number: 'le numéro',
    date: 'la date',
    account: 'le compte',
    product: 'le produit ou service',
    quantity: 'la quantité',
    price: 'le prix',
    description: 'la description',
    memo: 'la note',
    email: 'l’adresse courriel',
    phone: 'le numéro de téléphone',
    address: 'l’adresse',
    'tax-code': 'le code de taxe',
    currency: 'la devise',
    discount: 'le montant de la remise',
    'account-type': 'le type de compte',
    'opening-date': 'la date du solde d’ouverture',
    'line-product': 'un produit ou compte par ligne',
    'exemption-reason': 'le motif d’exonération',
  },
  platform: 'la plateforme source',
};
