import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { page } from '../lib/locales/page/fr-ca.ts';

/** Loaded into the world of the content script where this language is spoken. */
export default defineUnlistedScript(() => {
  globalThis.tickmarkWords = { ...globalThis.tickmarkWords, 'fr-CA': page };
});
