import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { Approvals } from '../../../components/queue/Approvals.tsx';
import { Attention } from '../../../components/queue/Attention.tsx';
import { ConnectionView } from '../../../components/queue/ConnectionView.tsx';
import { GuideIndex } from '../../../components/queue/GuideIndex.tsx';
import { LogView } from '../../../components/queue/LogView.tsx';
import { NoCompany } from '../../../components/queue/NoCompany.tsx';
import { Preview } from '../../../components/queue/Preview.tsx';
import {
  QUEUE_TABS,
  type QueueTab,
  type QueueToasts,
  QueueView,
} from '../../../components/queue/QueueView.tsx';
import type { QueueFrame } from '../../../components/queue/queue-frame.ts';
import { Submissions } from '../../../components/queue/Submissions.tsx';
import { titleOf } from '../../../components/record/name-record.ts';
import { saveFile } from '../../../components/save-file.ts';
import { deepLink } from '../../core/identity/deep-link.ts';
import { chooseLanguage } from '../../core/languages.ts';
import type { TestRun } from '../../core/listing/act.ts';
import type { ListedRecord } from '../../core/listing/listed-record.ts';
import type { Runs } from '../../core/listing/remember-unchecked.ts';
import { OFFERED_IN_FULL } from '../../core/records/actions.ts';
import { QUEUE_WORDS } from '../../locales/queue/index.ts';
import { CHANGED_CHANNEL, type OwnPush } from '../../protocol/pushes.ts';
import type { RecordView } from '../../protocol/views.ts';
import { openTables } from '../../store/database.ts';
import { readPreferences } from '../../store/items/store-preferences.ts';
import type { ReadContext } from '../../views/read-context.ts';
import { searchGuide } from '../../views/search-guide.ts';
import { viewRecord } from '../../views/view-record.ts';
import { askSafely } from '../ask-safely.ts';
import { followBatches } from './follow-batches.ts';
import { judgeBatch } from './judge-batch.ts';
import { makeCompanyCalls } from './make-company-calls.ts';
import { type Acts, type Batch, performActs } from './perform-acts.ts';
import { readLogs } from './read-logs.ts';
import { readStore, type Store } from './read-store.ts';
import { openRecordDrawer } from './record-drawer.tsx';
import { makeSideViews } from './side-views.tsx';
import { storedValues } from './stored-values.ts';
import { makeUncheckedApprovals, type UncheckedApprovals } from './unchecked-approvals.ts';
import { whyNotAtAll } from './why-not-at-all.ts';

const TICK_MS = 10_000;
/** What the other surfaces call the views. */
const VIEW_OF_HASH: Readonly<Record<string, QueueTab>> = { pending: 'preview', diagnosis: 'connection' };

function tabOfAddress(): QueueTab {
  const hash = location.hash.slice(1);
  return QUEUE_TABS.find((each) => each === hash) ?? VIEW_OF_HASH[hash] ?? 'attention';
}

/** What belongs to the company whose queue is shown. */
interface OpenCompany {
  readonly values: ReturnType<typeof storedValues>;
  readonly acts: Acts;
  readonly approvals: UncheckedApprovals;
  readonly logs: ReturnType<typeof readLogs>;
  readonly calls: ReturnType<typeof makeCompanyCalls>;
}

/** The queue page: reads the store, draws it, and asks the worker for what people want done. */
export function openQueuePage(browser: Browser, root: HTMLElement): void {
  const optionsAddress = browser.runtime.getURL('options.html');
  const sendMessage = (message: unknown) => browser.runtime.sendMessage(message);
  const ask = askSafely(sendMessage, () => words().gone);
  const context: ReadContext = {
    tables: openTables(),
    clock: () => Date.now(),
    readPreferences: () => readPreferences(browser.storage.local),
    browserLanguage: browser.i18n.getUILanguage(),
    readCatalogue: async (language) => (await fetch(browser.runtime.getURL(`words/${language}.json`))).json(),
  };

  let store: Store | null = null;
  let tab = tabOfAddress();
  let views = new Map<ListedRecord, RecordView>();
  let open: OpenCompany | null = null;
  let test: TestRun | null = null;

  const language = () => store?.words.language ?? chooseLanguage('auto', context.browserLanguage);
  const words = () => QUEUE_WORDS[language()];

  /** A record as all surfaces show it; made when it comes into view, and kept until something changes. */
  function view(record: ListedRecord): RecordView {
    const known = views.get(record);
    if (known) return known;
    if (!store?.company) throw new Error('Nothing is shown before the company is read');
    const { company, words: answerWords, jobs } = store;
    const job = jobs.find((each) => each.record_id === record.id) ?? null;
    const made = viewRecord(record, company.connected, answerWords, job, OFFERED_IN_FULL);
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
      writing: { words: shared, language: language(), timeZone: summary.time_zone, now: context.clock() },
      company: summary,
      disconnected,
      ...records.now(),
      view,
      whyNot: (action) =>
        disconnected ? words().disconnected_why : whyNotAtAll(action, company.connected, answerWords),
      ask: (act) => open?.acts.ask(act),
      quickBooksAddress: (record) => record.quickbooks && deepLink(record.quickbooks, summary.realm),
      openRecord: (record) => drawer.show({ company_key: summary.company_key, record_id: record.id }),
    };
  }

  function draw(): void {
    document.documentElement.lang = language();
    const frame = store && frameNow(store);
    document.title = frame ? `${frame.company.name} – ${words().title}` : words().title;
    if (!store || !frame || !open) {
      const why = !store ? 'reading' : store.companies.length === 0 ? 'no_company' : 'unknown_company';
      render(<NoCompany why={why} words={words()} optionsAddress={optionsAddress} />, root);
      return;
    }
    render(
      <QueueView
        frame={frame}
        tab={tab}
        toasts={toastsNow(open.acts)}
        companies={otherCompanies(store)}
        onTab={openTab}
        onSyncNow={() => void syncNow()}
        drawer={drawer.draw(context.clock(), words().close_record)}
      >
        <View frame={frame} open={open} />
      </QueueView>,
      root,
    );
  }

  function View({ frame, open }: { frame: QueueFrame; open: OpenCompany }) {
    switch (tab) {
      case 'submissions':
        return (
          <Submissions
            frame={frame}
            readAt={new Date(store?.read_at ?? 0).toISOString()}
            onRefresh={() => void look(null)}
            older={open.calls.older}
            onBrought={(count) => open.acts.say(words().older.brought(count), 'good')}
          />
        );
      case 'approvals':
        return (
          <Approvals
            frame={frame}
            kept={open.approvals.ids()}
            onKeep={open.approvals.keep}
            onUnkeep={open.approvals.unkeep}
          />
        );
      case 'preview':
        return <Preview frame={frame} test={test} onTest={setTest} />;
      case 'attention':
        return <Attention frame={frame} />;
      case 'log':
        return (
          <LogView
            frame={frame}
            logs={open.logs.now()}
            onMore={() => void open.logs.readPlatform()}
            onSave={saveFile}
          />
        );
      case 'reference':
        return side.reference(frame.company, context.clock());
      case 'connection':
        return (
          <ConnectionView
            frame={frame}
            active={countActive(frame)}
            onDisconnect={open.calls.disconnect}
            onReconnect={open.calls.reconnect}
            optionsAddress={optionsAddress}
          >
            {side.diagnosis(frame.company.company_key, context.clock())}
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

  function otherCompanies({ companies, company }: Store) {
    return companies
      .filter(({ company_key }) => company_key !== company?.summary.company_key)
      .map(({ company_key, name, platform }) => ({
        name,
        platform,
        address: `?company=${encodeURIComponent(company_key)}`,
      }));
  }

  function toastsNow(from: Acts): QueueToasts {
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
    if (tab !== 'log' || !open) return;
    void open.logs.readHere();
    void open.logs.readPlatform();
  }

  function searchIn({ words: { guide } }: Store) {
    return (text: string) => searchGuide(text, guide);
  }

  async function syncNow(): Promise<void> {
    const answer = await open?.calls.syncNow();
    if (answer?.status === 'refused') open?.acts.say(answer.problem.what, 'bad');
  }

  function runsNow(): Runs {
    const summary = store?.company?.summary;
    return {
      last_run_at: summary?.last_run_at ?? null,
      running_since: summary?.progress?.started_at ?? null,
    };
  }

  function setTest(next: TestRun | null): void {
    test = next;
    void open?.values.test.write(next);
    drawSoon();
  }

  async function openCompany(companyKey: string): Promise<void> {
    const values = storedValues(browser.storage, companyKey);
    const acts = performActs(companyKey, {
      ask,
      newKey: () => crypto.randomUUID(),
      words,
      reasonOf,
      onChange: drawSoon,
      keepBatch,
    });
    const approvals = makeUncheckedApprovals({
      value: values.unchecked,
      runs: runsNow,
      clock: context.clock,
      onChange: drawSoon,
    });
    open = {
      values,
      acts,
      approvals,
      logs: readLogs(context.tables.bulk, companyKey, ask, drawSoon),
      calls: makeCompanyCalls(
        ask,
        companyKey,
        () => store?.company ?? null,
        () => void look(null),
      ),
    };
    lookIntoLogs();
    const [batch, tested] = await Promise.all([values.batch.read(), values.test.read(), approvals.read()]);
    if (batch && !acts.batch()) {
      acts.resume(batch);
      void batches.begin(batch).then(drawSoon);
    }
    test = tested;
    drawSoon();
  }

  const batches = followBatches({
    batch: () => open?.acts.batch() ?? null,
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
      open?.acts.ended(text, tone);
    },
  });

  function keepBatch(batch: Batch | null): void {
    void open?.values.batch.write(batch);
    if (batch) void batches.begin(batch).then(drawSoon);
  }

  const look = readStore(context, new URLSearchParams(location.search).get('company'), (next, whole) => {
    if (store?.jobs !== next.jobs || store?.company !== next.company) views = new Map();
    store = next;
    if (!open && next.company) void openCompany(next.company.summary.company_key);
    drawer.refresh();
    if (whole) lookIntoLogs();
    open?.approvals.check();
    if (whole) void batches.check();
    drawSoon();
  });

  new BroadcastChannel(CHANGED_CHANNEL).onmessage = ({ data }: MessageEvent<OwnPush>) => {
    if (data.push === 'preferences') {
      void look(null);
      return;
    }
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
