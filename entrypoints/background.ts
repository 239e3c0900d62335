import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import type { PagePush } from '../lib/protocol/pushes.ts';
import { makeAnswer } from '../lib/worker/answer-message.ts';
import { tidyKeys } from '../lib/worker/end-connection.ts';
import { makeWorker } from '../lib/worker/make-worker.ts';

/** What woke the worker is answered first: a look costs the answer its time. */
const LOOK_MS = 150;

/** Wiring only. Listeners are registered synchronously, because the browser wakes the worker to deliver an event. */
export default defineBackground({
  main() {
    const worker = makeWorker(browser);
    const { context, companies } = worker;
    worker.prepare();
    const answer = makeAnswer(browser, worker);
    // Chrome accepts no promise from a listener: `true` announces a later answer.
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender, reply) => {
      void answer(message, sender).then(reply);
      return true;
    });
    // Firefox alone has this function and does not name documents: there, a tab is bound until it loads another.
    if ('getBrowserInfo' in browser.runtime) {
      browser.tabs.onUpdated.addListener((tab, { status }) => {
        if (status === 'loading') void worker.rights.forget(tab).catch(() => undefined);
      });
    }
    browser.alarms.onAlarm.addListener(() => companies.takeUp());
    browser.runtime.onStartup.addListener(() => void companies.takeUp());
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void companies.takeUp();
      // Not in the build for tests, whose browsers install it anew each time.
      if (reason === 'install' && import.meta.env.MODE !== 'sandbox') void context.openPage('welcome', null);
    });
    browser.commands?.onCommand.addListener((command) => void pressShortcut(command));
    browser.notifications.onClicked.addListener(
      (cause) => void context.openPage('attention', cause.split(' ')[0] ?? null),
    );
    setTimeout(() => {
      // Where the store cannot be read, the next start tries again.
      tidyKeys(context).catch(() => undefined);
      void companies.lookOnce();
    }, LOOK_MS);
  },
});

async function pressShortcut(command: string): Promise<void> {
  if (command !== 'resync') return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const push: PagePush = { push: 'shortcut', action: 'resync' };
  // A tab with another site has no content script, and nothing to resync.
  if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, push).catch(() => undefined);
}
