import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startVisit } from '../../lib/content/visit/start-visit.ts';
import type { PagePush, PushAnswer } from '../../lib/protocol/pushes.ts';
import { loadLater, loadWords } from './load-part.ts';

export default defineContentScript({
  matches: ['https://*.qbo.intuit.com/*'],
  runAt: 'document_start',
  allFrames: false,
  main() {
    startVisit({
      sendMessage: (message) => browser.runtime.sendMessage(message),
      frames: {
        address: browser.runtime.getURL('/card.html'),
        origin: new URL(browser.runtime.getURL('')).origin,
      },
      loadLater,
      loadWords,
      isThere: () => browser.runtime?.id !== undefined,
      onPush(heard, signal) {
        const listener = (message: unknown, sender: { id?: string }, answer: (with_: PushAnswer) => void) =>
          sender.id === browser.runtime.id && heard(message as PagePush, answer);
        browser.runtime.onMessage.addListener(listener);
        signal.addEventListener('abort', () => browser.runtime.onMessage?.removeListener(listener));
      },
    });
  },
});
