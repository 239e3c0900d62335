import type { GuideId } from './guide-entries.ts';

/**
 * What a code means when the text does not say otherwise. Codes of the QuickBooks Online Accounting API (Intuit's error
 * table and answers seen in the field), OAuth error names, HTTP statuses, and two of QuickBooks Desktop's (3120, 3240).
 * Leading zeros are stripped before the look-up.
 */
const CODES_OF: Partial<Record<GuideId, string>> = {
  'sign-in-expired': '100 110 3200 HTTP_401',
  'no-access': '120',
  'connection-setup': '130 3202 HTTP_404 invalid_client invalid_scope',
  'reconnect-needed': '3100 HTTP_403 access_denied invalid_grant',
  'company-locked': '140',
  'subscription-ended': '6190 7001',
  busy: '150 4002 HTTP_503',
  'no-clear-answer': '500 10000 HTTP_408 HTTP_500 HTTP_502 HTTP_504 NETWORK TIMEOUT PARSE',
  'too-many-requests': '3001 HTTP_429',
  'too-much-at-once': '1040 10100 HTTP_413',
  'operation-failed': '1000 1010 1020',
  'already-received': '600',
  'not-found': '610',
  'record-gone': '3120 3240',
  'bad-link': '2030',
  'company-reset': '10200',
  'edited-meanwhile': '5010',
  'duplicate-number': '6140',
  'duplicate-name': '6240',
  'already-exists': '630',
  'closed-period': '6200 6210 closed_period',
  'payment-not-linkable': '620',
  'wrong-reference': '2500',
  'customer-missing': '6250 6310 6560',
  'wrong-parent': '700 900 6150 6180',
  'still-in-use': '800 6130 6220 6280 6400',
  deposited: '6540',
  'bank-matched': '6480',
  'card-processed': '6110 6120 6450',
  'card-number-sent': '6530',
  'value-missing': '2020 2250 6010 6060 6080 6090 6420 6440 6520',
  'bad-characters': '2040',
  'wrong-length': '2050',
  'bad-date': '2060 2070 2190',
  'bad-number': '2080 2090 2100 2110 2140 2150 2160 2240 6460',
  'bad-contact': '2200 2210',
  'negative-amount': '2290',
  'not-balanced': '2300',
  'line-total-differs': '6070',
  'wrong-currency': '2220',
  'wrong-account': '6430',
  'custom-field': '3000',
  'inventory-date': '6270',
  'time-entry': '6290 6300 6330 6340 6350 6360 6370 6380 6390 6490 6500 6510',
  attachment: '6030 6041',
  'tax-code': '2280 6100 6160 6170 6230 6470',
  'tax-differs': 'tax_differs',
  'feature-off': '5020 5030 tracking_off',
  'not-accepted':
    '400 1050 2000 2010 2120 2130 2170 2180 2230 2260 2270 2600 4000 4001 5000 6020 6040 6050 6320 HTTP_400',
  'business-rule': '6000',
  undocumented: '6610 6830',
};

const MEANING = new Map<string, GuideId>();
for (const [id, codes] of Object.entries(CODES_OF)) {
  for (const code of codes.split(' ')) MEANING.set(code, id as GuideId);
}

/** What a code, as `readCode` gives it, means by itself; `null` where the guide does not know it. */
export function meaningOfCode(code: string): GuideId | null {
  return MEANING.get(code) ?? (/^HTTP_5\d\d$/.test(code) ? 'no-clear-answer' : null);
}

/** The codes that have a meaning of their own, for searching the guide. */
export function codesOf(id: GuideId): readonly string[] {
  return CODES_OF[id]?.split(' ') ?? [];
}

/**
 * Codes that say how an answer failed but not why: here any telling words decide. Other codes are only
 * overruled by the words listed for them.
 */
const VAGUE = new Set([
  '400',
  '500',
  '1000',
  '1010',
  '1020',
  '6000',
  '6610',
  '6830',
  '10000',
  'NETWORK',
  'PARSE',
]);

/** Whether a code (or none) leaves the meaning to the words. */
export function isVague(code: string | null): boolean {
  return code === null || VAGUE.has(code) || code.startsWith('HTTP_') || meaningOfCode(code) === null;
}
