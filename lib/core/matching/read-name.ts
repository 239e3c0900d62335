/** A name taken apart for comparing. */
export interface ReadName {
  /** The name as it stands, but for space around it. */
  readonly written: string;
  /** The words that tell names apart, in order: without accents, capitals, punctuation, small words and legal form. */
  readonly words: readonly string[];
  /** The same words as the name writes them. */
  readonly writtenWords: readonly string[];
  /** The legal form in one spelling (`ltd`, `inc`), or `''`. */
  readonly legalForm: string;
}

/** Longer names and words are compared by their beginning: QuickBooks keeps 500 characters of a name at most. */
const MOST_WORDS = 60;
const LONGEST_WORD = 60;

const LEGAL_FORMS: Readonly<Record<string, string>> = {
  inc: 'inc',
  incorporated: 'inc',
  incorporee: 'inc',
  corp: 'corp',
  corporation: 'corp',
  co: 'co',
  company: 'co',
  cie: 'co',
  compagnie: 'co',
  ltd: 'ltd',
  limited: 'ltd',
  ltee: 'ltd',
  limitee: 'ltd',
  llc: 'llc',
  llp: 'llp',
  lp: 'lp',
  plc: 'plc',
  pllc: 'pllc',
  ulc: 'ulc',
  gmbh: 'gmbh',
  sarl: 'sarl',
  sas: 'sas',
  senc: 'senc',
  sencrl: 'sencrl',
  enr: 'enr',
  enrg: 'enr',
  pty: 'pty',
  bv: 'bv',
  nv: 'nv',
};

/** Words that are written or left out as it comes. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'the a an of and et de du des la le les l d y e und der die das'.split(' '),
);

/** A text without accents, capitals and ligatures. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o');
}

/** Takes a name apart. Any text will do; one without letters and digits has no words. */
export function readName(name: string): ReadName {
  const written = name.trim();
  const parts = written
    .slice(0, MOST_WORDS * LONGEST_WORD)
    // "L’Atelier d’Anne" is "Atelier Anne", "O’Brien" one word, "S.E.N.C." and "J.B." too.
    .replace(/(?<![\p{L}\p{N}])[ld]['’](?=\p{L})/giu, ' ')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .slice(0, MOST_WORDS)
    .map((part) => ({ part, folded: foldLetters(part).slice(0, LONGEST_WORD) }));
  // `…co. ltd` ends in two of them; the last one tells. A name that is nothing else keeps its words.
  let end = parts.length;
  let legalForm = '';
  while (end > 1) {
    const form = LEGAL_FORMS[parts[end - 1]?.folded ?? ''];
    if (!form) break;
    legalForm ||= form;
    end -= 1;
  }
  const kept = parts.slice(0, end).filter(({ folded }) => !SMALL_WORDS.has(folded));
  const telling = kept.length > 0 ? kept : parts.slice(0, end);
  return {
    written,
    words: telling.map(({ folded }) => folded),
    writtenWords: telling.map(({ part }) => part),
    legalForm,
  };
}
