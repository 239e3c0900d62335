import browser, { type Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { chooseLanguage, type Language } from '../lib/core/languages.ts';
import { TickmarkError } from '../lib/core/tickmark-error.ts';
import { adapterOf } from '../lib/platform/adapters.ts';
import type { Reply } from '../lib/protocol/answers.ts';
import { kindOfSender, passGate, type Sender } from '../lib/protocol/gate.ts';
import { CHANGED_CHANNEL, type PagePush } from '../lib/protocol/pushes.ts';
import type { RequestType } from '../lib/protocol/requests.ts';
import { openAccessKey } from '../lib/store/access-key/seal-access-key.ts';
import { openTables } from '../lib/store/database.ts';
import { changePreferences, readPreferences } from '../lib/store/items/stored-preferences.ts';
import type { CompanyRow, ConnectionRow } from '../lib/store/rows.ts';
import type { AnswerCatalogue } from '../lib/views/answer-catalogue.ts';
import { openPanel, panelBrowserOf } from '../lib/views/open-panel.ts';
import { answerRequest } from '../lib/worker/handlers/answer-request.ts';
import { notify } from '../lib/worker/notify/notify.ts';
import type { SyncEvent } from '../lib/worker/sync/cycle-context.ts';
import { tellPages } from '../lib/worker/tell-pages.ts';
import {
  readFrontCompany,
  rememberFrontCompany,
  showIconNumber,
} from '../lib/worker/toolbar/show-icon-number.ts';
import { browserSession } from '../lib/worker/wake/browser-session.ts';
import { noteSleep } from '../lib/worker/wake/note-sleep.ts';
import { ALARM, setAlarm } from '../lib/worker/wake/set-alarm.ts';
import { readStoreTrouble, saveStoreTrouble } from '../lib/worker/wake/store-trouble.ts';
import { syncCompanies } from '../lib/worker/wake/sync-companies.ts';
import type { WorkerContext } from '../lib/worker/worker-context.ts';

/** Wiring only. Listeners are registered synchronously, because the browser wakes the worker for the event it then delivers. */
export default defineBackground({
  main() {
    const tables = openTables();
    const clock = () => Date.now();
    const newKey = () => crypto.randomUUID();
    // A store that cannot be read shows itself where it is needed; here nothing depends on it.
    noteSleep(tables.bulk.companies.toArray(), browser.storage.local, clock()).catch(() => undefined);
    const session = browserSession(browser.storage.session, newKey);
    const ownOrigin = new URL(browser.runtime.getURL('')).origin;
    const tell = tellPages(browser.tabs, new BroadcastChannel(CHANGED_CHANNEL));
    const language = async () =>
      chooseLanguage((await readPreferences()).language, browser.i18n.getUILanguage());
    /** Read once per start of the worker. */
    const catalogues: Partial<Record<Language, Promise<AnswerCatalogue>>> = {};
    const readCatalogue = (language: Language) => {
      catalogues[language] ??= fetch(browser.runtime.getURL(`words/${language}.json`)).then((file) =>
        file.json(),
      );
      return catalogues[language];
    };
    const readNotices = async () => (await readCatalogue(await language())).notices;
    const showIcon = () => showIconNumber(browser.action, browser.storage.session, tables, readNotices);

    const openPlatform = ({ id, kind, address, sealed_key }: ConnectionRow) =>
      adapterOf(kind).open(address, async () => {
        if (!sealed_key) throw new TickmarkError('not_connected', 'The connection has no key');
        return openAccessKey(sealed_key, id);
      });

    const changed = (company: CompanyRow, recordIds: readonly string[] | null) => {
      tell(company.realm, recordIds);
      void showIcon();
    };

    const announce = async (event: SyncEvent) => {
      const connection = await tables.bulk.connections.get(event.company.connection_id);
      if (!connection) return;
      const { notify_failures } = await readPreferences();
      const { role } = connection.user;
      await notify(
        event,
        { platform: connection.platform, role },
        {
          language: await language(),
          words: await readNotices(),
          failures: notify_failures ?? role === 'admin',
        },
        {
          notifications: browser.notifications,
          storage: browser.storage.local,
          icon: browser.runtime.getURL('icon/128.png'),
        },
        clock(),
      );
    };

    const companies = syncCompanies({
      tools: {
        tables,
        clock,
        random: Math.random,
        newKey,
        openPlatform,
        session,
        heartbeat: () => browser.storage.session.set({ heartbeat: clock() }),
        changed,
        announce: (event) => void announce(event),
        batchSize: async () => (await readPreferences()).batch_size,
      },
      exclusively: (name, task) =>
        navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? task() : undefined)),
      setAlarm: (at) => setAlarm(browser.alarms, at, clock()),
      noteStore: async (error) => {
        const isNews = await saveStoreTrouble(browser.storage.session, error, clock());
        if (isNews) await showIcon().catch(() => undefined);
      },
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });

    const context: WorkerContext = {
      tables,
      clock,
      newKey,
      session,
      readPreferences,
      changePreferences,
      readCatalogue,
      browserLanguage: browser.i18n.getUILanguage(),
      version: browser.runtime.getManifest().version,
      openPlatform,
      adapterOf,
      startSync: companies.start,
      planWake: companies.planWake,
      changed,
      openPage: async (view, companyKey) => {
        const page = view === 'options' ? 'options.html' : 'queue.html';
        const query = companyKey ? `?company=${encodeURIComponent(companyKey)}` : '';
        await browser.tabs.create({ url: browser.runtime.getURL(`${page}${query}#${view}`) });
      },
      frontCompany: () => readFrontCompany(browser.storage.session),
      storeTrouble: () => readStoreTrouble(browser.storage.session),
      wakeAt: async () => (await browser.alarms.get(ALARM))?.scheduledTime ?? null,
    };

    const panelBrowser = panelBrowserOf(browser);

    async function answer(
      message: unknown,
      sender: Sender & Pick<Runtime.MessageSender, 'tab'>,
    ): Promise<Reply<RequestType>> {
      try {
        const from = kindOfSender(sender, browser.runtime.id, ownOrigin);
        const request = passGate(message, from);
        if (request.type === 'open_panel') void openPanel(panelBrowser, sender.tab?.id, request);
        const reply: Reply<RequestType> = { ok: true, answer: await answerRequest(request, context) };
        if (request.type === 'describe_page' && 'company' in reply.answer) {
          await rememberFrontCompany(browser.storage.session, reply.answer.company?.company_key ?? null);
          await showIcon();
        }
        return reply;
      } catch (error) {
        const known = error instanceof TickmarkError ? error : null;
        return {
          ok: false,
          error: {
            code: known?.code ?? 'internal_error',
            message: known?.message ?? String(error),
            retryable: known?.retryable ?? false,
          },
        };
      } finally {
        void companies.takeUp();
      }
    }

    browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
      answer(message, sender),
    );
    browser.alarms.onAlarm.addListener(() => companies.takeUp());
    browser.runtime.onStartup.addListener(() => void companies.takeUp());
    browser.runtime.onInstalled.addListener(() => void companies.takeUp());
    browser.commands?.onCommand.addListener((command) => void pressShortcut(command));
    browser.notifications.onClicked.addListener(
      (cause) => void context.openPage('attention', cause.split(' ')[0] ?? null),
    );

    async function pressShortcut(command: string): Promise<void> {
      if (command !== 'resync') return;
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      const push: PagePush = { push: 'shortcut', action: 'resync' };
      // In front of another site there is no content script, and nothing to resync.
      if (tab?.id !== undefined) await browser.tabs.sendMessage(tab.id, push).catch(() => undefined);
    }

    void companies.takeUp();
    void showIcon();
  },
});
