import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import card from '../../components/card/card.css?inline';
import frame from '../../components/card/frame.css?inline';
import controls from '../../components/controls.css?inline';
import tokens from '../../components/tokens.css?inline';
import { openFramePage } from '../../lib/content/card/frame-page.tsx';
import { askOwnFrame } from '../../lib/protocol/ask-tab.ts';
import { send } from '../../lib/protocol/send.ts';

/** The script of the frames in QuickBooks pages (`public/card.html`). */
export default defineUnlistedScript(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + controls + card + frame);
  document.adoptedStyleSheets = [sheet];
  const sendMessage = (message: unknown) => browser.runtime.sendMessage(message);
  openFramePage({
    root: document.getElementById('root'),
    sendMessage,
    // The answer comes from the content script of the tab's own page: no page can give it.
    async isKnown(secret) {
      const tabs: typeof browser.tabs | undefined = browser.tabs;
      if (tabs) return askOwnFrame(tabs, await tabs.getCurrent(), secret);
      // Firefox gives frames in a page no tabs (153 ESR, 2026-11): there the worker asks.
      return (await send<'own_frame'>(sendMessage, { type: 'own_frame', secret })).known;
    },
  });
});
