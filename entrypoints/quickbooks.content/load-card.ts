import { browser } from 'wxt/browser';
import type { CardSurface } from '../../lib/content/visit/card-surface.ts';

declare module 'wxt/browser' {
  interface WxtRuntime {
    /** The built file, which the manifest makes accessible to QuickBooks pages. */
    getURL(path: '/card.js'): string;
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
