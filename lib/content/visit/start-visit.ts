import { identifyPage, type PageIdentity } from '../../core/identity/identify-page.ts';
import type { PagePush, PushAnswer } from '../../protocol/pushes.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { watchFocus } from '../overlay/kept-focus.ts';
import { onAddressChange } from '../overlay/navigation.ts';
import { removeLeftovers } from '../overlay/shadow.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import { type OpenCompanyReader, openCompanyReader } from '../quickbooks/open-company.ts';
import { makeAnnouncer } from './announcer.ts';
import { answerPush } from './answer-push.ts';
import { type Ask, askWorker } from './ask-worker.ts';
import { makeBanners } from './banners.ts';
import type { CardSurface } from './card-surface.ts';
import { makeCommands } from './commands.ts';
import { makeKnownRecords, wantedKey } from './known-records.ts';
import { makeRunContext } from './make-run-context.ts';
import { makeMisses } from './misses.ts';
import { beginPageRun } from './page-run.ts';
import { makeQuestions } from './questions.ts';
import type { RunContext } from './run-context.ts';
import { recordIn, recordsIn, shownIn, type VisitState } from './visit-state.ts';
import { watchCompany } from './watch-company.ts';

/** How often it is looked whether the extension still stands behind the page, in milliseconds. */
const PRESENCE_MS = 2_000;

export interface Extension {
  readonly sendMessage: SendMessage;
  /** Whether the extension still stands behind this page. */
  isThere(): boolean;
  /** Loads the card, its dialogs and toasts, when they are first needed. */
  loadCard(): Promise<CardSurface>;
  /** Hears what the worker says by itself; `true` announces an answer that comes later. */
  onPush(
    heard: (push: PagePush, answer: (answer: PushAnswer) => void) => true | undefined,
    signal: AbortSignal,
  ): void;
}

/**
 * Everything Tickmark does in one QuickBooks document, from its start to the end of the document or of the extension.
 * One run belongs to one address of the document and one company, and leaves nothing behind.
 */
export function startVisit(extension: Extension): void {
  const session = new AbortController();
  const { signal } = session;
  const announcer = makeAnnouncer(extension.loadCard);
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
  /** The company for which something may be sent at this very moment. */
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
  const banners = makeBanners(announcer, (view) => {
    ask<'open_view'>({ type: 'open_view', realm: openRealm(), view }).catch(() => undefined);
  });
  const commands = makeCommands({
    announcer,
    ask,
    realm: openRealm,
    changed(record) {
      if (record) state.known.replace(record);
      state.run?.page?.refresh();
      questions.follow();
    },
    latest: (key) => recordIn(state, key),
    isOnScreen: (record) => state.run?.page?.isOnScreen(record) ?? false,
    focus: (record, action) => state.run?.page?.focus(record, action),
    signal,
  });
  const want: RunContext['want'] = (wanted) => questions.want(wanted);
  const context = makeRunContext(state, { announcer, commands, misses, want }, ask, openRealm, signal);
  const questions = makeQuestions({
    ask,
    realm: openRealm,
    within: () => state.run?.end.signal ?? null,
    shown: () => shownIn(state),
    isBusy: () => commands.following || recordsIn(state).some(({ busy }) => busy),
    learned(wanted, answer, asked) {
      announcer.speak(answer.language);
      if (answer.company) announcer.prepare();
      state.known.learn(wanted, answer);
      state.known.tidy(() => shownIn(state));
      banners.update(answer, asked);
      state.run?.page?.refresh(new Set(wanted.map(wantedKey)));
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
      if (company.status === 'conflict' && state.identity.kind !== 'outside') banners.conflict(company);
    },
    signal,
  );
  let hadCompany = false;

  function openCompany(realm: string | null): void {
    state.realm = realm;
    state.known = makeKnownRecords();
    banners.clear();
    announcer.clear();
    // What an older instance left may have been put in since the document started.
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
  const onVisible = () => {
    if (!document.hidden) questions.askAgain();
  };
  document.addEventListener('visibilitychange', onVisible, { signal });
  const company = () => companies.compare();
  const tools = { state, announcer, commands, questions, company, companyName: () => reader.name() };
  extension.onPush((push, answer) => answerPush(push, answer, tools), signal);
  const presence = setInterval(() => {
    if (!extension.isThere()) end(true);
  }, PRESENCE_MS);

  /** Ends everything; once a new version has come, one message says how to go on. */
  function end(gone: boolean): void {
    if (signal.aborted) return;
    const shown = state.known.company != null;
    clearInterval(presence);
    session.abort();
    banners.destroy();
    announcer.end();
    removeLeftovers(document);
    if (gone && shown) makeBanners(announcer, () => undefined).reload(announcer.words.extension_gone);
  }

  companies.compare();
}

/** A redirector names the company it goes to, which is no contradiction. */
function readCompany(reader: OpenCompanyReader, identity: PageIdentity): Company {
  return reader.read(identity.kind === 'record' || identity.kind === 'list' ? identity.namesCompany : []);
}
