import type { Browser } from 'webextension-polyfill';
import { adapterOf } from '../platform/adapters.ts';
import { CHANGED_CHANNEL } from '../protocol/pushes.ts';
import { renewedSecrets } from '../store/access-key/renewed-secrets.ts';
import { type AccessKeys, accessKeys, type Connections } from '../store/access-key/seal-access-key.ts';
import { openTables, type Tables } from '../store/database.ts';
import { changePreferences, rememberPreferences } from '../store/items/store-preferences.ts';
import { removeStoredItems } from '../store/items/stored-items.ts';
import { readMarker } from '../store/marker.ts';
import type { CompanyRow, ConnectionRow } from '../store/rows.ts';
import { explainStore } from '../views/explain-store.ts';
import { makeShowTab } from '../views/show-tab.ts';
import { adapterIo } from './adapter-io.ts';
import { dismissedBanners } from './dismissed-banners.ts';
import { documentRights } from './document-rights.ts';
import { makeLooks } from './make-looks.ts';
import { makeAnnounce } from './notify/announce.ts';
import { makeSpeaker } from './speak.ts';
import type { SyncTools } from './sync/cycle-context.ts';
import { tellPages } from './tell-pages.ts';
import { together } from './together.ts';
import { readFrontCompany, showIconNumber } from './toolbar/show-icon-number.ts';
import { answersFirst } from './wake/answers-first.ts';
import { browserSession } from './wake/browser-session.ts';
import { noteSleep } from './wake/note-sleep.ts';
import { ALARM, setAlarm } from './wake/set-alarm.ts';
import { readStoreTrouble, saveStoreTrouble } from './wake/store-trouble.ts';
import { syncCompanies } from './wake/sync-companies.ts';
import { watchStore } from './wake/watch-store.ts';
import type { WorkerContext } from './worker-context.ts';

/** Changes within this time, in milliseconds, change the toolbar's number once. */
const ICON_MS = 100;

/** Creates the worker's parts from the browser's functions. Nothing here waits or runs yet. */
export function makeWorker(browser: Browser) {
  const tables = openTables();
  const clock = () => Date.now();
  const newKey = () => crypto.randomUUID();
  const keys = accessKeys(browser.storage, connectionsIn(tables));
  const session = browserSession(browser.storage, newKey);
  const preferences = rememberPreferences(browser.storage);
  const speaker = makeSpeaker(browser, preferences.read);
  const tell = tellPages(browser.tabs, new BroadcastChannel(CHANGED_CHANNEL));
  const store = watchStore(browser.storage, tables, () => {
    showIcon();
    void tell.preferences();
  });
  const showIcon = together(ICON_MS, () => {
    // A number that cannot be shown now is shown after the next change.
    void showIconNumber(browser.action, browser.storage, tables, speaker.notices, async () => {
      const problem = await store.problem(null);
      return problem && explainStore(problem, await speaker.words()).what;
    }).catch(() => undefined);
  });
  const changed = (company: CompanyRow, recordIds: readonly string[] | null) => {
    tell.changed(company.realm, recordIds);
    store.mark(company.key);
    showIcon();
  };
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const answers = answersFirst(sleep);
  const announce = makeAnnounce(browser, tables, clock, speaker);
  const { version } = browser.runtime.getManifest();
  const openPlatform = ({ id, kind, address }: ConnectionRow) =>
    adapterOf(kind).open(
      address,
      adapterIo(tables, keys, id, (name, task) => navigator.locks.request(name, task), version),
    );
  const tools: Omit<SyncTools, 'pause' | 'report' | 'inTurn' | 'alone' | 'isAsked'> = {
    tables,
    clock,
    random: Math.random,
    newKey,
    openPlatform,
    session,
    heartbeat: async () => {
      await answers.afterAnswers();
      // Any call of a browser function keeps the worker awake; this one has no side effects.
      await browser.runtime.getPlatformInfo();
    },
    changed,
    announce: (event) => void announce(event),
    readErrorGuide: speaker.readErrorGuide,
    batchSize: async () => (await preferences.read()).batch_size,
  };
  const companies = syncCompanies({
    tools,
    exclusively: (name, task) =>
      navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? task() : undefined)),
    setAlarm: (at) => setAlarm(browser.alarms, at, clock()),
    noteStore: async (error) => {
      const isNews = await saveStoreTrouble(browser.storage, error, clock());
      if (isNews) showIcon();
      await store.look();
    },
    sleep,
    answers,
    frontCompany: () => readFrontCompany(browser.storage),
    firstLook: async (found) => {
      store.mark(null);
      showIcon();
      await noteSleep(found, browser.storage, clock());
    },
  });
  const banners = dismissedBanners(browser.storage);
  const rights = documentRights(browser.storage, clock);
  const context: WorkerContext = {
    tables,
    clock,
    newKey,
    session,
    ...storedItems(
      browser,
      store,
      preferences,
      keys,
      () => tell.preferences(),
      async (realm) => {
        await Promise.all([banners.forget(realm), rights.forgetCompany(realm)]);
      },
    ),
    readCatalogue: speaker.readCatalogue,
    readErrorGuide: speaker.readErrorGuide,
    browserLanguages: navigator.languages,
    version,
    openPlatform,
    adapterOf,
    surface: 'own',
    confirmFrame: async () => false,
    keys,
    banners,
    renewed: renewedSecrets(browser.storage),
    looks: makeLooks(browser.storage, clock, newKey),
    startSync: companies.start,
    planWake: companies.planWake,
    changed,
    openPage: openPageOf(browser),
    frontCompany: () => readFrontCompany(browser.storage),
    storeProblem: store.problem,
    readMarker: () => readMarker(browser.storage),
    storeTrouble: () => readStoreTrouble(browser.storage),
    wakeAt: async () => (await browser.alarms.get(ALARM))?.scheduledTime ?? null,
  };
  /** Fetches what nearly every answer needs, while the browser still delivers the message. */
  const prepare = () => {
    for (const each of [speaker.words(), speaker.readErrorGuide(), tables.bulk.connections.keys()]) {
      // What cannot be read is reported where it is needed.
      each.catch(() => undefined);
    }
  };
  return { context, companies, showIcon, prepare, answers, rights };
}

export type Worker = ReturnType<typeof makeWorker>;

/** The stored connections, for their keys. */
function connectionsIn({ strict: db }: Tables): Connections {
  return {
    all: () => db.connections.all(),
    replace: (id, before, after) =>
      db.write(['connections'], async (tx) => {
        const stored = await tx.connections.get(id);
        if (stored?.sealed_key?.data === before.data) {
          await tx.connections.put({ ...stored, sealed_key: after });
        }
      }),
  };
}

function storedItems(
  { storage }: Browser,
  store: ReturnType<typeof watchStore>,
  known: ReturnType<typeof rememberPreferences>,
  keys: AccessKeys,
  told: () => Promise<void>,
  forget: (realm: string | null) => Promise<void>,
): Pick<WorkerContext, 'readPreferences' | 'changePreferences' | 'removeStored'> {
  const tell = () => void told().catch(() => undefined);
  return {
    readPreferences: known.read,
    changePreferences: async (change) => {
      const preferences = await changePreferences(
        storage,
        (name, task) => navigator.locks.request(name, task),
        change,
      );
      known.forget();
      tell();
      return preferences;
    },
    removeStored: async (company, removeRows) => {
      await store.remove(company, async () => {
        await removeRows();
        await removeStoredItems(storage, company?.key ?? null);
        known.forget();
        await keys.tidy();
        await forget(company?.realm ?? null);
      });
      tell();
    },
  };
}

/** The pages beside the queue. */
const PAGE_OF_VIEW: Readonly<Record<string, string>> = {
  options: 'options.html',
  welcome: 'welcome.html',
};

/** Opens a view of one of Tickmark's pages: in the tab that shows this page of this company already, if there is one. */
function openPageOf(browser: Browser): WorkerContext['openPage'] {
  const showTab = makeShowTab(browser);
  return (view, companyKey) => {
    const query = companyKey ? `?company=${encodeURIComponent(companyKey)}` : '';
    return showTab(`${browser.runtime.getURL(PAGE_OF_VIEW[view] ?? 'queue.html')}${query}`, `#${view}`);
  };
}
