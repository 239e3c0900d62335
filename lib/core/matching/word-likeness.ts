/** Below this likeness, two words are different words. */
const LEAST = 0.6;

/** Cost of each kind of typo; a whole letter costs 1. */
const SWAPPED = 0.25;
const DOUBLED = 0.15;
const VOWEL = 0.45;
const NEAR_SOUND = 0.45;
const LETTER = 0.6;
const OTHER = 0.9;
/** Typos are rare at the beginning of a word. */
const AT_FIRST = 1.7;
/** At this word length, one whole letter makes a different word. */
const SCALE = 4;

const VOWELS = 'aeiouy';
const NEAR_SOUNDS = ['ckqx', 'szx', 'mn', 'bpv', 'dt', 'vwf', 'gj', 'iyj', 'uw'];

/** Likeness of words that differ only in spelling: same sound, or another transliteration. */
const SAME_ALIKE = 0.93;
const CONSONANTS_ALIKE = 0.8;

/**
 * How alike two words are: 1 for the same word, less for a typo or another spelling, 0 for a different word.
 * @param typing the user may still be typing the first word, so that a prefix counts as alike
 */
export function wordLikeness(a: string, b: string, typing = false): number {
  if (a === b) return 1;
  if (typing && a.length >= 2 && b.startsWith(a)) return 0.9;
  const [shortest, longest] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (shortest < 4 || /\d/.test(a) || /\d/.test(b)) return 0;
  const [soundA, soundB] = [soundOf(a), soundOf(b)];
  if (soundA === soundB) return SAME_ALIKE;
  let likeness = 0;
  if (longest - shortest <= 3) likeness = 1 - (distance(a, b) * SCALE) / ((shortest + longest) / 2);
  const consonants = withoutVowels(soundA);
  if (consonants.length >= 4 && consonants === withoutVowels(soundB)) {
    likeness = Math.max(likeness, CONSONANTS_ALIKE);
  }
  return likeness >= LEAST ? likeness : 0;
}

/** The approximate sound of a word in any language: `Schumaker` and `Schumacher`, `Aleksey` and `Alexei`. */
function soundOf(word: string): string {
  return word
    .replace(/^ye/, 'e')
    .replace(/ph/g, 'f')
    .replace(/sch|sh/g, 's')
    .replace(/ck|ch|kh|q|c(?![eiy])/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z|c/g, 's')
    .replace(/(?<=[aou])e/g, '')
    .replace(/[jy]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/th/g, 't')
    .replace(/(.)\1+/g, '$1')
    .replace(/[ei]i/g, 'i');
}

function withoutVowels(sound: string): string {
  return sound.slice(0, 1).replace(/[aeiou]/, 'a') + sound.slice(1).replace(/[aeiou]/g, '');
}

/** Weighted cost of inserting, deleting, replacing and swapping letters (restricted Damerau-Levenshtein distance). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = [0];
  for (let column = 1; column <= b.length; column += 1)
    above.push((above[column - 1] ?? 0) + gap(b, column - 1));
  for (let row = 1; row <= a.length; row += 1) {
    const line = [(above[0] ?? 0) + gap(a, row - 1)];
    const first = row === 1 ? AT_FIRST : 1;
    for (let column = 1; column <= b.length; column += 1) {
      const [one = '', other = ''] = [a[row - 1], b[column - 1]];
      let least = Math.min(
        (line[column - 1] ?? 0) + gap(b, column - 1),
        (above[column] ?? 0) + gap(a, row - 1),
        (above[column - 1] ?? 0) + exchange(one, other) * (column === 1 ? first : 1),
      );
      if (row > 1 && column > 1 && one === b[column - 2] && a[row - 2] === other) {
        least = Math.min(least, (before[column - 2] ?? 0) + SWAPPED);
      }
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}

/** The cost of an additional letter in one word. */
function gap(word: string, at: number): number {
  const letter = word[at] ?? '';
  if (letter === word[at - 1] || letter === word[at + 1]) return DOUBLED;
  // "Luis" and "Luisa", "Daniel" and "Daniele" are different people.
  if (at === word.length - 1 && VOWELS.includes(letter)) return OTHER;
  const kind = VOWELS.includes(letter) || letter === 'h' ? VOWEL : LETTER;
  return at === 0 ? kind * AT_FIRST : kind;
}

function exchange(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.includes(a) && VOWELS.includes(b)) return VOWEL;
  return NEAR_SOUNDS.some((letters) => letters.includes(a) && letters.includes(b)) ? NEAR_SOUND : OTHER;
}
