/** A phrase, or several from the most to the least telling: the first whose `{blanks}` can all be filled is used. */
export type Phrase = string | readonly string[];

/** What the blanks stand for; a blank that is not known is absent. */
export type Blanks = Readonly<Record<string, string | undefined>>;

/** Fills a phrase's blanks. A name that ends with a full stop ends the sentence with it, wherever the sentence ends. */
export function fillPhrase(phrase: Phrase, blanks: Blanks): string {
  const phrases = typeof phrase === 'string' ? [phrase] : phrase;
  const chosen =
    phrases.find((candidate) =>
      [...candidate.matchAll(/\{(\w+)\}/g)].every(([, blank]) => blanks[blank ?? ''] !== undefined),
    ) ??
    phrases.at(-1) ??
    '';
  return chosen.replace(/\{(\w+)\}(\.?)/g, (_, blank: string, stop: string) => {
    const value = blanks[blank] ?? '';
    return value.endsWith('.') ? value : value + stop;
  });
}

/** Ends a sentence; a name at its end that ends with a full stop ends the sentence with it. */
export function ended(sentence: string): string {
  return /[.?!\u2026]["\u201d\u00a0\u00bb)]*$/.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * A text as a sentence, whoever wrote it: a capital at its beginning, a stop at its end. What begins with a quoted name, or with
 * something that is no word (`input.fields.amount`), keeps its beginning.
 */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return (
    trimmed && ended(trimmed.replace(/^\p{Ll}(?![^\s]*[._/=][\p{L}\d])/u, (first) => first.toUpperCase()))
  );
}

/** Fills a phrase and makes it a sentence. */
export function fillSentence(phrase: Phrase, blanks: Blanks): string {
  return asSentence(fillPhrase(phrase, blanks));
}
