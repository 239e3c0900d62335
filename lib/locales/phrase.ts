import { isolate } from '../core/foreign-text.ts';

/** A phrase, or several from most to least specific: the first whose `{placeholders}` can all be filled is used. */
export type Phrase = string | readonly string[];

/** The values of placeholders; an unknown value is absent. */
export type Blanks = Readonly<Record<string, string | undefined>>;

/** Fills a phrase's placeholders. A value that ends with a full stop does not double it at the end of a sentence. */
export function fillPhrase(phrase: Phrase, blanks: Blanks): string {
  const phrases = typeof phrase === 'string' ? [phrase] : phrase;
  const chosen =
    phrases.find((candidate) =>
      [...candidate.matchAll(/\{(\w+)\}/g)].every(([, blank]) => blanks[blank ?? ''] !== undefined),
    ) ??
    phrases.at(-1) ??
    '';
  return chosen.replace(/\{(\w+)\}(\.?)/g, (_, blank: string, stop: string) => {
    const value = isolate(blanks[blank] ?? '');
    return value.endsWith('.') ? value : value + stop;
  });
}

/** Ends a sentence with a full stop, unless a name at its end has one. */
export function ended(sentence: string): string {
  return /[.?!\u2026]["\u201d\u00a0\u00bb)]*$/.test(sentence) ? sentence : `${sentence}.`;
}

/**
 * Makes any text a sentence: with a capital at its beginning and a full stop at its end. A text that begins with a
 * quoted name, or with something that is no word (`input.fields.amount`), keeps its beginning.
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
