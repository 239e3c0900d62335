import { identifyPage, type PageIdentity } from '../../core/identity/identify-page.ts';
import type { PagePush, PushAnswer } from '../../protocol/pushes.ts';
import type { SendMessage } from '../../protocol/send.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { FrameSource } from '../overlay/frame.ts';
import { makeGuard } from '../overlay/guard.ts';
import { watchFocus } from '../overlay/kept-focus.ts';
import { onAddressChange } from '../overlay/navigation.ts';
import { showNotice } from '../overlay/notice.ts';
import { removeLeftovers } from '../overlay/shadow.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import { type OpenCompanyReader, openCompanyReader } from '../quickbooks/open-company.ts';
import { type Announcer, type LoadWords, makeAnnouncer } from './announcer.ts';
import { answerPush } from './answer-push.ts';
import { type Ask, askWorker } from './ask-worker.ts';
import { type Banners, makeBanners } from './banners.ts';
import { makeCommands } from './commands.ts';
import { faceOfRecord } from './face-of-record.ts';
import { type Frames, framesLater, type LoadedLater } from './frames.ts';
import { makeKnownRecords, wantedKey } from './known-records.ts';
import { makeMisses } from './misses.ts';
import { beginPageRun } from './page-run.ts';
import { makeQuestions } from './questions.ts';
import type { PageRun, RunContext } from './run-context.ts';
import { recordsIn, shownIn, type VisitState } from './visit-state.ts';

/** Creates the functions available to the runs of pages. */
function makeRunContext(
  state: VisitState,
  parts: Pick<RunContext, 'announcer' | 'commands' | 'misses' | 'guard' | 'want'>,
  openRealm: () => string | null,
  signal: AbortSignal,
): RunContext {
  const { announcer, commands } = parts;

  function open(record: RecordView, set: HTMLElement): void {
    const realm = openRealm();
    if (realm === null) return;
    const { company_key, id: record_id } = record;
    const card = announcer.frames.openCard({
      about: { realm, company_key, record_id },
      language: announcer.language,
      near: set.getBoundingClientRect(),
      byKey: set.querySelector(':focus-visible') !== null,
      onCommand: (now, action) => commands.run(now, action),
      onClose: () => state.run?.page?.focus(record, null),
      onPanel: () => commands.showPanel(record),
      onRefused: (why) =>
        announcer.toast({ text: why ?? announcer.words.no_answer, tone: 'bad' }, 'assertive'),
      onFailed: () => commands.showPanel(record),
    });
    state.card = card;
    // The card closes with the page on which it was opened.
    (state.run?.end.signal ?? signal).addEventListener('abort', () => card.close());
  }

  return {
    ...parts,
    find: (wanted) => state.known.find(wanted),
    face(record, withCommands) {
      const { answer } = state.known;
      if (!answer?.company) return null;
      return faceOfRecord(record, {
        words: announcer.words,
        language: announcer.language,
        timeZone: answer.company.time_zone,
        now: Date.now(),
        syncedBadges: answer.synced_badges,
        withCommands,
        pressed: commands.isPressed(record),
      });
    },
    open,
  };
}

/** Interval for comparing the cookies while the tab is visible, in milliseconds. */
const COMPARE_MS = 1_000;

/**
 * Calls back when another company, or none, is open: periodically, when the tab becomes visible, and when a cookie
 * changes.
 */
function watchCompany(
  read: () => Company,
  changed: (company: Company) => void,
  signal: AbortSignal,
): { compare(): Company } {
  let last = '';
  const compare = () => {
    const company = read();
    const now = JSON.stringify(company);
    if (now !== last) {
      last = now;
      changed(company);
    }
    return company;
  };
  const listen = () => void compare();
  document.addEventListener('visibilitychange', listen, { signal });
  document.addEventListener('readystatechange', listen, { signal });
  addEventListener('focus', listen, { signal });
  addEventListener('pageshow', listen, { signal });
  if ('cookieStore' in globalThis) cookieStore.addEventListener('change', listen, { signal });
  const timer = setInterval(() => {
    if (!document.hidden) compare();
  }, COMPARE_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return { compare };
}

/** Interval for checking whether the extension is still there, in milliseconds. */
const PRESENCE_MS = 2_000;

export interface Extension {
  readonly sendMessage: SendMessage;
  /** Whether the extension is still there. */
  isThere(): boolean;
  /** Where card, dialogs and messages are loaded from. */
  readonly frames: Omit<FrameSource, 'vouch'>;
  /** Loads what opens them, on first use. */
  loadLater(): Promise<LoadedLater>;
  readonly loadWords: LoadWords;
  /** Listens to the worker's pushes; `true` announces a later answer. */
  onPush(
    heard: (push: PagePush, answer: (answer: PushAnswer) => void) => true | undefined,
    signal: AbortSignal,
  ): void;
}

/** Frames of the extension, which ask whether it is this content script that speaks to them. */
function ownFrames(extension: Extension) {
  const secrets = new Set<string>();
  const source = { ...extension.frames, vouch: (secret: string) => secrets.add(secret) };
  let frames: Frames | undefined;
  return {
    async load(): Promise<Frames> {
      const { makeFrames } = await extension.loadLater();
      frames ??= makeFrames(source);
      return frames;
    },
    tools: {
      checkLayout: async () => (await extension.loadLater()).checkLayout(),
      /** Each secret is known once. */
      isOwnFrame: (secret: string) => secrets.delete(secret),
    },
  };
}

function watchPresence({ isThere }: Extension, gone: () => void, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (!isThere()) gone();
  }, PRESENCE_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** After an update of the extension under the page no frame can be loaded. */
function sayGone({ words, language }: Announcer): void {
  const { region, extension_gone: text, reload: button, not_now: dismiss } = words;
  showNotice({ region, text, button, dismiss, language }, () => location.reload());
}

const bannersOf = (state: VisitState, announcer: Announcer, ask: Ask, openRealm: () => string | null) =>
  makeBanners({
    announcer,
    list: () => state.lastList,
    isList: () => state.identity.kind === 'list',
    rows: () => state.run?.page?.attention() ?? [],
    onLeft: () => state.run?.page?.focus(null, null),
    open(view, list) {
      ask<'open_view'>({ type: 'open_view', realm: openRealm(), view, list }).catch(() => undefined);
    },
    dismiss(kind, realm) {
      ask<'dismiss_banner'>({ type: 'dismiss_banner', realm, kind }).catch(() => undefined);
    },
  });

/**
 * Runs Tickmark in one QuickBooks document, until the document or the extension ends. One run belongs to one address of
 * the document and one company, and cleans up after itself.
 */
export function startVisit(extension: Extension): void {
  const session = new AbortController();
  const { signal } = session;
  const own = ownFrames(extension);
  const announcer = makeAnnouncer(framesLater(own.load), extension.loadWords);
  const reader = openCompanyReader(document);
  removeLeftovers(document);
  watchFocus(signal);

  const state: VisitState = {
    identity: identifyPage(location.href),
    known: makeKnownRecords(),
    run: null,
    realm: null,
    lastList: null,
    card: null,
  };
  const askOnce = askWorker(extension.sendMessage, () => end(true));
  /** The company for which commands may be sent at this moment. */
  const openRealm = (): string | null => {
    const company = companies.compare();
    return company.status === 'open' && company.realm === state.realm ? state.realm : null;
  };
  const ask: Ask = (request, within = signal) => {
    const asked = 'realm' in request ? request.realm : null;
    return askOnce(request, within, () => asked === null || openRealm() === asked);
  };

  const misses = makeMisses((reported) => {
    ask({ type: 'report_misses', misses: reported }).catch(() => undefined);
  }, signal);
  const banners = bannersOf(state, announcer, ask, openRealm);
  const focus: PageRun['focus'] = (record, action) => state.run?.page?.focus(record, action);
  const commands = makeCommands({
    announcer,
    ask,
    realm: openRealm,
    changed(record) {
      if (record) state.known.replace(record);
      state.run?.page?.refresh();
      questions.follow();
    },
    isOnScreen: (record) => state.run?.page?.isOnScreen(record) ?? false,
    otherNumber: (record) => state.run?.page?.otherNumber(record) ?? null,
    focus,
    signal,
  });
  const want: RunContext['want'] = (wanted) => questions.want(wanted);
  const guard = makeGuard(signal);
  const context = makeRunContext(state, { announcer, commands, misses, guard, want }, openRealm, signal);
  const questions = makeQuestions({
    ask,
    realm: openRealm,
    within: () => state.run?.end.signal ?? null,
    shown: () => shownIn(state),
    isBusy: () => commands.following || recordsIn(state).some(({ busy }) => busy),
    begin: () => state.known.begin(),
    heard: ({ language }) => announcer.speak(language),
    learned(wanted, answer, asked, turn) {
      const isLatest = state.known.learn(wanted, answer, turn);
      state.known.tidy(() => shownIn(state));
      state.run?.page?.refresh(new Set(wanted.map(wantedKey)));
      if (isLatest) banners.update(answer, asked);
      commands.settle();
    },
    answered: () => state.card?.reload(),
    signal,
  });
  const begin = () => beginPageRun(state, context, questions, signal);
  const companies = watchCompany(
    () => readCompany(reader, state.identity),
    (company) => {
      const now = company.status === 'open' ? company.realm : null;
      if (now !== state.realm) openCompany(now);
      if (company.status === 'conflict' && state.identity.kind !== 'outside')
        tellConflict(company, banners, companies.compare, askOnce, signal);
    },
    signal,
  );
  let hadCompany = false;

  function openCompany(realm: string | null): void {
    state.realm = realm;
    state.known = makeKnownRecords();
    banners.clear();
    announcer.clear();
    // Elements of an earlier instance may have been inserted since the document started.
    if (!hadCompany) removeLeftovers(document);
    hadCompany = true;
    begin();
  }

  onAddressChange(() => {
    state.identity = identifyPage(location.href);
    companies.compare();
    announcer.turnPage();
    commands.turnPage();
    begin();
  }, signal);
  document.addEventListener('visibilitychange', () => document.hidden || questions.askAgain(), { signal });
  const tools = {
    state,
    announcer,
    commands,
    questions,
    company: () => companies.compare(),
    companyName: () => reader.name(),
    ...own.tools,
  };
  extension.onPush((push, answer) => answerPush(push, answer, tools), signal);
  watchPresence(extension, () => end(true), signal);

  /** Ends everything; after an update of the extension, one message says what to do. */
  function end(gone: boolean): void {
    if (signal.aborted) return;
    const shown = state.known.company != null;
    session.abort();
    banners.clear();
    announcer.clear();
    removeLeftovers(document);
    if (gone && shown) sayGone(announcer);
  }

  companies.compare();
}

/** Says which company is open now: by its name, once the worker has told it, where it is connected. */
function tellConflict(
  company: Extract<Company, { readonly status: 'conflict' }>,
  banners: Banners,
  compare: () => Company,
  ask: ReturnType<typeof askWorker>,
  signal: AbortSignal,
): void {
  banners.conflict(company, null);
  const { openNow: realm } = company;
  if (realm === null) return;
  ask<'name_company'>({ type: 'name_company', realm }, signal, () => true)
    .then(({ name }) => {
      const now = compare();
      if (name && now.status === 'conflict' && now.openNow === realm) banners.conflict(now, name);
    })
    .catch(() => undefined);
}

/** A redirector names its target company, which is no contradiction. */
function readCompany(reader: OpenCompanyReader, identity: PageIdentity): Company {
  return reader.read(identity.kind === 'record' || identity.kind === 'list' ? identity.namesCompany : []);
}
