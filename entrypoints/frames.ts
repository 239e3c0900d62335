import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makeFrames } from '../lib/content/card/open-frames.ts';
import { answerLayout } from '../lib/content/visit/answer-layout.ts';

/** Loaded into the content script's world when the first frame is needed, or the layout of the page is to be checked. */
export default defineUnlistedScript(() => {
  globalThis.tickmarkLater = { makeFrames, checkLayout: () => answerLayout(document) };
});
