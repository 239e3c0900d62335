import { render } from 'preact';
import browser from 'webextension-polyfill';
import { PanelScreen, type PanelShown } from '../../components/panel/PanelScreen.tsx';
import { chooseLanguage, type Language } from '../../lib/core/languages.ts';
import { PANEL_WORDS } from '../../lib/locales/panel/index.ts';
import { askSafely } from '../../lib/pages/ask-safely.ts';
import { askWhileOpen } from '../../lib/pages/ask-while-open.ts';
import { type FollowedRecord, followRecord } from '../../lib/pages/panel/follow-record.ts';
import { companyBeside, onFrontChange, recordBeside } from '../../lib/pages/panel/front-tab.ts';
import type { RecordView } from '../../lib/protocol/answers.ts';
import { CHANGED_CHANNEL, type OpenCompany } from '../../lib/protocol/pushes.ts';
import { PANEL_KEY, type PanelRecord } from '../../lib/worker/open-panel.ts';

const MINUTE_MS = 60_000;
/** How often it is looked whether the same company is open: another window changes it without a word. */
const LOOK_MS = 1_000;
const root = document.getElementById('root');

let language: Language = chooseLanguage('auto', browser.i18n.getUILanguage());
let followed: FollowedRecord | null = null;
let following: ReturnType<typeof followRecord> | null = null;
/** What needs attention in the company beside the panel, and whose that is. */
let attention: { readonly company_key: string | undefined; readonly failures: readonly RecordView[] } | null =
  null;
let which: PanelRecord | null = null;
/** Which company is open beside the panel: nothing is shown before that is known. */
let beside: Awaited<ReturnType<typeof companyBeside>> | 'unknown' = 'unknown';

const wordsOf = () => PANEL_WORDS[language];
const ask = askSafely(
  (message) => browser.runtime.sendMessage(message),
  () => wordsOf().no_answer,
);

/** Why nothing may be sent for a record now: another company has been opened since it was drawn; `null` where none has. */
async function whyNot(record: PanelRecord): Promise<string | null> {
  await lookBeside();
  if (beside === 'unknown' || beside === null) return null;
  if (beside.conflict) return wordsOf().conflict;
  if (!isOther(record, beside)) return null;
  return beside.name ? wordsOf().other_company(beside.name) : wordsOf().other_company_unnamed;
}

/** A company's key ends in its QuickBooks id, so that this is known even of a record that cannot be read. */
function isOther({ company_key }: PanelRecord, { realm }: OpenCompany): boolean {
  return realm !== null && !company_key.endsWith(`:${realm}`);
}

function shownNow(): PanelShown {
  if (beside === 'unknown') return { kind: 'loading' };
  if (beside?.conflict) return { kind: 'conflict' };
  if (!which) return attention ? { kind: 'none', failures: attention.failures } : { kind: 'loading' };
  if (!followed) return { kind: 'loading' };
  if (beside && isOther(which, beside)) return { kind: 'other_company', name: beside.name };
  return followed.status === 'found'
    ? { kind: 'record', detail: followed.detail, calls: followed.calls }
    : { kind: 'problem', problem: followed.problem };
}

function draw(): void {
  document.documentElement.lang = language;
  if (!root) return;
  render(
    <PanelScreen
      shown={shownNow()}
      words={wordsOf()}
      language={language}
      now={Date.now()}
      onRecord={({ company_key, id }) => void show({ company_key, record_id: id })}
      onQueue={() => void openQueue()}
    />,
    root,
  );
}

/** Opens the queue of the company beside the panel; where none is, of the one that the panel speaks of. */
function openQueue() {
  const realm = beside !== 'unknown' ? (beside?.realm ?? null) : null;
  const company_key = which ? (realm === null ? which.company_key : undefined) : attention?.company_key;
  return ask<'open_view'>({ type: 'open_view', realm, company_key, view: 'attention' });
}

/** Shows a record from now on, also when the panel is opened again in this session. */
async function show(record: PanelRecord): Promise<void> {
  await browser.storage.session.set({ [PANEL_KEY]: record });
}

function follow(record: PanelRecord | null): void {
  if (record?.company_key === which?.company_key && record?.record_id === which?.record_id) return;
  following?.stop();
  which = record;
  followed = null;
  following = record
    ? followRecord({
        ask: askWhileOpen(ask, () => whyNot(record)),
        ...record,
        page: {
          openAddress: (address) => void browser.tabs.create({ url: address }),
          showRecord: (record_id) => void show({ ...record, record_id }),
          openInQuickBooks: recordBeside,
          copy: (text) => navigator.clipboard.writeText(text),
        },
        show: (next) => {
          followed = next;
          if (next.status === 'found') language = next.detail.language;
          draw();
        },
      })
    : null;
  draw();
  void following?.refresh();
}

/** Where no record is chosen: what needs attention in the company that is open. */
async function readFailures(): Promise<void> {
  const of = beside;
  const open = of === 'unknown' ? null : of;
  const answer = await ask<'popup'>({ type: 'popup', open, company_key: null });
  // What comes late is of another company.
  if ('status' in answer || of !== beside) return;
  language = answer.language;
  attention = { company_key: answer.company?.company_key, failures: answer.company?.top_failures ?? [] };
  draw();
}

async function lookBeside(): Promise<void> {
  const now = await companyBeside();
  if (JSON.stringify(now) !== JSON.stringify(beside)) {
    beside = now;
    attention = null;
  } else if (which || attention) return;
  draw();
  if (!which) await readFailures();
}

async function start(): Promise<void> {
  draw();
  const asked = new URLSearchParams(location.search);
  const [company_key, record_id] = [asked.get('company'), asked.get('record')];
  const named = company_key && record_id ? { company_key, record_id } : null;
  const stored = (await browser.storage.session.get(PANEL_KEY))[PANEL_KEY] as PanelRecord | undefined;
  follow(named ?? stored ?? null);
  await lookBeside();
}

browser.storage.onChanged.addListener((changes, area) => {
  const change = area === 'session' ? changes[PANEL_KEY] : undefined;
  if (change) follow((change.newValue as PanelRecord | undefined) ?? null);
});
new BroadcastChannel(CHANGED_CHANNEL).onmessage = () => {
  void following?.heardChange();
  if (!which) void readFailures();
};
onFrontChange(() => void lookBeside());
// "10 min ago" keeps up with the clock.
setInterval(draw, MINUTE_MS);
setInterval(() => {
  if (!document.hidden) void lookBeside();
}, LOOK_MS);
void start();
