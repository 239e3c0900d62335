import { findLegalForm, isAlwaysLegalForm } from './legal-forms.ts';
import { canonicalWord } from './name-words.ts';
import { isSmallWord, type NameWord, splitWords } from './split-words.ts';

/** One reading of a name, split up for comparison. */
export interface NameReading {
  /** The distinguishing words in order: folded, without small words, titles and legal form. */
  readonly words: readonly string[];
  /** The same words in canonical form (`brothers`, `bros` and `frères` are one). */
  readonly canonical: readonly string[];
  /** The same words as written. */
  readonly writtenWords: readonly string[];
  /** All words except title and legal form, small ones included, without spaces. */
  readonly joined: string;
  /** The initials of those words. */
  readonly initials: string;
  /** The legal form as one folded word (`ltd`, `inc`), or `''`. */
  readonly legalForm: string;
  /** `jr`, `sr`, `2` … at the end of the name, or `''`. */
  readonly generation: string;
  /** "Last, First": the order of the words means nothing. */
  readonly isTurned: boolean;
}

/**
 * A name, split up. Its own reading is the whole name; a trading name, a former name or one in brackets is an
 * additional reading.
 */
export interface ReadName extends NameReading {
  /** The name as written, trimmed. */
  readonly written: string;
  readonly others: readonly OtherReading[];
}

export interface OtherReading extends NameReading {
  /**
   * `trading`: either part of "A dba B"; `bracket`: the text before or in brackets; `path`: of "Parent:Child"; `part`:
   * of "A, B".
   */
  readonly kind: 'trading' | 'bracket' | 'path' | 'part';
}

const TRADING =
  /[\s,;(]+(?:d\s?[./]?\s?b\s?[./]?\s?a\.?|o\/a|t\/a|[af]\/?k\/?a|f\.a\.s\.|(?:doing business|carrying on business|operating|trading|also known) as|faisant affaires? sous(?: le nom de| le nom)?|exploitée? sous le nom(?: de)?|formerly(?: known as)?|anciennement|handelnd als|previously)[\s:]+/iu;

const TITLES = new Set(
  'mr mrs ms miss mx dr prof sir dame rev fr hon mme mlle mlles maitre herr frau sig sra sr don dona monsieur madame'.split(
    ' ',
  ),
);
const AFTER_NAMES = new Set(
  'md phd cpa esq esquire dds dmd jd rn np do cga ca cma peng ing avocat notaire'.split(' '),
);
const GENERATIONS: Readonly<Record<string, string>> = { jr: 'jr', sr: 'sr', ii: '2', iii: '3', iv: '4' };

/** Splits up a name. Accepts any text; one without letters and digits has no words. */
export function readName(name: string): ReadName {
  const written = name.trim();
  return { written, ...readWhole(written), others: readOthers(written) };
}

function readOthers(written: string): OtherReading[] {
  const traded = written.split(TRADING).filter((part) => part.trim() !== '');
  if (traded.length > 1) {
    return traded.slice(0, 3).map((part) => ({ ...readWhole(part.replace(/[()]/g, ' ')), kind: 'trading' }));
  }
  const [, before = '', inside = '', after = ''] =
    /^([^()]{2,})\(([^()]{2,})\)?([^()]*)$/u.exec(written) ?? [];
  if (before) {
    return [`${before} ${after}`, inside].map((part) => ({ ...readWhole(part), kind: 'bracket' }));
  }
  const path = written.split(':').filter((part) => part.trim() !== '');
  if (path.length > 1) {
    return [path[0] ?? '', path.at(-1) ?? ''].map((part) => ({ ...readWhole(part), kind: 'path' }));
  }
  const parts = written.split(/,\s|\s[–—|-]\s/u).map(readWhole);
  const isList = parts.length === 2 && parts.every(({ words }) => words.length > 1);
  return isList ? parts.map((part) => ({ ...part, kind: 'part' })) : [];
}

function readWhole(text: string): NameReading {
  const words = splitWords(text);
  const { start, end, form } = findLegalForm(words.map(({ folded }) => folded));
  const bare = withoutTitles(words.slice(start, end));
  const last = bare.length > 2 ? GENERATIONS[bare.at(-1)?.folded ?? ''] : undefined;
  const named = last ? bare.slice(0, -1) : bare;
  const telling = named.filter((word, at) => !isSmallWord(word, at) && !isAlwaysLegalForm(word.folded));
  const kept = telling.length > 0 ? telling : named;
  return {
    words: kept.map(({ folded }) => folded),
    canonical: joinNumbers(kept.map(({ folded }) => canonicalWord(folded))),
    writtenWords: kept.map((word) => word.written),
    joined: named.map(({ folded }) => folded).join(''),
    initials: named.map(({ folded }) => folded.charAt(0)).join(''),
    legalForm: form,
    generation: last ?? '',
    isTurned: /^[^,]+,[^,]+(?:,[^,]+)?$/u.test(text) && kept.length <= 5,
  };
}

function withoutTitles(words: readonly NameWord[]): readonly NameWord[] {
  let [start, end] = [0, words.length];
  while (end - start > 2 && AFTER_NAMES.has(words[end - 1]?.folded ?? '')) end -= 1;
  while (end - start > 1 && TITLES.has(words[start]?.folded ?? '')) start += 1;
  // "M." in "M. Luc Bouchard" is a title; in "M. Bouchard" and "M. K. Smith" it may be an initial.
  if (
    end - start > 2 &&
    /^me?$/.test(words[start]?.folded ?? '') &&
    (words[start + 1]?.folded.length ?? 0) > 2
  ) {
    start += 1;
  }
  // "Smith, Dr. Mary", "Mr. & Mrs. Smith"
  const kept = words.slice(start, end);
  const bare = kept.filter(
    ({ folded }, at) => !(at > 0 && at < kept.length - 1 && /^(?:mr|mrs|dr|mme)$/.test(folded)),
  );
  return bare.length > 0 ? bare : kept;
}

/** "twenty one" is 21. Indexes stay the same. */
function joinNumbers(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next = ''] = [words[at], words[at + 1]];
    if (/^[2-9]0$/.test(word) && /^[1-9]#?$/.test(next)) {
      joined.push(`${word[0]}${next}`, '');
      at += 1;
    } else joined.push(word);
  }
  return joined;
}
