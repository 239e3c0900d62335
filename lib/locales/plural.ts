import type { Language } from '../core/languages.ts';

const rules: Partial<Record<Language, Intl.PluralRules>> = {};

function rulesOf(language: Language): Intl.PluralRules {
  rules[language] ??= new Intl.PluralRules(language);
  return rules[language];
}

/**
 * The form of a word for a number: in French 0 and 1 take the singular, in English only 1 does.
 * @param forms singular and plural; the French form for millions is the plural too
 */
export function plural(language: Language, n: number, forms: { one: string; other: string }): string {
  return rulesOf(language).select(n) === 'one' ? forms.one : forms.other;
}

/** Formats a whole number: `12,400`, « 12 400 ». */
export function formatNumber(n: number, language: Language): string {
  return new Intl.NumberFormat(language).format(n);
}
