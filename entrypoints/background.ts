import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import type { PagePush } from '../lib/protocol/pushes.ts';
import { makeAnswer } from '../lib/worker/answer-message.ts';
import { makeWorker } from '../lib/worker/make-worker.ts';
import { noteSleep } from '../lib/worker/wake/note-sleep.ts';

/** Wiring only. Listeners are registered synchronously, because the browser wakes the worker for the event it then delivers. */
export default defineBackground({
  main() {
    const worker = makeWorker(browser);
    const { context, companies, showIcon } = worker;
    // A store that cannot be read shows itself where it is needed; here nothing depends on it.
    noteSleep(context.tables.bulk.companies.toArray(), browser.storage, context.clock()).catch(
      () => undefined,
    );
    const answer = makeAnswer(browser, worker);
    // Chrome takes no promise from a listener: `true` says that the answer comes later.
    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender, reply) => {
      void answer(message, sender).then(reply);
      return true;
    });
    browser.alarms.onAlarm.addListener(() => companies.takeUp());
    browser.runtime.onStartup.addListener(() => void companies.takeUp());
    browser.runtime.onInstalled.addListener(() => void companies.takeUp());
    browser.commands?.onCommand.addListener((command) => void pressShortcut(command));
    browser.notifications.onClicked.addListener(
      (cause) => void context.openPage('attention', cause.split(' ')[0] ?? null),
    );
    void companies.takeUp();
    void showIcon();
  },
});

async function pressShortcut(command: string): Promise<void> {
  if (command !== 'resync') return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const push: PagePush = { push: 'shortcut', action: 'resync' };
  // In front of another site there is no content script, and nothing to resync.
  if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, push).catch(() => undefined);
}
