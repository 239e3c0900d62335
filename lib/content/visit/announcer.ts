import { chooseLanguage, DEFAULT_LANGUAGE, type Language } from '../../core/languages.ts';
import { type PageWords, page } from '../../locales/page/en.ts';
import { type LiveRegion, makeLiveRegion } from '../overlay/live-region.ts';
import type { CardSurface, ToastOptions } from './card-surface.ts';

/** Time for assistive technology to notice a new region, in milliseconds. */
const NEW_REGION_MS = 200;

/** The page's output to users: words, toasts, and texts for assistive technology. */
export interface Announcer {
  readonly language: Language;
  readonly words: PageWords;
  /** Sets the language, once the worker has reported it. Resolves when its words are loaded. */
  speak(language: Language): Promise<void>;
  /** Creates the live regions, which must exist before they are filled. */
  prepare(): void;
  toast(options: Omit<ToastOptions, 'language'>, loudness: 'polite' | 'assertive'): void;
  card(): Promise<CardSurface>;
  /** Removes the messages of the previous page. */
  turnPage(): void;
  /** Removes all messages and views; later messages are still announced. */
  clear(): void;
  /** Ends with the visit. */
  end(): void;
}

/** Loads the words of a language other than English, which the content script contains. */
export type LoadWords = (language: Language) => Promise<PageWords | undefined>;

export function makeAnnouncer(loadCard: () => Promise<CardSurface>, loadWords: LoadWords): Announcer {
  let language: Language = DEFAULT_LANGUAGE;
  let words = page;
  let chosen = language;
  let live: LiveRegion | undefined;
  let surface: CardSurface | undefined;
  let shown: { close(): void; readonly ofPage: boolean } | undefined;
  /** Counts calls of `clear`: a message from before the last one is no longer shown. */
  let cleared = 0;
  const card = async () => {
    surface = await loadCard();
    return surface;
  };
  const prepare = () => {
    live ??= makeLiveRegion(language);
  };

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
    speak,
    prepare,
    toast(options, loudness) {
      const said = cleared;
      if (live) live[loudness](options.text);
      else {
        prepare();
        // A region that is inserted with its text is not read aloud.
        setTimeout(() => {
          if (said === cleared) live?.[loudness](options.text);
        }, NEW_REGION_MS);
      }
      card().then(
        (loaded) => {
          if (said !== cleared) return;
          const toast = loaded.toast({ ...options, language });
          // A message replaces the previous one; one with undo keeps its own time.
          if (options.undo) return;
          shown?.close();
          shown = { close: toast.close, ofPage: options.action !== undefined };
        },
        // A message that cannot be shown has been read aloud, and the badge also shows the outcome.
        () => undefined,
      );
    },
    card,
    turnPage() {
      if (shown?.ofPage) shown.close();
    },
    clear() {
      cleared += 1;
      live?.clear();
      shown = undefined;
      surface?.destroy();
    },
    end() {
      cleared += 1;
      live?.destroy();
      surface?.destroy();
    },
  };
}
