import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makeCardSurface } from '../../lib/content/card/card-surface-views.tsx';

/** Loaded into the content script's world when the first card, dialog or toast is needed. */
export default defineUnlistedScript(() => {
  globalThis.tickmarkCard = makeCardSurface();
});
