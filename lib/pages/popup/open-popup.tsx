import browser, { type Browser, type Tabs } from 'webextension-polyfill';
import { PopupView } from '../../../components/popup/PopupView.tsx';
import type { PopupTarget } from '../../../components/popup/popup-props.ts';
import type { SyncAttempt } from '../../../components/popup/sync-attempt.ts';
import type { ConnectionState } from '../../core/commands/connection-state.ts';
import { QUICKBOOKS_PAGES } from '../../core/quickbooks-pages.ts';
import { POPUP_WORDS } from '../../locales/popup/index.ts';
import { askTab } from '../../protocol/ask-tab.ts';
import type { PopupAnswer } from '../../protocol/company.ts';
import type { OpenCompany } from '../../protocol/pushes.ts';
import { send } from '../../protocol/send.ts';
import type { RecordView } from '../../protocol/views.ts';
import { openPanel, panelBrowserOf } from '../../views/open-panel.ts';
import { createPage, sendPersistently } from '../create-page.ts';
import { beginAttempt, followAttempt } from './sync-attempt.ts';

/** The front tab; if the popup itself is opened as a tab, the QuickBooks tab used last. */
async function tabInFront(): Promise<Tabs.Tab | undefined> {
  const [[active], own] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    // Defined in a tab only: a popup is none.
    browser.tabs.getCurrent(),
  ]);
  if (!own || active?.id !== own.id) return active;
  const tabs = await browser.tabs.query({ url: QUICKBOOKS_PAGES, currentWindow: true });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** How long the popup waits for the QuickBooks page to name its company before it renders without it. */
const PAGE_MS = 150;
const TICK_MS = 1000;
const WAITING: ReadonlySet<ConnectionState> = new Set(['down', 'busy', 'refused', 'stopped']);

/** The popup: shows the counts of the company in front, follows a run, and opens the views. */
export function openPopup(browser: Browser, root: HTMLElement | null): void {
  let answer: PopupAnswer | null = null;
  let open: OpenCompany | null = null;
  let chosen: string | null = null;
  let attempt: SyncAttempt = { status: 'none' };
  let gone = false;
  /** The tab beside which the side panel opens; known before the user can press anything. */
  let frontTab: Tabs.Tab | undefined;
  let asking = false;
  let askAgain = false;

  const page = createPage({
    frame: 'popup',
    optionsLabel: (words) => words.options,
    browser,
    root,
    catalogue: POPUP_WORDS,
    language: () => answer?.language ?? null,
    company: () => answer?.company?.company_key,
    view,
  });
  const { sendMessage } = page;
  const panelBrowser = panelBrowserOf(browser);
  const retryWaiting = makeRetryOfWaiting((company_key) =>
    send(sendMessage, { type: 'sync_now', company_key }),
  );

  function view() {
    return (
      <PopupView
        answer={answer}
        gone={gone}
        attempt={attempt}
        words={page.words()}
        language={page.language()}
        now={Date.now()}
        onShow={show}
        onRecord={showRecord}
        onSyncNow={syncNow}
        onCompany={(companyKey) => {
          chosen = companyKey;
          void refresh();
        }}
      />
    );
  }

  /** Reads and renders. All calls during a read cause one more read. */
  async function refresh(): Promise<void> {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    const fresh = await sendPersistently<'popup'>(sendMessage, { type: 'popup', open, company_key: chosen });
    if (fresh) answer = fresh;
    gone = fresh === null;
    if (answer?.company) attempt = followAttempt(attempt, answer.company, Date.now());
    asking = false;
    page.draw();
    retryWaiting(answer);
    if (askAgain) {
      askAgain = false;
      void refresh();
    }
  }

  async function syncNow(): Promise<void> {
    const company = answer?.company;
    if (!company) return;
    const { company_key } = company;
    attempt = beginAttempt(company, Date.now());
    page.draw();
    try {
      const reply = await send(sendMessage, { type: 'sync_now', company_key });
      if (reply.status === 'refused') attempt = { status: 'refused', company_key, problem: reply.problem };
    } catch {
      attempt = { status: 'unasked', company_key };
    }
    await refresh();
  }

  async function show(target: PopupTarget): Promise<void> {
    try {
      const { realm = null, company_key } = answer?.company ?? {};
      await send(sendMessage, { type: 'open_view', realm, company_key, view: target });
    } catch {
      await browser.runtime.openOptionsPage();
    }
    window.close();
  }

  /** Shows a record in the side panel, where it can be corrected, unless another company is open beside it. */
  async function showRecord({ company_key, id }: RecordView): Promise<void> {
    if (open && (open.conflict || open.realm !== answer?.company?.realm)) return show('attention');
    // Synchronously after the press, because the permission to open the panel ends with the gesture.
    await openPanel(panelBrowser, frontTab?.id, { company_key, record_id: id });
    window.close();
  }

  const isRunning = () => attempt.status === 'running' || (answer?.company?.progress ?? null) !== null;

  async function readFirst(): Promise<void> {
    const company = tabInFront().then((tab) => {
      frontTab = tab;
      return askTab(browser.tabs, tab, 'which_company');
    });
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PAGE_MS));
    const first = await Promise.race([company, late]);
    if (first !== 'late') open = first;
    await refresh();
    if (first !== 'late') return;
    open = await company;
    if (open) await refresh();
  }

  page.start({
    onChange: () => void refresh(),
    // Each second: follows a run, and otherwise keeps "10 min ago" current.
    onTick: () => (isRunning() ? void refresh() : page.draw()),
    tick_ms: TICK_MS,
  });
  void readFirst();
}

/** Syncs companies that wait out an outage because the user looks: once each, however long the popup stays open. */
function makeRetryOfWaiting(syncNow: (companyKey: string) => Promise<unknown>) {
  const retried = new Set<string>();
  return (answer: PopupAnswer | null): void => {
    const company = answer?.company;
    if (!company || !WAITING.has(company.connection) || retried.has(company.company_key)) return;
    retried.add(company.company_key);
    // The result is shown when the data changes.
    syncNow(company.company_key).catch(() => undefined);
  };
}
