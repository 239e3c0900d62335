import { keysOf } from './keys-of.ts';

/** What is known of a language that Tickmark speaks, but for its words: these stand in `lib/locales/`. */
interface LanguageRow {
  /** Its name, in itself. */
  readonly name: string;
  /** The tag under which its name is read aloud among names in other languages. */
  readonly tag: string;
  /** Browser languages (BCP 47 tags) that it is spoken for, where nothing is chosen. */
  readonly fits: RegExp;
  readonly decimalMark: '.' | ',';
  /** What spreadsheets of this language expect between the columns of a CSV file. */
  readonly csvSeparator: ',' | ';';
  /** The page in `public/` that tells about privacy. */
  readonly privacyPage: string;
}

/**
 * The languages, by the tag that `Intl` formats numbers and dates by and that stands in `lang` attributes. Tickmark keeps
 * its own catalogues and its own choice of language, because a switch in the options takes effect at once and on every
 * surface; the browser's own message files follow the language of the browser alone and cannot be switched.
 */
export const LANGUAGES = {
  en: {
    name: 'English',
    tag: 'en',
    fits: /^en\b/i,
    decimalMark: '.',
    csvSeparator: ',',
    privacyPage: 'privacy.html',
  },
  'fr-CA': {
    name: 'Français',
    tag: 'fr',
    fits: /^fr\b/i,
    decimalMark: ',',
    csvSeparator: ';',
    privacyPage: 'privacy.fr-ca.html',
  },
} as const satisfies Record<string, LanguageRow>;

export type Language = keyof typeof LANGUAGES;

/** Spoken where no language fits. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The tags of all languages, in the order in which they are offered. */
export const LANGUAGE_TAGS: readonly Language[] = keysOf(LANGUAGES);

/** What is chosen in the options; `auto` follows the browser. */
export type LanguageChoice = 'auto' | Language;

/** All that may be chosen, in the order in which it is offered. */
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', ...LANGUAGE_TAGS];

/**
 * The language to speak.
 * @param choice the choice in the options
 * @param browserLanguage BCP 47 tag of the browser's interface, e.g. `fr-FR`
 * @returns the first language that fits the browser's, English where none does
 */
export function chooseLanguage(choice: LanguageChoice, browserLanguage: string): Language {
  if (choice !== 'auto') return choice;
  return LANGUAGE_TAGS.find((tag) => LANGUAGES[tag].fits.test(browserLanguage)) ?? DEFAULT_LANGUAGE;
}
