import { render } from 'preact';
import browser from 'webextension-polyfill';
import { Attention } from '../../components/queue/Attention.tsx';
import { QUEUE_TABS, type QueueTab, QueueView } from '../../components/queue/QueueView.tsx';
import type { QueueFrame } from '../../components/queue/queue-frame.ts';
import type { AnswerCatalogue } from '../../lib/answers/language.ts';
import { type AnswerWords, wordsFor } from '../../lib/answers/language.ts';
import { viewRecord } from '../../lib/answers/view-record.ts';
import type { ListedRecord } from '../../lib/listing/listed-record.ts';
import { chooseLanguage } from '../../lib/locales/choose-language.ts';
import { queue as en } from '../../lib/locales/queue/en.ts';
import { queue as frCa } from '../../lib/locales/queue/fr-ca.ts';
import type { RecordView } from '../../lib/messages/answers.ts';
import { CHANGED_CHANNEL, type OwnPush } from '../../lib/messages/pushes.ts';
import { openTables } from '../../lib/queue/database.ts';
import type { JobRow } from '../../lib/queue/rows.ts';
import { readPreferences } from '../../lib/settings/stored-preferences.ts';
import { readCompany, readCompanyNames, type ShownCompany } from './read-company.ts';
import { type FollowedRecords, followRecords, readOpenJobs } from './read-records.ts';
import { rowOfListed } from './row-of-listed.ts';

const TICK_MS = 10_000;
/** What the other surfaces call the views. */
const VIEW_OF_HASH: Record<string, QueueTab> = { pending: 'preview', diagnosis: 'connection' };

const root = document.getElementById('root');
const tables = openTables();
const desk = {
  tables,
  clock: Date.now,
  readPreferences,
  browserLanguage: browser.i18n.getUILanguage(),
  readCatalogue: async (language: string): Promise<AnswerCatalogue> =>
    (await fetch(browser.runtime.getURL(`words/${language}.json`))).json(),
};

let companyKey = new URLSearchParams(location.search).get('company');
let companies: { company_key: string; name: string; platform: string }[] | null = null;
let company: ShownCompany | null = null;
let answerWords: AnswerWords | null = null;
let followed: FollowedRecords | null = null;
let jobs = new Map<string, JobRow>();
let tab: QueueTab = tabOfAddress();
const views = new Map<ListedRecord, RecordView>();

function tabOfAddress(): QueueTab {
  const hash = location.hash.slice(1);
  const named = QUEUE_TABS.find((each) => each === hash);
  return named ?? VIEW_OF_HASH[hash] ?? 'attention';
}

/** A record as all surfaces show it; made when it comes into view, and kept until something changes. */
function view(record: ListedRecord): RecordView {
  const known = views.get(record);
  if (known) return known;
  if (!company || !answerWords) throw new Error('Nothing is shown before the company is read');
  const made = viewRecord(
    rowOfListed(record, company.summary.company_key),
    company.connected,
    answerWords,
    jobs.get(record.id) ?? null,
  );
  views.set(record, made);
  return made;
}

function draw(): void {
  const language = answerWords?.language ?? chooseLanguage('auto', desk.browserLanguage);
  const words = language === 'en' ? en : frCa;
  document.documentElement.lang = language;
  document.title = company ? `${company.summary.name} – ${words.title}` : words.title;
  if (!root) return;
  if (!company || !followed) {
    render(<p class="queue">{companies?.length === 0 ? words.no_company : words.reading}</p>, root);
    return;
  }
  const { summary, disconnected } = company;
  const frame: QueueFrame = {
    words,
    language,
    writing: { words: words.shared, language, timeZone: summary.time_zone, now: Date.now() },
    company: summary,
    disconnected,
    ...followed.now(),
    view,
  };
  render(
    <QueueView frame={frame} tab={tab} onTab={openTab}>
      {tab === 'attention' && <Attention frame={frame} />}
    </QueueView>,
    root,
  );
}

let drawing = false;
/** Draws once, however much has changed until then. */
function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  setTimeout(() => {
    drawing = false;
    draw();
  });
}

function openTab(next: QueueTab): void {
  tab = next;
  history.replaceState(null, '', `#${next}`);
  draw();
}

/** Reads the company and what is under way on its records. */
async function readHead(): Promise<void> {
  answerWords = await wordsFor(desk);
  companies = await readCompanyNames(desk);
  companyKey ??= companies[0]?.company_key ?? null;
  company = companyKey ? await readCompany(desk, companyKey, answerWords) : null;
  if (companyKey) jobs = await readOpenJobs(tables.bulk, companyKey);
  views.clear();
}

async function start(): Promise<void> {
  draw();
  await readHead();
  if (companyKey && company) {
    followed = followRecords(tables.bulk, companyKey, drawSoon);
    await followed.readAll();
  }
  draw();
}

async function refresh(told: OwnPush): Promise<void> {
  const realm = company?.summary.realm;
  const mine = told.records.filter(([of]) => of === realm);
  await readHead();
  if (company && !followed) return start();
  if (followed && mine.some(([, ids]) => ids === null)) await followed.readAll();
  else await followed?.readSome(mine.flatMap(([, ids]) => ids ?? []));
  drawSoon();
}

new BroadcastChannel(CHANGED_CHANNEL).onmessage = ({ data }: MessageEvent<OwnPush>) => void refresh(data);
window.addEventListener('hashchange', () => openTab(tabOfAddress()));
setInterval(drawSoon, TICK_MS);
void start();
