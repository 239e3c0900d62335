import { LANGUAGES } from '../languages.ts';
import { foldText } from './fold-text.ts';

/** The alternative readings of one search term: of one reading, all words must occur in the text. */
type Wanted = readonly (readonly string[])[];

/**
 * Parses search input: words, and amounts and dates in any notation (`$2,310.75`, « 2 310,75 », `Feb 27`, « 27 févr.
 * », `27.02.2026`), which records hold as `2310.75` and `2026-02-27`. An ambiguous term is searched in all its readings.
 */
export function readSearch(typed: string): readonly Wanted[] {
  const text = foldText(typed)
    // Before a currency code, the minus stands in front.
    .replace(/(?<!\S)-(?=[a-z]{3} )/g, '')
    // `No. 1043`, « nº 1043 », as QuickBooks writes numbers in titles.
    .replace(/(?<!\S)n[o°][.:]? ?(?=[\w-]*\d)/g, '');
  const wanted: Wanted[] = [];
  let end = 0;
  const addWords = (words: string) => {
    for (const word of wordsOf(words)) wanted.push([[word]]);
  };
  for (const found of text.matchAll(AMOUNT_OR_DATE)) {
    addWords(text.slice(end, found.index));
    const [whole] = found;
    const readings = readingsOf(whole);
    if (readings.length > 0) wanted.push([...readings.map((reading) => [reading]), wordsOf(whole)]);
    else addWords(whole);
    end = found.index + whole.length;
  }
  addWords(text.slice(end));
  return wanted;
}

/** Whether a folded text contains every search term. */
export function hasAll(text: string, wanted: readonly Wanted[]): boolean {
  return wanted.every((ways) => ways.some((words) => words.every((word) => text.includes(word))));
}

const MONTHS = monthNames();

/** A number with group separators, decimals or a currency sign, or a day and a month, with or without a year. */
const AMOUNT_OR_DATE = new RegExp(
  [
    "(?<![\\w.-])(?:[a-z]{0,3}[$€£¥] ?)?-?(?:[a-z]{0,3}[$€£¥] ?)?(?:\\d{1,3}(?:[ ,.']\\d{3})+|\\d+)(?:[.,]\\d{1,6})?(?: ?[$€£](?: [a-z]{2}(?![a-z]))?)?(?![\\w/-])",
    `(?<![\\w-])(?:${[...MONTHS.keys()].join('|')})\\.?(?: (?:\\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?| \\d{4})?(?![\\w-])`,
    `(?<![\\w-])(?:\\d{1,2}|1er) (?:${[...MONTHS.keys()].join('|')})\\.?(?: \\d{4})?(?![\\w-])`,
    '(?<![\\w/.-])\\d{1,2}/\\d{1,2}(?![\\w/-])',
    // With marks that QuickBooks offers for dates.
    '(?<![\\w/.-])(?:\\d{1,2}(?<mark>[/.-])\\d{1,2}\\k<mark>(?:\\d{4}|\\d{2})|\\d{4}(?<sign>[/.-])\\d{1,2}\\k<sign>\\d{1,2})(?![\\w/-])',
  ]
    .reverse()
    .join('|'),
  'g',
);

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The term as records would hold it; empty for a plain word or number. */
function readingsOf(typed: string): string[] {
  const figures =
    /^(\d{1,2})\/(\d{1,2})$|^\d{1,4}([/.-])\d{1,2}\3\d{1,4}$/.test(typed) && typed.match(/\d+/g);
  if (figures) {
    const [first = '', second = '', last = ''] = figures;
    if (first.length > 2) return [dateText(first, second, last)];
    const year = last.length === 2 ? `20${last}` : last;
    return [dateText(year, first, second), dateText(year, second, first)];
  }
  const month = wordsOf(typed.replace(/[.,]/g, ' ')).find((word) => MONTHS.has(word));
  if (month) {
    const [day] = /(?<!\d)\d{1,2}(?!\d)/.exec(typed) ?? [];
    const [year = ''] = /\d{4}/.exec(typed) ?? [];
    return (MONTHS.get(month) ?? []).map((each) => dateText(year, each, day ?? ''));
  }
  return amountReadings(typed);
}

/** Part of an ISO date: `2026-02-27`, `-02-27`, `2026-02-`. */
function dateText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day === '' ? '' : day.padStart(2, '0')}`;
}

function amountReadings(typed: string): string[] {
  const number = typed.replace(/[a-z]{0,3}[$€£¥](?: [a-z]{2}$)?/g, '').trim();
  const isPlain = number === typed && /^\d+(?:\.\d+)?$/.test(number);
  if (isPlain) return [];
  const compact = number.replace(/[ ']/g, '');
  // The last mark is the decimal one if one or two digits follow it, or if a different mark stands before it.
  const decimals =
    /[.,](\d{1,2}|\d{4,6})$/.exec(compact) ?? /(?<=,.*)\.(\d+)$|(?<=\..*),(\d+)$/.exec(compact);
  const whole = (decimals ? compact.slice(0, decimals.index) : compact).replace(/[.,]/g, '');
  // "$2,3" may become "$2,310": while the user types, the mark may be either.
  return decimals ? [`${whole}.${decimals[0].slice(1)}`, compact.replace(/[.,]/g, '')] : [whole];
}

/** Month names in every language, long and short, folded; a short name may stand for two months. */
function monthNames(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const language of Object.keys(LANGUAGES)) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const name = foldText(format.format(Date.UTC(2024, month - 1, 1))).replace('.', '');
        const number = String(month);
        const known = names.get(name) ?? [];
        if (!known.includes(number)) names.set(name, [...known, number]);
      }
    }
  }
  // Longest first: a regular expression takes the first alternative that matches.
  return new Map([...names].sort(([a], [b]) => b.length - a.length));
}
