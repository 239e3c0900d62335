import { render } from 'preact';
import browser, { type Tabs } from 'webextension-polyfill';
import { type PopupTarget, PopupView } from '../../components/popup/PopupView.tsx';
import { beginAttempt, followAttempt, type SyncAttempt } from '../../components/popup/sync-attempt.ts';
import type { ConnectionState } from '../../lib/core/commands/connection-state.ts';
import { chooseLanguage } from '../../lib/core/languages.ts';
import { POPUP_WORDS } from '../../lib/locales/popup/index.ts';
import { askOpenCompany, tabInFront } from '../../lib/pages/popup/ask-open-company.ts';
import type { PopupAnswer, RecordView } from '../../lib/protocol/answers.ts';
import { CHANGED_CHANNEL, type OpenCompany } from '../../lib/protocol/pushes.ts';
import { send } from '../../lib/protocol/send.ts';
import { openPanel, panelBrowserOf } from '../../lib/worker/open-panel.ts';

/** The page is asked for its company first; a page that is slow to say must not keep the popup blank. */
const PAGE_MS = 150;
const TICK_MS = 1000;
const TRIES = 3;
const WAITING: ReadonlySet<ConnectionState> = new Set(['down', 'busy', 'refused', 'stopped']);

const sendMessage = (message: unknown) => browser.runtime.sendMessage(message);
const root = document.getElementById('root');

let answer: PopupAnswer | null = null;
let open: OpenCompany | null = null;
let chosen: string | null = null;
let attempt: SyncAttempt = { status: 'none' };
let gone = false;
/** Companies whose platform was tried again because somebody looked: once each, however long the popup stays open. */
const triedAgain = new Set<string>();
/** Beside which tab the side panel opens; known before anything can be pressed. */
let frontTab: Tabs.Tab | undefined;
const panelBrowser = panelBrowserOf(browser);
let asking = false;
let askAgain = false;

function draw(): void {
  const language = answer?.language ?? chooseLanguage('auto', browser.i18n.getUILanguage());
  document.documentElement.lang = language;
  if (!root) return;
  render(
    <PopupView
      answer={answer}
      gone={gone}
      attempt={attempt}
      words={POPUP_WORDS[language]}
      language={language}
      now={Date.now()}
      onShow={show}
      onRecord={showRecord}
      onSyncNow={syncNow}
      onCompany={(companyKey) => {
        chosen = companyKey;
        void refresh();
      }}
    />,
    root,
  );
}

/** Asks the worker and draws what it says; questions that come meanwhile are asked once more afterwards. */
async function refresh(): Promise<void> {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      answer = await send(sendMessage, { type: 'popup', open, company_key: chosen });
      gone = false;
      break;
    } catch {
      gone = tries === TRIES;
    }
  }
  if (answer?.company) attempt = followAttempt(attempt, answer.company, Date.now());
  asking = false;
  draw();
  tryAgain();
  if (askAgain) {
    askAgain = false;
    void refresh();
  }
}

/** Looking is reason enough to try again: a queue that waits out an outage goes on at once. */
function tryAgain(): void {
  const company = answer?.company;
  if (!company || !WAITING.has(company.connection) || triedAgain.has(company.company_key)) return;
  triedAgain.add(company.company_key);
  // What comes of it is shown when it changes.
  send(sendMessage, { type: 'sync_now', company_key: company.company_key }).catch(() => undefined);
}

async function syncNow(): Promise<void> {
  const company = answer?.company;
  if (!company) return;
  const { company_key } = company;
  attempt = beginAttempt(company, Date.now());
  draw();
  try {
    const reply = await send(sendMessage, { type: 'sync_now', company_key });
    if (reply.status === 'refused') attempt = { status: 'refused', company_key, problem: reply.problem };
  } catch {
    attempt = { status: 'unasked', company_key };
  }
  await refresh();
}

async function show(view: PopupTarget): Promise<void> {
  try {
    const { realm = null, company_key } = answer?.company ?? {};
    await send(sendMessage, { type: 'open_view', realm, company_key, view });
  } catch {
    await browser.runtime.openOptionsPage();
  }
  window.close();
}

/** A record is shown where it can be put right: in the side panel, unless another company is open beside that. */
async function showRecord({ company_key, id }: RecordView): Promise<void> {
  if (open && (open.conflict || open.realm !== answer?.company?.realm)) return show('attention');
  // Straight from the press: the right to open the panel ends with it.
  await openPanel(panelBrowser, frontTab?.id, { company_key, record_id: id });
  window.close();
}

function isRunning(): boolean {
  return attempt.status === 'running' || (answer?.company?.progress ?? null) !== null;
}

async function start(): Promise<void> {
  draw();
  const page = tabInFront().then((tab) => {
    frontTab = tab;
    return askOpenCompany(tab);
  });
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PAGE_MS));
  const first = await Promise.race([page, late]);
  if (first !== 'late') open = first;
  await refresh();
  if (first === 'late') {
    open = await page;
    if (open) await refresh();
  }
}

new BroadcastChannel(CHANGED_CHANNEL).onmessage = () => void refresh();
// Each second: a run is followed, and otherwise "10 min ago" keeps up with the clock.
setInterval(() => (isRunning() ? void refresh() : draw()), TICK_MS);
void start();
