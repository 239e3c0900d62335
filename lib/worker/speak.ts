import type { Browser } from 'webextension-polyfill';
import { chooseLanguage, type Language } from '../core/languages.ts';
import { readPreferences } from '../store/items/store-preferences.ts';
import type { AnswerCatalogue } from '../views/answer-catalogue.ts';

/** The words of the worker's own messages, in the language that the user has chosen. Read once per start of the worker. */
export function makeSpeaker(browser: Browser) {
  const catalogues: Partial<Record<Language, Promise<AnswerCatalogue>>> = {};

  const language = async () =>
    chooseLanguage((await readPreferences(browser.storage.local)).language, browser.i18n.getUILanguage());

  function readCatalogue(of: Language): Promise<AnswerCatalogue> {
    catalogues[of] ??= fetch(browser.runtime.getURL(`words/${of}.json`)).then((file) => file.json());
    return catalogues[of];
  }

  return { language, readCatalogue, notices: async () => (await readCatalogue(await language())).notices };
}

export type Speaker = ReturnType<typeof makeSpeaker>;
