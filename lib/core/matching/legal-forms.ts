/**
 * Legal forms by family, one per line. Forms of one family are interchangeable (`Inc.`, `Ltd`, `ltée`): names that
 * differ only in these are the same. Forms are written without spaces and punctuation.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  limited:
    'inc incorporated incorporee corp corporation co company cie compagnie ltd limited ltee limitee coltd pty ptyltd pvtltd pvt private pteltd pte sdnbhd bhd',
  'limited-europe':
    'gmbh mbh ug gesellschaftmitbeschrankterhaftung sarl sarlu sas sasu eurl bv besloten srl srls sl slu lda ltda aps spzoo sro doo kft oy ou sia uab ooo zao',
  public:
    'ag aktiengesellschaft sa societeanonyme sociedadanonima spa nv naamlozevennootschap plc publiclimitedcompany ab abpubl publ asa as oyj se sab sadecv pjsc jsc oao pao ao ad nyrt zrt',
  llc: 'llc limitedliabilitycompany pllc lc',
  partnership:
    'llp lp lllp senc sencrl sec snc scs kg ohg gmbhcokg agcokg cokg gbr vof cv ks sca ulc gp scc scop sccl',
  trade: 'enr enrg reg eirl ei ek ev pc pa apc kk coop asbl obnl osbl',
};

const FAMILY_OF = new Map<string, string>();
for (const [family, forms] of Object.entries(FAMILIES)) {
  for (const form of forms.split(' ')) FAMILY_OF.set(form, family);
}
const LONGEST = Math.max(...[...FAMILY_OF.keys()].map(({ length }) => length));
/** `S.à r.l.` splits into four words, `société par actions` into three. */
const MOST_WORDS = 5;
/** These are legal forms even in the middle of a name. */
const NEVER_A_NAME = new Set(
  'inc incorporated corp corporation ltd limited ltee limitee llc llp gmbh plc senc sencrl'.split(' '),
);

/** The family of a legal form (`limited`, `llc`, …), or `''` for any other word. */
export function familyOf(form: string): string {
  return FAMILY_OF.get(form) ?? '';
}

/** Whether a word is a legal form anywhere in a name. */
export function isAlwaysLegalForm(word: string): boolean {
  return NEVER_A_NAME.has(word);
}

/**
 * Finds the legal form at the end or at the beginning of a name (`OOO Romashka`).
 * @param words folded, in order
 * @returns where the name itself begins and ends, and the form as one word, or `''`. A name that consists of a legal
 * form alone keeps its words.
 */
export function findLegalForm(words: readonly string[]): { start: number; end: number; form: string } {
  let end = words.length;
  let form = '';
  for (let taken = lengthOfForm(words, end); taken > 0 && end - taken > 0; taken = lengthOfForm(words, end)) {
    // `… Co. Ltd` ends in two forms; the last one decides.
    form ||= words.slice(end - taken, end).join('');
    end -= taken;
  }
  const startsWithForm = end > 1 && form === '' && /^(?:ooo|zao|oao|pao|pjsc|jsc)$/.test(words[0] ?? '');
  return startsWithForm ? { start: 1, end, form: words[0] ?? '' } : { start: 0, end, form };
}

function lengthOfForm(words: readonly string[], end: number): number {
  for (let taken = Math.min(MOST_WORDS, end - 1); taken > 0; taken -= 1) {
    const joined = words.slice(end - taken, end).join('');
    if (joined.length <= LONGEST && FAMILY_OF.has(joined)) return taken;
  }
  return 0;
}
