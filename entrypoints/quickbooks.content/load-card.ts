import { browser } from 'wxt/browser';
import type { LoadWords } from '../../lib/content/visit/announcer.ts';
import type { CardSurface } from '../../lib/content/visit/card-surface.ts';

declare module 'wxt/browser' {
  interface WxtRuntime {
    /** Built files, which the manifest makes accessible to QuickBooks pages. */
    getURL(path: '/card.js' | `/page-${string}.js`): string;
  }
}

let loading: Promise<CardSurface> | undefined;

/** Loads the card, its dialogs and toasts into the content script's world on first use. */
export function loadCard(): Promise<CardSurface> {
  loading ??= import(/* @vite-ignore */ browser.runtime.getURL('/card.js')).then(() => {
    const surface = globalThis.tickmarkCard;
    if (!surface) throw new Error('The card did not register itself');
    return surface;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** Loads the words of badges, banners and messages in a language; `undefined` where there are none. */
export const loadWords: LoadWords = async (language) => {
  await import(/* @vite-ignore */ browser.runtime.getURL(`/page-${language.toLowerCase()}.js`));
  return globalThis.tickmarkWords?.[language];
};
