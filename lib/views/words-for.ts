import { chooseLanguage } from '../core/languages.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import type { ReadContext } from './read-context.ts';

/** The words in the language that the user has chosen. */
export async function wordsFor(
  context: Pick<ReadContext, 'readPreferences' | 'readCatalogue' | 'browserLanguage'>,
): Promise<AnswerWords> {
  const { language: choice } = await context.readPreferences();
  const language = chooseLanguage(choice, context.browserLanguage);
  return { ...(await context.readCatalogue(language)), language };
}
