import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { Approvals } from '../../components/queue/Approvals.tsx';
import { Attention } from '../../components/queue/Attention.tsx';
import { ConnectionView } from '../../components/queue/ConnectionView.tsx';
import { GuideIndex } from '../../components/queue/GuideIndex.tsx';
import { LogView } from '../../components/queue/LogView.tsx';
import type { OlderCalls } from '../../components/queue/OlderRecords.tsx';
import { Preview } from '../../components/queue/Preview.tsx';
import {
  QUEUE_TABS,
  type QueueSayings,
  type QueueTab,
  QueueView,
} from '../../components/queue/QueueView.tsx';
import type { QueueFrame } from '../../components/queue/queue-frame.ts';
import { Submissions } from '../../components/queue/Submissions.tsx';
import { titleOf } from '../../components/record/name-record.ts';
import { OFFERED_IN_FULL, viewRecord } from '../../lib/answers/view-record.ts';
import { searchGuide } from '../../lib/guide/search-guide.ts';
import type { TestRun } from '../../lib/listing/act.ts';
import { type Kept, keepUnchecked, type Runs, stillKept } from '../../lib/listing/keep-unchecked.ts';
import type { ListedRecord } from '../../lib/listing/listed-record.ts';
import { chooseLanguage } from '../../lib/locales/choose-language.ts';
import { queue as en } from '../../lib/locales/queue/en.ts';
import { queue as frCa } from '../../lib/locales/queue/fr-ca.ts';
import type { ConnectAnswer, DoneAnswer, RecordView } from '../../lib/messages/answers.ts';
import { CHANGED_CHANNEL, type OwnPush } from '../../lib/messages/pushes.ts';
import { deepLink } from '../../lib/page/deep-link.ts';
import { askSafely } from '../../lib/panel/ask-safely.ts';
import { openTables } from '../../lib/queue/database.ts';
import { followBatches } from '../../lib/queue-page/follow-batches.ts';
import { judgeBatch } from '../../lib/queue-page/judge-batch.ts';
import { keptValues } from '../../lib/queue-page/kept-values.ts';
import { type Acts, type Batch, performActs } from '../../lib/queue-page/perform-acts.ts';
import { readLogs } from '../../lib/queue-page/read-logs.ts';
import { type ReadingDesk, readStore, type Store } from '../../lib/queue-page/read-store.ts';
import { rowOfListed } from '../../lib/queue-page/row-of-listed.ts';
import { whyNotAtAll } from '../../lib/queue-page/why-not-at-all.ts';
import { readPreferences } from '../../lib/settings/stored-preferences.ts';
import { openRecordDrawer } from './record-drawer.tsx';
import { saveFile } from './save-file.ts';
import { makeSideViews } from './side-views.tsx';

const TICK_MS = 10_000;
/** What the other surfaces call the views. */
const VIEW_OF_HASH: Readonly<Record<string, QueueTab>> = { pending: 'preview', diagnosis: 'connection' };

function tabOfAddress(): QueueTab {
  const hash = location.hash.slice(1);
  return QUEUE_TABS.find((each) => each === hash) ?? VIEW_OF_HASH[hash] ?? 'attention';
}

/** The queue page: reads the store, draws it, and asks the worker for what people want done. */
export function openQueuePage(browser: Browser, root: HTMLElement): void {
  const sendMessage = (message: unknown) => browser.runtime.sendMessage(message);
  const ask = askSafely(sendMessage, () => words().gone);
  const desk: ReadingDesk = {
    tables: openTables(),
    clock: () => Date.now(),
    readPreferences,
    browserLanguage: browser.i18n.getUILanguage(),
    readCatalogue: async (language) => (await fetch(browser.runtime.getURL(`words/${language}.json`))).json(),
  };

  let store: Store | null = null;
  let tab = tabOfAddress();
  let views = new Map<ListedRecord, RecordView>();
  let acts: Acts | null = null;
  let kept: Kept | null = null;
  let test: TestRun | null = null;
  let values: ReturnType<typeof keptValues> | null = null;
  let logs: ReturnType<typeof readLogs> | null = null;

  const language = () => store?.words.language ?? chooseLanguage('auto', desk.browserLanguage);
  const words = () => (language() === 'en' ? en : frCa);

  /** A record as all surfaces show it; made when it comes into view, and kept until something changes. */
  function view(record: ListedRecord): RecordView {
    const known = views.get(record);
    if (known) return known;
    if (!store?.company) throw new Error('Nothing is shown before the company is read');
    const { company, words: answerWords, jobs } = store;
    const job = jobs.find((each) => each.record_id === record.id) ?? null;
    const row = rowOfListed(record, company.summary.company_key);
    const made = viewRecord(row, company.connected, answerWords, job, OFFERED_IN_FULL);
    views.set(record, made);
    return made;
  }

  function reasonOf(id: string): string | null {
    const record = store?.records?.get(id);
    return record ? view(record).reason : null;
  }

  const side = makeSideViews(browser, ask, language);
  const drawer = openRecordDrawer({ browser, ask, language, onChange: drawSoon });

  function frameNow({ company, records, words: answerWords }: Store): QueueFrame | null {
    if (!company || !records) return null;
    const { summary, disconnected } = company;
    const shared = words().shared;
    return {
      words: words(),
      language: language(),
      writing: { words: shared, language: language(), timeZone: summary.time_zone, now: desk.clock() },
      company: summary,
      disconnected,
      ...records.now(),
      view,
      whyNot: (action) =>
        disconnected ? words().disconnected_why : whyNotAtAll(action, company.connected, answerWords),
      ask: (act) => acts?.ask(act),
      quickBooksAddress: (record) => record.quickbooks && deepLink(record.quickbooks, summary.realm),
      openRecord: (record) => drawer.show({ company_key: summary.company_key, record_id: record.id }),
    };
  }

  function draw(): void {
    document.documentElement.lang = language();
    const frame = store && frameNow(store);
    document.title = frame ? `${frame.company.name} – ${words().title}` : words().title;
    if (!store || !frame || !acts) {
      render(<Nothing />, root);
      return;
    }
    render(
      <QueueView
        frame={frame}
        tab={tab}
        sayings={sayingsNow(acts)}
        companies={otherCompanies(store)}
        onTab={openTab}
        onSyncNow={() => void syncNow(frame.company.company_key)}
        drawer={drawer.draw(desk.clock(), words().close_record)}
      >
        <View frame={frame} />
      </QueueView>,
      root,
    );
  }

  function Nothing() {
    const text = !store
      ? words().reading
      : store.companies.length === 0
        ? words().no_company
        : words().unknown_company;
    return (
      <main class="queue">
        <p class="empty">{text}</p>
        {store && (
          <p>
            <a href={browser.runtime.getURL('options.html')}>{words().open_options}</a>
          </p>
        )}
      </main>
    );
  }

  function View({ frame }: { frame: QueueFrame }) {
    switch (tab) {
      case 'submissions':
        return (
          <Submissions
            frame={frame}
            readAt={new Date(store?.read_at ?? 0).toISOString()}
            onRefresh={() => void look(null)}
            older={olderOf(frame.company.company_key)}
            onBrought={(count) => acts?.say(words().older.brought(count), 'good')}
          />
        );
      case 'approvals':
        return <Approvals frame={frame} kept={keptIds()} onKeep={keep} onUnkeep={unkeep} />;
      case 'preview':
        return <Preview frame={frame} test={test} onTest={setTest} />;
      case 'attention':
        return <Attention frame={frame} />;
      case 'log':
        return (
          logs && (
            <LogView
              frame={frame}
              logs={logs.now()}
              onMore={() => void logs?.readPlatform()}
              onSave={saveFile}
            />
          )
        );
      case 'reference':
        return side.reference(frame.company, desk.clock());
      case 'connection':
        return (
          <ConnectionView
            frame={frame}
            active={countActive(frame)}
            onDisconnect={disconnect}
            onReconnect={reconnect}
            optionsAddress={browser.runtime.getURL('options.html')}
          >
            {side.diagnosis(frame.company.company_key, desk.clock())}
            {store && <GuideIndex frame={frame} search={searchIn(store)} />}
          </ConnectionView>
        );
      default:
        return null;
    }
  }

  /** What must end before the connection may: commands that are open, records that are being sent, a run. */
  function countActive({ records, company }: QueueFrame): number {
    const ids = new Set(store?.jobs.map((job) => job.record_id));
    for (const record of records) if (record.state === 'syncing') ids.add(record.id);
    return Math.max(ids.size, company.progress ? 1 : 0);
  }

  async function disconnect(): Promise<DoneAnswer> {
    const connection_id = store?.company?.summary.connection_id ?? '';
    return answered(await ask<'disconnect'>({ type: 'disconnect', connection_id }));
  }

  /** Connects again at the same address, in the place of the connection that is there. */
  async function reconnect(access_key: string): Promise<ConnectAnswer> {
    const connection = store?.company?.connected.connection;
    const answer = await ask<'connect'>({
      type: 'connect',
      address: connection?.address ?? '',
      access_key,
      replaces: connection?.id ?? null,
    });
    return answered(answer);
  }

  /** A change of the connection is to be seen at once, whatever came of it. */
  function answered<T>(answer: T): T {
    void look(null);
    return answer;
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

  function sayingsNow(from: Acts): QueueSayings {
    const batch = from.batch();
    return {
      said: from.said(),
      asked: from.asked(),
      batch: batch && { kind: batch.kind, total: batch.keys.length, done: batches.done(batch) },
      onUndo: from.undo,
      onDismiss: from.dismiss,
      onConfirm: from.confirm,
      onDrop: from.drop,
      onStop: from.stop,
    };
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
    lookIntoLogs();
    draw();
  }

  /** The logs are read while they are looked at, and not before. */
  function lookIntoLogs(): void {
    if (tab !== 'log' || !logs) return;
    void logs.readHere();
    void logs.readPlatform();
  }

  function searchIn({ words: { guide } }: Store) {
    return (text: string) => searchGuide(text, guide);
  }

  let older: { readonly of: string; readonly calls: OlderCalls } | null = null;
  /** One per company: the dialog asks again only when it is given other calls. */
  function olderOf(company_key: string): OlderCalls {
    if (older?.of !== company_key) {
      const calls: OlderCalls = {
        about: () => ask<'ask_connection'>({ type: 'ask_connection', company_key }),
        backfill: (range) => ask<'backfill'>({ type: 'backfill', company_key, ...range }),
        newKey: () => crypto.randomUUID(),
      };
      older = { of: company_key, calls };
    }
    return older.calls;
  }

  async function syncNow(company_key: string): Promise<void> {
    const answer = await ask<'sync_now'>({ type: 'sync_now', company_key });
    if (answer.status === 'refused') acts?.say(answer.problem.what, 'bad');
  }

  // What was kept for next time.

  function runsNow(): Runs {
    const summary = store?.company?.summary;
    return {
      last_run_at: summary?.last_run_at ?? null,
      running_since: summary?.progress?.started_at ?? null,
    };
  }

  let ids: { of: Kept | null; set: ReadonlySet<string> } = { of: null, set: new Set() };
  function keptIds(): ReadonlySet<string> {
    if (ids.of !== kept) ids = { of: kept, set: new Set(kept?.ids) };
    return ids.set;
  }

  function setKept(next: Kept | null): void {
    if (next === kept) return;
    kept = next;
    void values?.unchecked.write(next);
    drawSoon();
  }

  function keep(recordIds: readonly string[]): void {
    setKept(keepUnchecked(kept, recordIds, runsNow(), desk.clock()));
  }

  function unkeep(recordIds: readonly string[]): void {
    if (!kept) return;
    const left = kept.ids.filter((id) => !recordIds.includes(id));
    setKept(left.length > 0 ? { ...kept, ids: left } : null);
  }

  function setTest(next: TestRun | null): void {
    test = next;
    void values?.test.write(next);
    drawSoon();
  }

  // The store.

  async function openCompany(companyKey: string): Promise<void> {
    values = keptValues(browser.storage, companyKey);
    logs = readLogs(desk.tables.bulk, companyKey, ask, drawSoon);
    lookIntoLogs();
    const made = performActs(companyKey, {
      ask,
      newKey: () => crypto.randomUUID(),
      words,
      reasonOf,
      onChange: drawSoon,
      keepBatch,
    });
    acts = made;
    const [batch, unchecked, tested] = await Promise.all([
      values.batch.read(),
      values.unchecked.read(),
      values.test.read(),
    ]);
    if (batch && !made.batch()) {
      made.resume(batch);
      void batches.begin(batch).then(drawSoon);
    }
    kept = unchecked;
    test = tested;
    drawSoon();
  }

  const batches = followBatches({
    batch: () => acts?.batch() ?? null,
    jobs: () => store?.jobs ?? [],
    look: (recordIds) => look(recordIds),
    onEnd: (batch) => {
      const { text, tone } = judgeBatch(
        batch,
        (id) => store?.records?.get(id),
        words(),
        (record) => titleOf(record, words().shared, language()),
        reasonOf,
      );
      acts?.ended(text, tone);
    },
  });

  function keepBatch(batch: Batch | null): void {
    void values?.batch.write(batch);
    if (batch) void batches.begin(batch).then(drawSoon);
  }

  const look = readStore(desk, new URLSearchParams(location.search).get('company'), (next, whole) => {
    if (store?.jobs !== next.jobs || store?.company !== next.company) views = new Map();
    store = next;
    if (!acts && next.company) void openCompany(next.company.summary.company_key);
    drawer.refresh();
    if (whole) lookIntoLogs();
    setKept(stillKept(kept, runsNow()));
    if (whole) void batches.check();
    drawSoon();
  });

  new BroadcastChannel(CHANGED_CHANNEL).onmessage = ({ data }: MessageEvent<OwnPush>) => {
    const realm = store?.company?.summary.realm;
    const concerned = data.records.filter(([of]) => realm === undefined || of === realm);
    const any = realm === undefined || concerned.some(([, changed]) => changed === null);
    void look(any ? null : concerned.flatMap(([, changed]) => changed ?? []));
  };
  window.addEventListener('hashchange', () => {
    openTab(tabOfAddress());
  });
  setInterval(drawSoon, TICK_MS);
  draw();
  void look(null);
}
