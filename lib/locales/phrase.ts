/** A phrase, or several from the most to the least telling: the first whose `{blanks}` can all be filled is used. */
export type Phrase = string | readonly string[];

/** What the blanks stand for; a blank that is not known is absent. */
export type Blanks = Readonly<Record<string, string | undefined>>;

/** Fills a phrase's blanks. A name that ends with a full stop ends the sentence with it. */
export function fillPhrase(phrase: Phrase, blanks: Blanks): string {
  const phrases = typeof phrase === 'string' ? [phrase] : phrase;
  const chosen =
    phrases.find((candidate) =>
      [...candidate.matchAll(/\{(\w+)\}/g)].every(([, blank]) => blanks[blank ?? ''] !== undefined),
    ) ??
    phrases.at(-1) ??
    '';
  return chosen.replace(/\{(\w+)\}/g, (_, blank: string) => blanks[blank] ?? '').replace(/\.\.$/, '.');
}

/** Ends a sentence; a name at its end that ends with a full stop ends the sentence with it. */
export function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
