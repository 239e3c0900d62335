import { codesOf } from '../core/error-guide/code-meanings.ts';
import { GUIDE_IDS, type GuideId } from '../core/error-guide/guide-entries.ts';
import { foldText } from '../core/error-guide/normal-text.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import type { Phrase } from '../locales/phrase.ts';

/** One line of the guide's index. */
export interface GuideIndexEntry {
  readonly id: GuideId;
  readonly short: string;
  /** In general words, without the facts of a record. */
  readonly what: string;
  readonly codes: readonly string[];
}

/**
 * Searches the guide by code (`6140`, `006140`) or by words; accents and case do not matter, every word must be found.
 * @param query what was typed; blank finds everything
 * @returns in the guide's own order
 */
export function searchGuide(query: string, words: GuideWords): readonly GuideIndexEntry[] {
  const wanted = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word));
  return GUIDE_IDS.map((id) => indexEntry(id, words)).filter((entry) => {
    const text = foldText(`${entry.short} ${entry.what}`);
    const codes = entry.codes.map((code) => code.toLowerCase());
    return wanted.every((word) => text.includes(word) || codes.includes(word));
  });
}

function indexEntry(id: GuideId, words: GuideWords): GuideIndexEntry {
  return {
    id,
    short: general(words.short[id], words),
    what: general(words.what[id], words),
    codes: codesOf(id),
  };
}

/** The last of several phrases is the one that needs no facts. */
function general(phrase: Phrase, words: GuideWords): string {
  const text = typeof phrase === 'string' ? phrase : (phrase.at(-1) ?? '');
  const filled = text.replaceAll('{this}', words.this.other).replaceAll('{platform}', words.platform);
  return text.startsWith('{this}') ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}
