import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import card from '../../components/card/card.css?inline';
import frame from '../../components/card/frame.css?inline';
import controls from '../../components/controls.css?inline';
import tokens from '../../components/tokens.css?inline';
import { openFramePage } from '../../lib/content/card/frame-page.tsx';

/** The script of the frames in QuickBooks pages (`public/card.html`). */
export default defineUnlistedScript(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + controls + card + frame);
  document.adoptedStyleSheets = [sheet];
  openFramePage({
    root: document.getElementById('root'),
    sendMessage: (message) => browser.runtime.sendMessage(message),
    // The answer comes from the content script of the tab's own page: no page can give it.
    async isKnown(secret) {
      const tab = await browser.tabs.getCurrent();
      if (tab?.id === undefined) return false;
      return browser.tabs.sendMessage(tab.id, { push: 'own_frame', secret }, { frameId: 0 });
    },
  });
});
