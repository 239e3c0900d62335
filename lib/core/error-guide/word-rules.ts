import type { GuideId } from './guide-entries.ts';

/** Words that have a meaning, searched in folded text (lower case, no accents). */
export interface WordRule {
  readonly id: GuideId;
  readonly words: RegExp;
  /** The specific codes that these words overrule. */
  readonly over: string;
  /** The words are too common to decide alone: they apply only to the codes in `over`. */
  readonly onlyThere?: true;
}

const rule = (id: GuideId, over: string, words: RegExp): WordRule => ({ id, over, words });
const under = (id: GuideId, over: string, words: RegExp): WordRule => ({ id, over, words, onlyThere: true });

/** Codes of a lost connection, which some gateways also use for an outage described in words. */
const LOST_CONNECTION = '100 110 120 130 3100 3200 3202';

/** Texts for a missing answer from platforms' runtimes: Node, Ruby, .NET, Java, Python, Go, PHP, browsers. */
const NO_ANSWER = new RegExp(
  [
    'timed?[ -]?out|delai.{0,40} (?:depasse|expire)|deadline exceeded|execution expired',
    'bad gateway|internal ?server ?error|upstream',
    '(?:no|without|empty) ?(?:http)?(?:response|answer|reply)|aucune reponse|failed to respond',
    'connection.{0,40}(?:reset|refused|aborted|closed)|(?:end|side) closed|closed (?:idle |network )?connection|server ?disc|broken pipe|socket ?(?:hang|err|exc)',
    '\\be(?:(?:socket)?timedout|conn\\w{5,7}|notfound|ai_again|pipe|proto|(?:net|host)unreach)\\b|und_err_|\\berr_network',
    '\\bcurl(?:e_| ?(?:error)?[ :]{0,3}\\(?\\d)',
    'network ?(?:err|is unr)|erreur.{0,4}reseau|fetch failed|max retries|(?:to|not) (?:fetch|connect|resolve)\\b|connect(?:ione|err|exc)',
    'connection attempt|broke connection|transport connection|premature close|typeerror: terminated|http2|\\bi/o err',
    'while sending the request|properly respond|(?:name|host\\w{0,4}) could not be resolved|nom (?:distant|d.hote).{0,20} resolu|connexion.{0,30} fermee|impossible de se connecter',
    'getaddrinfo|name (?:or service|resol)|(?:no such|no route to|unknown) ?host',
    '(?:task|operation|request).{0,10}(?:cancell?ed|aborted)',
    '\\beof|end of file|ssl[_ ](?:err|con|cert)|cert(?:ificate |_)(?:verif|has)|handshake|secure channel',
    // An answer that is not data but a page.
    'unexpected (?:token|end of|char|content.?type)|not valid json|malformed json|json(?:reader|parse|decode|::parser)[ :]?e|expecting value: line|invalid character .{1,12} looking|data at the root|not well-formed|not allowed in prolog|text/html',
  ].join('|'),
);

/**
 * In order of precedence: the first match decides. English and French, because QuickBooks answers in the company's
 * language. Every pattern is linear: repetitions are bounded and never nested.
 */
export const WORD_RULES: readonly WordRule[] = [
  rule(
    'closed-period',
    '5010 6140 6200 6210',
    /account(?:ing)? period (?:has |is |was )?(?:been )?closed|books (?:are|have been|were) closed|(?:before|prior to|earlier than) (?:[\w']{1,20} ){0,3}closing date|periode (?:comptable )?(?:est |a ete )?(?:fermee|close|cloturee)|(?:livres|comptes) (?:sont |ont ete )?(?:fermes|clos|clotures)|date de cloture/,
  ),
  rule(
    'duplicate-number',
    '600 630 6140 6200 6210 6240',
    /duplicate (?:\w{3,11} )?(?:number|no\b)|(?:specify|use|choose|enter) a different number|number (?:[\w#-]{1,20} ){0,4}(?:has already been|has been|is already|was already|already) (?:been |being )?(?:used|assigned|in use|taken)|docnumber=.{1,40} is assigned|numero (?:de document |de facture )?(?:est )?(?:en double|deja utilise)|numero a deja ete (?:utilise|attribue)|(?:autre numero|numero different)/,
  ),
  rule(
    'duplicate-name',
    '630 6140 6210 6240',
    /duplicate (?:display ?)?name|name (?:supplied |specified )?already exists|already using this name|name is already (?:in use|used|taken)|nom (?:fourni |specifie |indique )?existe deja|utilisent? deja ce nom|nom (?:est )?deja (?:utilise|pris)|nom en double/,
  ),
  rule(
    'no-match',
    '',
    /no matching (?:customer|vendor|service|product|item|account)|no match (?:was )?found in quickbooks|aucune correspondance/,
  ),
  rule(
    'edited-meanwhile',
    '3200 5010',
    /stale object|working on this at the same time|edit sequence|objet (?:perime|obsolete)|travailli?ez .{0,60}en meme temps|en meme temps sur (?:cet|cette|ce)\b/,
  ),
  rule(
    'inactive',
    '610 620 2500 6000 6250 6430',
    /(?:made|is|are|was|been|currently) inactive|inactive (?:customer|vendor|item|product|account|class|location|employee)|you must restore|must be (?:restored|reactivated)|\(deleted\)|(?:rendue?|est|sont|devenue?)s? inactif|(?:rendue?|est|sont|devenue?)s? inactive|desactivee?s?\b|\(supprimee?\)|doit etre (?:restaure|reactive)/,
  ),
  rule(
    'record-gone',
    '610',
    /another user has deleted|un autre utilisateur a supprime|(?:transaction|record|invoice|payment|customer|bill) (?:has been |was |is )?(?:deleted|no longer) (?:in|from) quickbooks|no longer (?:exists )?in quickbooks|n'existe plus dans quickbooks/,
  ),
  under(
    'record-gone',
    '610',
    /not found|(?:has been|was|were) deleted|no longer exists?|does(?: not|n't) exist|non trouve|introuvable|a ete supprime|n'existe (?:plus|pas)/,
  ),
  rule('not-found', '610', /object not found|objet (?:non trouve|introuvable)/),
  rule(
    'deposited',
    '6540',
    /deposited transaction|(?:has|have) (?:already )?been deposited|(?:included in|part of) a (?:bank )?deposit|operation deposee|(?:a deja ete|ont ete|deja) depos(?:e|ee|es|ees)\b|fait partie d'un depot/,
  ),
  rule(
    'bank-matched',
    '6480',
    /matched (?:to|with) a (?:downloaded|bank)|unmatch|(?:appariee?|associee?|rapprochee?) (?:a|avec) une operation (?:telechargee|bancaire)/,
  ),
  rule('reconciled', '6480', /been reconciled|reconciled transaction|a (?:deja )?ete rapprochee?/),
  rule(
    'no-clear-answer',
    '',
    /\(-3000[03]\)|-3000[03]\b|unexpected internal error|erreur interne inattendue/,
  ),
  rule('value-missing', '', /tax exemption reason|motif d'exoneration/),
  rule('tax-calculation', '', /calculating (?:the |sales )*tax|calcul (?:de la|des|de) taxes?/),
  under(
    'tax-code',
    '2500 6000',
    /gst\/hst|(?:sales )?tax (?:rate|code)|taxcoderef|(?:vat|gst|hst|pst|qst) (?:rate|code)|have a (?:gst|vat|tax)|(?:code|taux) de (?:taxe|tps|tvh|tva|tvq)|tps\/tvh/,
  ),
  under(
    'value-missing',
    '2020 6000',
    /set a transaction amount|transaction amount (?:is )?(?:missing|required)|montant (?:de l'operation|de la transaction|d'operation)/,
  ),
  under('wrong-account', '6000', /bank account for this deposit|compte bancaire pour ce depot/),
  rule(
    'payment-too-large',
    '620',
    /(?:payment|amount)\b.{0,60}\b(?:more than|exceeds?|greater than|larger than|over)\b.{0,60}\b(?:balance|invoice|amount due|owed)|paiement\b.{0,60}(?:superieur|depasse|excede|de plus que).{0,60}(?:solde|facture)/,
  ),
  rule(
    'payment-not-linkable',
    '',
    /(customer|vendor|supplier) on .{1,120} (?:does not|doesn't) match the \1|(?:customer|vendor|supplier) mismatch|(?:cannot|can't) be linked/,
  ),
  under('wrong-currency', '620 2500 6000', /\bcurrency\b|\bcurrencies\b|\bdevises?\b/),
  under('payment-method', '2500 6000', /payment ?method|(?:mode|methode) de paiement/),
  under(
    'wrong-product',
    '2500',
    /itemref|items? element|items? id|product\/service|product or service|produit/,
  ),
  under('customer-missing', '2500', /customerref|customer id/),
  under('not-accepted', '10000', /nullpointerexception|could not find resource/),
  under(
    'not-accepted',
    '500',
    /could not find resource|changedsince|malformedbytesequence|utf-8|not supported|unsupported|non prise? en charge/,
  ),
  rule(
    'waiting-on-parent',
    '',
    /\b(?:customer|invoice|parent|bill|product|service|vendor)\b.{0,60}\b(?:not|n't)(?: yet| been){0,2} (?:synced|synchronized)|(?:customer|invoice|parent|bill) not synced|waiting (?:on|for) (?:the |its )?(?:customer|invoice|parent)|\bmissing invoice\b|(?:client|facture|parent|fournisseur)\b.{0,60}(?:non synchronise|pas (?:encore )?(?:ete )?synchronise)/,
  ),
  rule(
    'voided-in-quickbooks',
    '610',
    /(?:has been|was|is) voided|voided in quickbooks|a ete annulee? dans quickbooks/,
  ),
  rule(
    'subscription-ended',
    '120 3100 7001',
    /subscription (?:period )?(?:has |is )?(?:ended|expired|lapsed|cancell?ed|suspended)|trial (?:period )?(?:has |is )?(?:ended|expired)|invalid company status|abonnement .{0,40}(?:expire|termine|annule|suspendu|pris fin)|essai .{0,40}(?:expire|termine|pris fin)/,
  ),
  rule(
    'too-many-requests',
    '3100',
    /throttl|too many requests|rate limit|request limit|limite de requetes|trop de (?:requetes|demandes)/,
  ),
  rule('no-access', '110 3100', /you do not have access|-11014\b|vous n'avez pas acces/),
  rule(
    'reconnect-needed',
    '100 110 3200',
    /invalid_grant|token (?:has been |was |is )?revoked|malformed bearer|invalid (?:bearer |access |refresh )?token|jeton (?:non valide|invalide|revoque)/,
  ),
  rule(
    'sign-in-expired',
    '',
    /token (?:has |is )?expired|authentication ?fail|\bunauthori[sz]ed\b|jeton (?:a )?expire|echec de l'authentification/,
  ),
  rule('reconnect-needed', '', /authorization ?failed|applicationauthorizationfailed/),
  rule(
    'busy',
    LOST_CONNECTION,
    /(?:under|being|for|scheduled|planned|en cours de|en) maint|maintenance (?:mode|page|planifiee)|(?:service|server|temporarily) (?:is )?(?:temporarily |currently )?unavailable|(?:temporairement|service|service est) indisponible|back (?:soon|shortly)/,
  ),
  rule('no-clear-answer', LOST_CONNECTION, NO_ANSWER),
  rule('wrong-product', '', /invalid reference id.{0,80}(?:itemref|items? element|product\/service)/),
  rule('wrong-reference', '', /invalid reference id|(?:id|identifiant) de reference (?:non valide|invalide)/),
  rule(
    'feature-off',
    '',
    /(?:class|location) tracking (?:is )?(?:off|not|disabled)|not (?:included|available) (?:in|on|with) (?:your|this|the) (?:quickbooks )?(?:plan|subscription)|suivi (?:des|par) (?:classes?|categories?|lieux?) .{0,20}desactive/,
  ),
  rule('business-rule', '', /business validation|validation (?:metier|operationnelle|commerciale)/),
];
