import { keysOf } from './keys-of.ts';

/** The properties of a language; its words are in `lib/locales/`. */
interface LanguageRow {
  /** Its name, in the language itself. */
  readonly name: string;
  /** The tag for reading its name aloud among names in other languages. */
  readonly tag: string;
  /** Browser languages (BCP 47 tags) that select it by default. */
  readonly fits: RegExp;
  readonly decimalMark: '.' | ',';
  /** The column separator that spreadsheets of this language expect in CSV files. */
  readonly csvSeparator: ',' | ';';
  /** The privacy page in `public/`. */
  readonly privacyPage: string;
}

/**
 * The languages, by the tag for `Intl` and for `lang` attributes. Tickmark has its own catalogues and language setting,
 * because a switch in the options takes effect at once on every surface; the browser's message files follow the
 * browser's language and cannot be switched.
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

/** Used where no language fits. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The tags of all languages, in the order in which they are offered. */
export const LANGUAGE_TAGS: readonly Language[] = keysOf(LANGUAGES);

/** The setting in the options; `auto` follows the browser. */
export type LanguageChoice = 'auto' | Language;

/** All choices, in the order in which they are offered. */
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['auto', ...LANGUAGE_TAGS];

/**
 * Chooses the language.
 * @param choice the setting in the options
 * @param browserLanguages BCP 47 tags of the user's languages, preferred first, as in `navigator.languages`
 * @returns the language of the first tag that has one, or English
 */
export function chooseLanguage(choice: LanguageChoice, browserLanguages: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  for (const read of browserLanguages) {
    const language = LANGUAGE_TAGS.find((tag) => LANGUAGES[tag].fits.test(read));
    if (language) return language;
  }
  return DEFAULT_LANGUAGE;
}
