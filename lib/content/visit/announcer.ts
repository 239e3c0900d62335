import { chooseLanguage, type Language } from '../../core/languages.ts';
import type { PageWords } from '../../locales/page/en.ts';
import { PAGE_WORDS } from '../../locales/page/index.ts';
import { type LiveRegion, makeLiveRegion } from '../overlay/live-region.ts';
import type { CardSurface, ToastOptions } from './card-surface.ts';

/** How long assistive technology is given to notice a new region, in milliseconds. */
const NEW_REGION_MS = 200;

/** How the page speaks to people: words, toasts, and what assistive technology says. */
export interface Announcer {
  readonly language: Language;
  readonly words: PageWords;
  /** The worker said which language is chosen. */
  speak(language: Language): void;
  /** Makes the live regions, which have to exist before they are filled. */
  prepare(): void;
  toast(options: Omit<ToastOptions, 'language'>, loudness: 'polite' | 'assertive'): void;
  card(): Promise<CardSurface>;
  /** Another page: what was said of the one before is taken away. */
  turnPage(): void;
  /** Takes back all that was said and opened; what comes next will still be heard. */
  clear(): void;
  /** The visit is over. */
  end(): void;
}

export function makeAnnouncer(loadCard: () => Promise<CardSurface>): Announcer {
  // Until the worker has said what is chosen, the browser's language is the best guess.
  let language = chooseLanguage('auto', navigator.languages);
  let live: LiveRegion | undefined;
  let surface: CardSurface | undefined;
  let shown: { close(): void; readonly ofPage: boolean } | undefined;
  /** How often all was taken back: what was said before, and is shown only now, is not shown any more. */
  let cleared = 0;
  const card = async () => {
    surface = await loadCard();
    return surface;
  };
  const prepare = () => {
    live ??= makeLiveRegion(language);
  };
  return {
    get language() {
      return language;
    },
    get words() {
      return PAGE_WORDS[language];
    },
    speak(next) {
      language = next;
    },
    prepare,
    toast(options, loudness) {
      const said = cleared;
      if (live) live[loudness](options.text);
      else {
        prepare();
        // A region that comes with its words is not read out.
        setTimeout(() => {
          if (said === cleared) live?.[loudness](options.text);
        }, NEW_REGION_MS);
      }
      card().then(
        (loaded) => {
          if (said !== cleared) return;
          const toast = loaded.toast({ ...options, language });
          // A message takes the place of the one before; one that can be undone keeps its own time.
          if (options.undo) return;
          shown?.close();
          shown = { close: toast.close, ofPage: options.action !== undefined };
        },
        // What cannot be shown has been said, and the badge shows the outcome as well.
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
