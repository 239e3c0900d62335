import { browser } from 'wxt/browser';
import type { LoadWords } from '../../lib/content/visit/announcer.ts';
import type { LoadedLater } from '../../lib/content/visit/frames.ts';

declare module 'wxt/browser' {
  interface WxtRuntime {
    /** Built files, which the manifest makes accessible to QuickBooks pages. */
    getURL(path: '/card.html' | '/frames.js' | `/page-${string}.js` | ''): string;
  }
}

let loading: Promise<LoadedLater> | undefined;

/** Loads what opens frames into the content script's world on first use. */
export function loadLater(): Promise<LoadedLater> {
  loading ??= import(/* @vite-ignore */ browser.runtime.getURL('/frames.js')).then(() => {
    const later = globalThis.tickmarkLater;
    if (!later) throw new Error('The frames did not register themselves');
    return later;
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
