import 'fake-indexeddb/auto';
import { type RunningPlatform, startPlatform } from '../../../test/sandbox/platform/start-platform.ts';
import { COMPANY_A } from '../../../test/sandbox/world/access-keys.ts';
import type { World } from '../../../test/sandbox/world/world.ts';
import { ERROR_GUIDE } from '../../core/error-guide/error-guide.fixture.ts';
import { guideWords } from '../../locales/guide/en.ts';
import { LIST_WORDS } from '../../locales/lists/index.ts';
import { notices } from '../../locales/notices/en.ts';
import { problems, unnamed } from '../../locales/problems/en.ts';
import { reasons } from '../../locales/reasons/en.ts';
import type { Adapter } from '../../platform/adapter.ts';
import { adapterOf } from '../../platform/adapters.ts';
import { renewedSecrets } from '../../store/access-key/renewed-secrets.ts';
import { openTables } from '../../store/database.ts';
import { memoryArea } from '../../store/items/memory-area.fixture.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../store/items/preferences.ts';
import { adapterIo } from '../adapter-io.ts';
import { dismissedBanners } from '../dismissed-banners.ts';
import { makeLooks } from '../make-looks.ts';
import type { SyncTools } from '../sync/cycle-context.ts';
import { runCycle } from '../sync/run-cycle.ts';
import { startCycle } from '../sync/save-cycle.ts';
import type { WorkerContext } from '../worker-context.ts';
import { answerRequest } from './answer-request.ts';

export interface TestContext {
  readonly context: WorkerContext;
  readonly platform: RunningPlatform;
  /** Runs the companies' cycles until none is left to run. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Requests a resync of invoice 1047 on the company's own page.
 * @returns the command's key
 */
export async function queueResync(context: WorkerContext, companyKey: string): Promise<string> {
  const row = await context.tables.bulk.records.get([companyKey, 'inv_1047']);
  const key = crypto.randomUUID();
  await answerRequest(
    {
      type: 'commands',
      realm: COMPANY_A,
      company_key: companyKey,
      action: 'resync',
      items: [{ record_id: 'inv_1047', version: row?.record.version ?? '', key, input: {} }],
    },
    context,
  );
  return key;
}

/** A context with a real sandbox platform and its own IndexedDB. Cycles run only when `settle` is called. */
export async function openTestContext(world: World): Promise<TestContext> {
  const platform = await startPlatform({ port: 0, world });
  const tables = openTables(new IDBFactory());
  let preferences: Preferences = DEFAULT_PREFERENCES;
  const clock = () => Date.now();
  const newKey = () => crypto.randomUUID();
  const keys = new Map<string, string>();
  const seal: WorkerContext['keys']['seal'] = (_plain, _id, _kept, store) =>
    store({ iv: '', data: '', kept: 'profile' });
  const openPlatform: WorkerContext['openPlatform'] = ({ id, kind, address }) =>
    adapterOf(kind).open(
      address,
      adapterIo(tables, { open: async () => keys.get(id) ?? '', seal }, id, (_name, task) => task()),
    );
  const tools: SyncTools = {
    tables,
    clock,
    newKey,
    random: () => 0.5,
    openPlatform,
    session: async () => 'session',
    heartbeat: async () => undefined,
    inTurn: (step) => step(),
    alone: (write) => write(),
    isAsked: () => false,
    pause: () => new Promise((resolve) => setTimeout(resolve, 1)),
    changed: () => undefined,
    announce: () => undefined,
    batchSize: async () => 100,
    readErrorGuide: async () => ERROR_GUIDE,
  };
  const context: WorkerContext = {
    surface: 'own',
    confirmFrame: async () => false,
    keys: { seal, tidy: async () => [] },
    renewed: renewedSecrets({ session: memoryArea() }),
    banners: dismissedBanners({ session: memoryArea() }),
    looks: makeLooks({ session: memoryArea() }, clock, newKey),
    tables,
    clock,
    newKey,
    session: tools.session,
    readPreferences: async () => preferences,
    changePreferences: async (change) => {
      preferences = { ...preferences, ...(change as Partial<Preferences>) };
      return preferences;
    },
    removeStored: (_company, removeRows) => removeRows(),
    storeProblem: async () => null,
    readMarker: async () => [],
    browserLanguages: ['en-US'],
    version: '0.0.0',
    readCatalogue: async () => ({
      guide: guideWords,
      problems,
      unnamed,
      reasons,
      notices,
      lists: LIST_WORDS.en,
    }),
    readErrorGuide: tools.readErrorGuide,
    openPlatform,
    adapterOf: (kind) => {
      const adapter = adapterOf(kind);
      const open: Adapter['open'] = (address, io) =>
        adapter.open(address, {
          ...io,
          secret: async () => {
            // The sealed key needs the browser's own key store; the test stores the plain one.
            lastKey = await io.secret();
            return lastKey;
          },
        });
      return { ...adapter, open };
    },
    startSync: async (companyKey, trigger, recordIds) => {
      keys.set(companyKey.split(':')[0] ?? '', lastKey);
      await startCycle(tables, companyKey, trigger, newKey(), clock(), recordIds);
    },
    planWake: async () => undefined,
    changed: () => undefined,
    openPage: async () => undefined,
    frontCompany: async () => undefined,
    storeTrouble: async () => null,
    wakeAt: async () => null,
  };
  let lastKey = '';
  return {
    context,
    platform,
    settle: async () => {
      for (const { key } of await tables.bulk.companies.all()) await runCycle(key, tools);
    },
    close: async () => {
      tables.connection.close();
      await platform.close();
    },
  };
}
