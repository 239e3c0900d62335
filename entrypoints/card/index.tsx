import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CARD_SURFACE, type WithCardSurface } from '../../lib/visit/card-surface.ts';
import { makeCardSurface } from './card-surface-views.tsx';

/** Loaded into the world of the content script when the first card, dialog or toast is needed. */
export default defineUnlistedScript(() => {
  (globalThis as WithCardSurface)[CARD_SURFACE] = makeCardSurface();
});
