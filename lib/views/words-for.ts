import { chooseLanguage } from '../core/languages.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import type { ReadContext } from './read-context.ts';

/** The words in the user's language, and the error guide. */
export async function wordsFor(
  context: Pick<ReadContext, 'readPreferences' | 'readCatalogue' | 'readErrorGuide' | 'browserLanguages'>,
): Promise<AnswerWords> {
  const { language: choice } = await context.readPreferences();
  const language = chooseLanguage(choice, context.browserLanguages);
  const [catalogue, errorGuide] = await Promise.all([
    context.readCatalogue(language),
    context.readErrorGuide(),
  ]);
  return { ...catalogue, language, errorGuide };
}
