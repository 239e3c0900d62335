import { identifyPage, type PageIdentity } from '../../core/identity/identify-page.ts';
import type { RecordView } from '../../protocol/answers.ts';
import type { PagePush, PushAnswer } from '../../protocol/pushes.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { watchFocus } from '../overlay/kept-focus.ts';
import { onAddressChange } from '../overlay/navigation.ts';
import { removeLeftovers } from '../overlay/shadow.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import { openCompanyReader } from '../quickbooks/open-company.ts';
import { makeAnnouncer } from './announcer.ts';
import { answerShortcut } from './answer-shortcut.ts';
import { type Ask, askWorker } from './ask-worker.ts';
import { makeBanners } from './banners.ts';
import type { CardSurface } from './card-surface.ts';
import { makeCommands } from './commands.ts';
import { type FaceOptions, faceOfRecord } from './face-of-record.ts';
import { recordKey } from './followed-command.ts';
import { type KnownRecords, makeKnownRecords, wantedKey } from './known-records.ts';
import { makeMisses } from './misses.ts';
import { makeQuestions } from './questions.ts';
import { type OpenCard, openRecordCard } from './record-card.ts';
import type { PageRun, RunContext } from './run-context.ts';
import { type FoundList, runListPage } from './run-list-page.ts';
import { hasTransactions, runNamePage } from './run-name-page.ts';
import { runRecordPage } from './run-record-page.ts';
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
  const misses = makeMisses((reported) => {
    ask({ type: 'report_misses', misses: reported }).catch(() => undefined);
  }, signal);
  removeLeftovers(document);
  watchFocus(signal);

  let identity: PageIdentity = identifyPage(location.href);
  let known: KnownRecords = makeKnownRecords();
  let run: { readonly page: PageRun | null; readonly end: AbortController } | null = null;
  let realm: string | null = null;
  let hadCompany = false;
  let lastList: FoundList | null = null;
  let card: OpenCard | null = null;

  const askOnce = askWorker(extension.sendMessage, () => end(true));
  const companyNow = (): Company => {
    // A redirector names the company it goes to, which is no contradiction.
    return reader.read(identity.kind === 'record' || identity.kind === 'list' ? identity.namesCompany : []);
  };
  /** The company for which something may be sent at this very moment. */
  const openRealm = (): string | null => {
    const company = companies.compare();
    return company.status === 'open' && company.realm === realm ? realm : null;
  };

  const ask: Ask = (request, within = signal) => {
    const asked = 'realm' in request ? request.realm : null;
    return askOnce(request, within, () => asked === null || openRealm() === asked);
  };

  const banners = makeBanners(announcer, (view) => {
    ask<'open_view'>({ type: 'open_view', realm: openRealm(), view }).catch(() => undefined);
  });

  const commands = makeCommands({
    announcer,
    ask,
    realm: openRealm,
    changed(record) {
      if (record) known.replace(record);
      run?.page?.refresh();
      questions.follow();
    },
    latest: (key) =>
      run?.page
        ?.shown()
        .map((wanted) => known.find(wanted))
        .find((each): each is RecordView => !!each && recordKey(each) === key),
    isOnScreen: (record) => run?.page?.isOnScreen(record) ?? false,
    focus: (record, action) => run?.page?.focus(record, action),
    signal,
  });

  const context: RunContext = {
    announcer,
    commands,
    misses,
    find: (wanted) => known.find(wanted),
    face(record, withCommands) {
      const answer = known.answer;
      if (!answer?.company) return null;
      const options: FaceOptions = {
        words: announcer.words,
        language: announcer.language,
        timeZone: answer.company.time_zone,
        now: Date.now(),
        syncedBadges: answer.synced_badges,
        withCommands,
        pressed: commands.isPressed(record),
      };
      return faceOfRecord(record, options);
    },
    want: (wanted) => questions.want(wanted),
    open(record, near) {
      const open = openRealm();
      if (open === null) return;
      openRecordCard({
        announcer,
        record,
        near,
        load: () =>
          ask<'open_card'>({
            type: 'open_card',
            realm: open,
            company_key: record.company_key,
            record_id: record.id,
          }),
        onCommand: (now, action) => commands.run(now, action),
        onClose: () => run?.page?.focus(record, null),
        onPanel: () => commands.showPanel(record),
        signal: run?.end.signal ?? signal,
      }).then(
        (opened) => {
          card = opened;
        },
        () => announcer.toast({ text: announcer.words.no_answer, tone: 'bad' }, 'assertive'),
      );
    },
  };

  const questions = makeQuestions({
    ask,
    realm: openRealm,
    within: () => run?.end.signal ?? null,
    shown: () => run?.page?.shown() ?? [],
    isBusy: () =>
      commands.following || (run?.page?.shown().some((wanted) => known.find(wanted)?.busy) ?? false),
    learned(wanted, answer, asked) {
      announcer.speak(answer.language);
      if (answer.company) announcer.prepare();
      known.learn(wanted, answer);
      known.tidy(() => run?.page?.shown() ?? []);
      banners.update(answer, asked);
      run?.page?.refresh(new Set(wanted.map(wantedKey)));
      commands.settle();
    },
    answered: () => card?.reload(),
    signal,
  });

  function runPage(shown: PageIdentity, within: AbortSignal): PageRun | null {
    const found = (list: FoundList) => {
      lastList = list;
    };
    if (shown.kind === 'list') return runListPage(shown, context, lastList, found, within);
    if (shown.kind !== 'record') return null;
    return hasTransactions(shown.route)
      ? runNamePage(shown, context, lastList, found, within)
      : runRecordPage(shown, context, within);
  }

  function begin(): void {
    run?.end.abort();
    run = null;
    questions.reset();
    if (realm === null || identity.kind === 'outside') return;
    const end = new AbortController();
    signal.addEventListener('abort', () => end.abort(), { signal: end.signal });
    run = { page: null, end };
    const page = runPage(identity, end.signal);
    run = { page, end };
    // Even a page without records may have a banner.
    questions.askAll();
  }

  const companies = watchCompany(
    companyNow,
    (company) => {
      const now = company.status === 'open' ? company.realm : null;
      if (now !== realm) {
        realm = now;
        known = makeKnownRecords();
        banners.clear();
        announcer.clear();
        // What an older instance left may have been put in since the document started.
        if (!hadCompany) removeLeftovers(document);
        hadCompany = true;
        begin();
      }
      if (company.status === 'conflict' && identity.kind !== 'outside') banners.conflict(company);
    },
    signal,
  );

  onAddressChange(() => {
    identity = identifyPage(location.href);
    companies.compare();
    announcer.turnPage();
    commands.turnPage();
    begin();
  }, signal);

  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden) questions.askAgain();
    },
    { signal },
  );

  extension.onPush((push, answer) => {
    const company = companies.compare();
    switch (push.push) {
      case 'which_company':
        answer({
          realm: company.status === 'open' ? company.realm : null,
          name: company.status === 'open' ? reader.name() : null,
          conflict: company.status === 'conflict',
        });
        return;
      case 'check_layout':
        announcer
          .card()
          .then((surface) => surface.checkLayout())
          .catch(() => null)
          .then(answer);
        return true;
      case 'changed':
        if (push.realm !== null && push.realm !== realm) return;
        known.keepOnly(run?.page?.shown() ?? []);
        questions.askAgain();
        return;
      case 'preferences':
        questions.askAgain();
        return;
      case 'shortcut':
        shortcut(company);
        return;
    }
  }, signal);

  function shortcut(company: Company): void {
    const ref = identity.kind === 'record' ? identity.ref : null;
    const answer = answerShortcut({
      company,
      companyName: reader.name(),
      isConnected: known.company != null,
      isRecordPage: ref !== null,
      record: (ref && known.find({ ref })) ?? null,
      words: announcer.words,
      language: announcer.language,
    });
    if ('run' in answer) commands.run(answer.run, 'resync');
    else announcer.toast({ text: answer.say, tone: 'quiet' }, 'polite');
  }

  const presence = setInterval(() => {
    if (!extension.isThere()) end(true);
  }, PRESENCE_MS);

  /** Ends everything; once a new version has come, one message says how to go on. */
  function end(gone: boolean): void {
    if (signal.aborted) return;
    const shown = known.company != null;
    clearInterval(presence);
    session.abort();
    banners.destroy();
    announcer.end();
    removeLeftovers(document);
    if (gone && shown) makeBanners(announcer, () => undefined).reload(announcer.words.extension_gone);
  }

  companies.compare();
}
