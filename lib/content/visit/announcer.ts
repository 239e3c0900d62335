import { chooseLanguage, DEFAULT_LANGUAGE, type Language } from '../../core/languages.ts';
import { type PageWords, page } from '../../locales/page/en.ts';
import { takeFocusBack } from '../overlay/kept-focus.ts';
import type { Frames, ToastOptions } from './frames.ts';

/** The page's output to users: words, messages, and texts for assistive technology. */
export interface Announcer {
  readonly language: Language;
  readonly words: PageWords;
  readonly frames: Frames;
  /** Sets the language, once the worker has reported it. Resolves when its words are loaded. */
  speak(language: Language): Promise<void>;
  toast(options: Omit<ToastOptions, 'language' | 'onLeft'>, loudness: 'polite' | 'assertive'): void;
  /** Removes the messages of the previous page. */
  turnPage(): void;
  /** Removes all messages and views; later messages are still announced. */
  clear(): void;
}

/** Loads the words of a language other than English, which the content script contains. */
export type LoadWords = (language: Language) => Promise<PageWords | undefined>;

declare global {
  /** Where a language that was loaded registers itself. */
  var tickmarkWords: Partial<Record<Language, PageWords>> | undefined;
}

export function makeAnnouncer(frames: Frames, loadWords: LoadWords): Announcer {
  let language: Language = DEFAULT_LANGUAGE;
  let words = page;
  let chosen = language;
  let shown: { close(): void; readonly ofPage: boolean } | undefined;

  async function speak(next: Language): Promise<void> {
    chosen = next;
    if (next === language) return;
    // After an update of the extension under the page nothing can be loaded: the language stays.
    const loaded = next === DEFAULT_LANGUAGE ? page : await loadWords(next).catch(() => undefined);
    if (!loaded || chosen !== next) return;
    language = next;
    words = loaded;
  }
  // Until the worker reports the user's choice, the browser's languages are used.
  void speak(chooseLanguage('auto', navigator.languages));

  return {
    get language() {
      return language;
    },
    get words() {
      return words;
    },
    frames,
    speak,
    toast(options, loudness) {
      frames.say(options.text, loudness, language);
      const toast = frames.toast({ ...options, language, onLeft: takeFocusBack });
      // A message replaces the previous one; one with undo keeps its own time.
      if (options.undo) return;
      shown?.close();
      shown = { close: toast.close, ofPage: options.action !== undefined };
    },
    turnPage() {
      if (shown?.ofPage) shown.close();
    },
    clear() {
      shown = undefined;
      frames.clear();
    },
  };
}
