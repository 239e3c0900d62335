import { browser } from 'wxt/browser';
import {
  CARD_SURFACE,
  type CardSurface,
  type WithCardSurface,
} from '../../lib/content/visit/card-surface.ts';

/** Names of built files are known only after a build; this one is declared in the manifest. */
const address = (path: string): string =>
  (browser.runtime as unknown as { getURL(path: string): string }).getURL(path);

let loading: Promise<CardSurface> | undefined;

/** Loads the card, its dialogs and toasts into the content script's world on first use. */
export function loadCard(): Promise<CardSurface> {
  loading ??= import(/* @vite-ignore */ address('card.js')).then(() => {
    const surface = (globalThis as WithCardSurface)[CARD_SURFACE];
    if (!surface) throw new Error('The card did not register itself');
    return surface;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
