import type { Browser } from 'webextension-polyfill';
import { ERROR_GUIDE_FILE } from '../core/error-guide/error-guide.ts';
import { chooseLanguage, type Language } from '../core/languages.ts';
import type { Preferences } from '../store/items/preferences.ts';
import type { AnswerCatalogue } from '../views/answer-catalogue.ts';
import { makeErrorGuideReader } from '../views/read-error-guide.ts';

/**
 * The words of the worker's own messages in the user's language, and the error guide. Read on demand, once per worker
 * start.
 */
export function makeSpeaker(browser: Browser, readPreferences: () => Promise<Preferences>) {
  const catalogues: Partial<Record<Language, Promise<AnswerCatalogue>>> = {};

  const language = async () => chooseLanguage((await readPreferences()).language, navigator.languages);

  const readFile = async (path: string) => (await fetch(browser.runtime.getURL(path))).json();

  function readCatalogue(of: Language): Promise<AnswerCatalogue> {
    catalogues[of] ??= readFile(`words/${of}.json`);
    return catalogues[of];
  }

  const words = async () => readCatalogue(await language());
  const readErrorGuide = makeErrorGuideReader(() => readFile(ERROR_GUIDE_FILE));

  return {
    language,
    readCatalogue,
    readErrorGuide,
    words,
    notices: async () => (await words()).notices,
  };
}

export type Speaker = ReturnType<typeof makeSpeaker>;
