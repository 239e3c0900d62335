import type { GuideWords } from '../guide/guide-words.ts';
import { chooseLanguage, type Language } from '../locales/choose-language.ts';
import { reasons as reasonsEn } from '../locales/reasons/en.ts';
import { reasons as reasonsFr } from '../locales/reasons/fr-ca.ts';
import { shared as sharedEn } from '../locales/shared/en.ts';
import { shared as sharedFr } from '../locales/shared/fr-ca.ts';
import type { Desk } from './desk.ts';

const WORDS = {
  en: { reasons: reasonsEn, shared: sharedEn },
  'fr-CA': { reasons: reasonsFr, shared: sharedFr },
} as const;

/** The words of the worker's own answers, in one language. */
export interface AnswerWords {
  readonly language: Language;
  readonly guide: GuideWords;
  readonly reasons: typeof reasonsEn;
  readonly shared: typeof sharedEn;
}

/** The words in the language that the user has chosen. */
export async function wordsFor(
  desk: Pick<Desk, 'readPreferences' | 'readGuideWords' | 'browserLanguage'>,
): Promise<AnswerWords> {
  const { language: choice } = await desk.readPreferences();
  const language = chooseLanguage(choice, desk.browserLanguage);
  return { language, guide: await desk.readGuideWords(language), ...WORDS[language] };
}
