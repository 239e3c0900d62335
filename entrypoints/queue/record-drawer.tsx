import type { ComponentChild } from 'preact';
import type { Browser } from 'webextension-polyfill';

/** One record in full, beside the list. */
export function openRecordDrawer(_browser: Browser, _onChange: () => void) {
  return {
    show(_record: { readonly company_key: string; readonly record_id: string }): void {},
    draw(): ComponentChild {
      return null;
    },
  };
}
