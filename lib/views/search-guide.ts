import { codesOf, type ErrorGuide, meaningOfCode } from '../core/error-guide/error-guide.ts';
import type { GuideId } from '../core/error-guide/guide-entries.ts';
import { matchError } from '../core/error-guide/match-error.ts';
import { foldText } from '../core/error-guide/normal-text.ts';
import { readCode } from '../core/error-guide/read-code.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import type { Phrase } from '../locales/phrase.ts';

/** One line of the guide's index. */
export interface GuideIndexEntry {
  readonly id: GuideId;
  readonly short: string;
  /** In general words, without facts of a record. */
  readonly what: string;
  readonly codes: readonly string[];
}

/** QuickBooks' own titles, if neither the guide's words nor its matching rules contain them. */
const TITLES: Partial<Record<GuideId, string>> = {
  'value-missing': 'required parameter missing, required param missing',
  'bad-characters': 'invalid string, invalid characters',
  'wrong-length': 'string length is either shorter or longer than supported',
  'bad-date': 'invalid date',
  'bad-number': 'invalid number',
  'bad-contact': 'invalid email address',
  'bad-link': 'invalid id',
  'wrong-reference': 'invalid reference id',
  'wrong-account': 'invalid account type',
  'not-accepted':
    'unsupported operation, invalid or unsupported property, invalid query, error parsing query',
  'payment-not-linkable': 'transaction cannot be linked',
  'line-total-differs': 'amount calculation incorrect',
  'not-balanced': 'transaction not balanced, debits and credits',
  'operation-failed': 'internal error',
  'no-clear-answer': 'an application error has occurred, timeout',
  'too-many-requests': 'throttle exceeded, throttled, throttling',
  'still-in-use': 'object in use',
  'bank-matched': 'online banking transaction',
};

/**
 * Searches the guide by code (`6140`, `error 006140`, `HTTP 503`), by words, or by the text of an error from QuickBooks
 * or a platform; ignores accents and case, and requires every word.
 * @param query the user's input; blank finds everything
 * @param guide `null` if it cannot be read: then nothing is found
 * @returns entries in the guide's order
 */
export function searchGuide(
  query: string,
  guide: ErrorGuide | null,
  words: GuideWords,
): readonly GuideIndexEntry[] {
  if (!guide) return [];
  const wanted = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word));
  const understood = understoodOf(query, guide);
  return guide.ids
    .map((id) => indexEntry(id, guide, words))
    .filter((entry) => {
      if (understood.includes(entry.id)) return true;
      const text = foldText(`${entry.short} ${entry.what} ${TITLES[entry.id] ?? ''}`);
      const codes = entry.codes.map((code) => code.toLowerCase());
      return wanted.every((word) => text.includes(word) || codes.includes(word));
    });
}

/** The meanings of the query, read as an error's code and as its text. */
function understoodOf(query: string, guide: ErrorGuide): readonly GuideId[] {
  const context = { type: 'invoice', state: 'failed' } as const;
  const asText = { code: null, message: query, detail: null, request_id: null };
  const asCode = { ...asText, code: query, message: null };
  const code = readCode(guide, query, query);
  return [
    code === null ? null : meaningOfCode(guide, code),
    ...[asText, asCode].map((error) => matchError(guide, error, context).id),
  ].filter((id) => id !== null && id !== 'unknown' && id !== 'no-reason');
}

function indexEntry(id: GuideId, guide: ErrorGuide, words: GuideWords): GuideIndexEntry {
  return {
    id,
    short: general(words.short[id], words),
    what: general(words.what[id], words),
    codes: codesOf(guide, id),
  };
}

/** The last of several phrases needs no facts. */
function general(phrase: Phrase, words: GuideWords): string {
  const text = typeof phrase === 'string' ? phrase : (phrase.at(-1) ?? '');
  const filled = text.replaceAll('{this}', words.this.other).replaceAll('{platform}', words.platform);
  return text.startsWith('{this}') ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}
