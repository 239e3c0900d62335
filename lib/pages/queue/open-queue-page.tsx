import type { Browser } from 'webextension-polyfill';
import { NoCompany } from '../../../components/queue/NoCompany.tsx';
import { type QueueToasts, QueueView } from '../../../components/queue/QueueView.tsx';
import type { ListBeside, QueueFrame, QueueTab } from '../../../components/queue/queue-frame.ts';
import { titleOf } from '../../../components/record/name-record.ts';
import { ERROR_GUIDE_FILE } from '../../core/error-guide/error-guide.ts';
import type { CommandBatch, FollowedBatch, TestRun } from '../../core/listing/command-batch.ts';
import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { isWrong } from '../../core/records/sync-end.ts';
import { countedAs, STATES } from '../../core/records/sync-state.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import { QUEUE_WORDS } from '../../locales/queue/index.ts';
import type { OwnPush } from '../../protocol/pushes.ts';
import type { RecordView } from '../../protocol/views.ts';
import { openTables } from '../../store/database.ts';
import { readPreferences } from '../../store/items/store-preferences.ts';
import { readItem, STORED_ITEMS } from '../../store/items/stored-items.ts';
import type { ReadContext } from '../../views/read-context.ts';
import { makeErrorGuideReader } from '../../views/read-error-guide.ts';
import { viewCommandEnds } from '../../views/view-command-ends.ts';
import { askSafely } from '../ask-safely.ts';
import { createPage, type Page } from '../create-page.ts';
import { type BatchEnd, followBatches, judgeBatch } from './follow-batches.ts';
import { loadReport } from './load-report.tsx';
import { makeFrame, makeRecordViews } from './make-frame.ts';
import { type OpenCompany, openCompany } from './open-company.ts';
import { QueueTabPanel } from './QueueTabPanel.tsx';
import {
  firstTab,
  listOfAddress,
  type QueueState,
  runsOf,
  stateAtFirst,
  tabOfAddress,
} from './queue-state.ts';
import type { ShownCompany } from './read-company.ts';
import { type Concerned, readStore, type Store } from './read-store.ts';
import { openRecordDrawer } from './record-drawer.tsx';
import { makeSideViews } from './side-views.tsx';

const TICK_MS = 10_000;

/** Keys that lead from record to record, with Alt. */
const STEPS: Readonly<Record<string, 'next' | 'previous'>> = { ArrowDown: 'next', ArrowUp: 'previous' };

/** The queue page: reads the store, renders it, and sends users' commands to the worker. */
export function openQueuePage(browser: Browser, root: HTMLElement): void {
  const state = stateAtFirst();
  const optionsAddress = browser.runtime.getURL('options.html');
  const context = readContextOf(browser);
  const page = createPage({
    ...{ browser, root, view, frame: 'queue', catalogue: QUEUE_WORDS },
    optionsLabel: (words) => words.open_options,
    ...{ language: () => state.store?.words.language ?? null, company: () => keyOf(state) },
    title: (words) => titleOfPage(state.store, words),
  });
  const ask = askSafely(page.sendMessage, () => page.words().gone);
  const views = makeRecordViews(() => state.store);
  const side = makeSideViews(browser, ask, page.language);
  const beside: ListBeside = { records: null };
  const drawer = openRecordDrawer({
    ...{ browser, ask, beside, language: page.language, words: page.words },
    onChange: page.drawSoon,
  });
  const report = loadReport(() => state.store, context, page.drawSoon);
  const follow = (batch: () => FollowedBatch | null) =>
    followBatches({
      batch,
      ...storedBatches(state),
      look: (recordIds) => look(recordIds),
      onEnd: (ended) => tellEnd(ended, state, page, context, views.view),
    });
  const batches = follow(() => state.open?.sender.batch() ?? null);
  const told = follow(() => state.open?.sender.told() ?? null);
  const look = followStore(browser, context, onRead, () => {
    state.unread = true;
    page.drawSoon();
  });
  const readAgain = () => void look(null);

  function view() {
    const { store, open } = state;
    // The list that is drawn now sets it.
    beside.records = null;
    const ask = (batch: CommandBatch): void => state.open?.sender.ask(report.guard(batch, frame));
    const tools = {
      ...{ page, clock: context.clock, view: views.view, ask, beside },
      ...{ openRecord: drawer.show, opened: drawer.shown },
    };
    const frame: QueueFrame | null = store && makeFrame(store, tools);
    if (!store || !frame || !open) {
      return <NoCompany why={whyNothing(state)} words={page.words()} optionsAddress={optionsAddress} />;
    }
    return (
      <QueueView
        frame={frame}
        tab={state.tab}
        toasts={toastsOf(open, batches.done)}
        companies={otherCompanies(store)}
        onTab={(next) => openTab(next)}
        onSyncNow={() => void syncNow(open, state, context.clock)}
        drawer={drawer.draw(context.clock(), (id) => report.warningOf(id, frame))}
      >
        <QueueTabPanel
          {...{ frame, state, store, open, side, report, optionsAddress }}
          {...{ onRefresh: readAgain, onTest: setTest }}
          onEveryList={() => openTab(state.tab)}
        />
      </QueueView>
    );
  }

  function openTab(next: QueueTab, list: QueueState['list'] = null): void {
    Object.assign(state, { tab: next, list });
    history.replaceState(null, '', `#${next}`);
    readShownLogs(state);
    page.draw();
  }

  function setTest(next: TestRun | null): void {
    state.test = next;
    void state.open?.values.test.write(next);
    page.drawSoon();
  }

  function onRead(next: Store, whole: boolean): void {
    const { store, open } = state;
    if (store?.jobs !== next.jobs || store?.company !== next.company) views.forget();
    state.store = next;
    state.unread = false;
    if (!open && next.company) void beginCompany(next.company);
    drawer.refresh();
    if (whole) readShownLogs(state);
    state.open?.approvals.check();
    tellSyncEnd(state, page.words());
    if (whole) for (const each of [batches, told]) void each.check();
    page.drawSoon();
  }

  async function beginCompany({
    summary: { company_key: companyKey, counters },
  }: ShownCompany): Promise<void> {
    state.tab = tabOfAddress() ?? firstTab(counters);
    const { open, stored } = openCompany(
      companyKey,
      { browser, context, ask, ...companyTools(state, page, views), readAgain },
      (of, batch) => {
        void of.values.batch.write(batch);
        if (batch) begin(batch);
      },
      (batch) => void told.begin(batch),
    );
    state.open = open;
    readShownLogs(state);
    const { batch, test } = await stored;
    if (batch && !open.sender.batch()) {
      open.sender.resume(batch);
      begin(batch);
    }
    state.test = test;
    page.drawSoon();
  }

  const begin = (batch: FollowedBatch) => void batches.begin(batch).then(page.drawSoon);

  page.start({
    onChange: (push) => void look(concernedBy(push, state.store?.company?.summary.realm)),
    onTick: () => (state.unread ? readAgain() : page.drawSoon()),
    tick_ms: TICK_MS,
  });
  window.addEventListener('hashchange', () => openTab(tabOfAddress() ?? state.tab, listOfAddress()));
  window.addEventListener('keydown', (event) => stepByKey(event, state, drawer.step));
  readAgain();
}

const keyOf = ({ store }: QueueState) => store?.company?.summary.company_key;

/** Where Alt with an arrow has a meaning of its own, or what is below is out of reach. */
const OWN_ARROWS = 'input:not([type=checkbox]), select, textarea, [role=combobox], [role=menu], dialog';

/** Alt with an arrow leads to the next or the previous record. */
function stepByKey(
  event: KeyboardEvent,
  { store }: QueueState,
  step: (by: 'next' | 'previous', companyKey: string) => void,
): void {
  const by = event.altKey && !event.ctrlKey && !event.shiftKey && STEPS[event.key];
  if (!by || !store?.company || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.closest(OWN_ARROWS)) return;
  event.preventDefault();
  step(by, store.company.summary.company_key);
}

/** Reads the store for the company in the page's address. The returned functions never reject. */
function followStore(
  { storage }: Browser,
  context: ReadContext,
  onRead: (store: Store, whole: boolean) => void,
  onFailed: () => void,
) {
  const read = readStore(context, new URLSearchParams(location.search).get('company'), onRead);
  const look = (concerned: Concerned) =>
    read(concerned).catch(() => {
      context.tables.connection.reopen();
      onFailed();
    });
  // Nobody announces that nothing can be written, or that it can be again.
  storage.onChanged.addListener((changes) => STORED_ITEMS.store_trouble.key in changes && void look(null));
  return look;
}

function whyNothing({ store, unread }: QueueState) {
  if (!store) return unread ? 'gone' : 'reading';
  return store.companies.length === 0 ? 'no_company' : 'unknown_company';
}

function readContextOf(browser: Browser): ReadContext {
  const readFile = async (path: string) => (await fetch(browser.runtime.getURL(path))).json();
  return {
    tables: openTables(),
    clock: () => Date.now(),
    readPreferences: () => readPreferences(browser.storage),
    storeTrouble: async () => (await readItem(browser.storage, STORED_ITEMS.store_trouble)) ?? null,
    browserLanguages: navigator.languages,
    readCatalogue: (language) => readFile(`words/${language}.json`),
    readErrorGuide: makeErrorGuideReader(() => readFile(ERROR_GUIDE_FILE)),
  };
}

/** The records of the company that a push concerns; `null` if it may be any, as before the company is known. */
function concernedBy(push: OwnPush, realm: string | undefined): Concerned {
  if (push.push === 'preferences' || realm === undefined) return null;
  const changed = push.records.filter(([of]) => of === realm).map(([, ids]) => ids);
  return changed.some((ids) => ids === null) ? null : changed.flatMap((ids) => ids ?? []);
}

/** Reads the logs only while they are shown. */
function readShownLogs({ tab, open }: QueueState): void {
  if (tab !== 'log' || !open) return;
  void open.logs.readHere();
  void open.logs.readPlatform();
}

async function syncNow(
  { sender, calls }: OpenCompany,
  state: QueueState,
  clock: () => number,
): Promise<void> {
  state.asked_at = clock();
  const answer = await calls.syncNow();
  if (answer?.status === 'refused') sender.say(answer.problem.what, 'bad');
}

/** Says how the sync that was asked for here ended, where it did not go through. */
function tellSyncEnd(state: QueueState, words: QueueWords): void {
  const { asked_at, store, open } = state;
  const end = store?.company?.summary.last_sync;
  if (asked_at === null || !store?.company || !end || end.at < asked_at) return;
  state.asked_at = null;
  if (!isWrong(end.outcome)) return;
  const text = words.shared.sync_end[end.outcome](store.company.summary.platform);
  open?.sender.say([text, end.detail].filter(Boolean).join(' '), 'bad');
}

function otherCompanies({ companies, company }: Store) {
  return companies
    .filter(({ company_key }) => company_key !== company?.summary.company_key)
    .map(({ company_key, name, platform }) => ({
      name,
      platform,
      address: `?company=${encodeURIComponent(company_key)}`,
    }));
}

/** Reports the result of a batch: the outcome of each command by its own key. */
async function tellEnd(
  batch: FollowedBatch,
  { open, store }: QueueState,
  page: Page<QueueWords>,
  context: ReadContext,
  view: (record: ListedRecord) => RecordView,
): Promise<void> {
  if (!store?.company || !open) return;
  const { connected } = store.company;
  const ends = await viewCommandEnds(context, connected, batch.keys, store.words);
  const told = batch === open.sender.told();
  const words = page.words();
  const end = judgeBatch(batch, [...ends, ...runEnds(batch, ends, store, view)], told, words, (record) =>
    titleOf(record, words.shared, page.language()),
  );
  open.sender.ended(batch, end);
}

/** What the store tells about batches. */
function storedBatches(state: QueueState) {
  return {
    jobs: () => state.store?.jobs ?? [],
    isSyncing: (batch: FollowedBatch) => isSyncing(batch, state.store),
  };
}

/** Whether a sync is under way that may still process a record of the batch: such a record waits for its run. */
function isSyncing({ record_ids }: FollowedBatch, store: Store | null): boolean {
  if (!store?.company?.summary.progress) return false;
  return record_ids.some((id) => {
    const record = store.records?.get(id);
    return record !== undefined && STATES[record.state].progress !== null && record.state !== 'waiting';
  });
}

/** The records that were already queued for a run: they have no command, so their state afterwards is the outcome. */
function runEnds(
  { record_ids }: FollowedBatch,
  ends: readonly BatchEnd[],
  { records }: Store,
  view: (record: ListedRecord) => RecordView,
): BatchEnd[] {
  const commanded = new Set(ends.map(({ record }) => record?.id));
  return record_ids.flatMap((id) => {
    const record = commanded.has(id) ? undefined : records?.get(id);
    if (!record) return [];
    const outcome = countedAs(record.state) === 'failed' ? 'failed' : 'done';
    return [{ outcome, record: view(record), problem: null }];
  });
}

/** What an open company needs of the page around it. */
function companyTools(state: QueueState, page: Page<QueueWords>, views: ReturnType<typeof makeRecordViews>) {
  return {
    words: page.words,
    reasonOf: views.reasonOf,
    company: () => state.store?.company ?? null,
    runs: () => runsOf(state.store),
    onChange: page.drawSoon,
  };
}

function titleOfPage(store: Store | null, words: QueueWords): string {
  const name = store?.records && store.company?.summary.name;
  return name ? `${name} – ${words.title}` : words.title;
}

function toastsOf({ sender }: OpenCompany, done: (batch: FollowedBatch) => number): QueueToasts {
  const batch = sender.batch();
  return {
    said: sender.said(),
    asked: sender.asked(),
    batch: batch && { kind: batch.kind, total: batch.keys.length, done: done(batch) },
    onUndo: sender.undo,
    onDismiss: sender.dismiss,
    onConfirm: sender.confirm,
    onDrop: sender.drop,
    onStop: sender.stop,
  };
}
