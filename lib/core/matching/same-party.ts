import { familyOf, findLegalForm } from './legal-forms.ts';
import { isSmallWord, splitWords } from './split-words.ts';

/**
 * Whether two names of customers or vendors are one: equal but for writing (case, accents, spaces, punctuation, `&`, small
 * words) and a legal form that one of them leaves out. A sub-customer `Parent:Child` agrees with its parent and its child. The
 * strict beginning of `compareNames`, without its word lists: small enough for a content script. A name without letters and
 * digits agrees with none.
 */
export function isSameParty(one: string, other: string): boolean {
  const paths = [one, other].map((name) =>
    name
      .split(':')
      .map(readParty)
      .filter(({ key }) => key !== ''),
  );
  const [shorter = [], longer = []] = paths.sort((a, b) => a.length - b.length);
  if (shorter.length === 0) return false;
  const agreesFrom = (start: number) =>
    shorter.every((party, at) => {
      const against = longer[start + at];
      return against !== undefined && agree(party, against);
    });
  return agreesFrom(0) || agreesFrom(longer.length - shorter.length);
}

interface Party {
  readonly key: string;
  readonly family: string;
}

function readParty(name: string): Party {
  const words = splitWords(name);
  const { start, end, form } = findLegalForm(words.map(({ folded }) => folded));
  const named = words.slice(start, end);
  const telling = named.filter((word, at) => !isSmallWord(word, at));
  const key = (telling.length > 0 ? telling : named).map(({ folded }) => folded).join('');
  return { key, family: familyOf(form) };
}

function agree(one: Party, other: Party): boolean {
  return one.key === other.key && (one.family === other.family || one.family === '' || other.family === '');
}
