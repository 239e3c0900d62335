/** How much of a text is read for matching: error texts are short, and what is long is a page or a dump. */
const HEAD = 4_000;
const TAIL = 2_000;

/** Beginning and end of a text, so that no answer, however long, makes matching slow. */
function readable(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)} ${text.slice(-TAIL)}`;
}

/**
 * A text as a reader would see it: no markup, no control or direction characters, single spaces, straight quotes.
 * In: anything a server sent. Out: at most 6,001 characters.
 */
export function plainText(text: string): string {
  return readable(text)
    .replace(/<[^<>]{0,400}>/g, ' ')
    .replace(/&(?:#39|apos|rsquo);/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case without accents, so that words match however a company's language writes them. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** What stands for "nothing" in answers: the words a program writes when it has no text, and bare "error"s. */
const NOTHING =
  /^(?:null|undefined|none|nil|nan|n\/a|false|\[object object\]|(?:an? )?(?:unknown |unspecified )?(?:error|failure)(?: (?:has )?occurred)?|(?:sync(?:hronization)? )?failed|(?:une )?erreur(?: (?:inconnue|s'est produite))?|echec(?: de (?:la )?synchronisation)?)$/;

/** Whether a text says nothing: blank, markup only, punctuation only, or a word that stands for no text. */
export function saysNothing(text: string | null | undefined): boolean {
  if (!text) return true;
  const words = foldText(plainText(text)).replace(/^[^\p{L}\p{N}[]+|[^\p{L}\p{N}\]]+$/gu, '');
  return words.replace(/[[\]]/g, '') === '' || NOTHING.test(words);
}
