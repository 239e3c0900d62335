/**
 * Tickmark keeps its own catalogues and its own choice of language, because a switch in the options takes effect at once
 * and on every surface; the browser's own message files follow the language of the browser alone and cannot be switched.
 */
export type Language = 'en' | 'fr-CA';

/** What is chosen in the options; `auto` follows the browser. */
export type LanguageChoice = 'auto' | Language;

/**
 * The language to speak.
 * @param choice the choice in the options
 * @param browserLanguage BCP 47 tag of the browser's interface, e.g. `fr-FR`
 * @returns French for every kind of French, English for all else
 */
export function chooseLanguage(choice: LanguageChoice, browserLanguage: string): Language {
  if (choice !== 'auto') return choice;
  return /^fr\b/i.test(browserLanguage) ? 'fr-CA' : 'en';
}
