import type { RecordView } from '../messages/answers.ts';
import type { OpenCompany, PagePush } from '../messages/pushes.ts';
import type { SendMessage } from '../messages/send.ts';
import { bundled } from '../overlay/idle.ts';
import { watchFocus } from '../overlay/kept-focus.ts';
import { onAddressChange } from '../overlay/navigation.ts';
import { removeLeftovers } from '../overlay/shadow.ts';
import { identifyPage, type PageIdentity } from '../page/identify-page.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import { openCompanyReader } from '../quickbooks/open-company.ts';
import { answerShortcut } from './answer-shortcut.ts';
import { type Ask, askWorker } from './ask-worker.ts';
import { makeBanners } from './banners.ts';
import type { CardSurface } from './card-surface.ts';
import { makeCommands } from './commands.ts';
import { type FaceOptions, faceOfRecord } from './face-of-record.ts';
import { recordKey } from './follow-commands.ts';
import {
  type KnownRecords,
  makeKnownRecords,
  questionsFor,
  type Wanted,
  wantedKey,
} from './known-records.ts';
import { makeMisses } from './misses.ts';
import { type OpenCard, openRecordCard } from './record-card.ts';
import type { PageRun, RunContext } from './run-context.ts';
import { runListPage } from './run-list-page.ts';
import { runRecordPage } from './run-record-page.ts';
import { makeTalk } from './talk.ts';
import { watchCompany } from './watch-company.ts';

/** A command under way is asked after this often; the question also wakes a worker that has ended. */
const BUSY_MS = 2_000;
/** New rows within this time are one question. */
const GATHER_MS = 30;
/** An answer that failed is asked for again after this time. */
const AGAIN_MS = 5_000;

export interface Extension {
  readonly sendMessage: SendMessage;
  /** Whether the extension still stands behind this page. */
  isThere(): boolean;
  /** Loads the card, its dialogs and toasts, when they are first needed. */
  loadCard(): Promise<CardSurface>;
  /** Hears what the worker says by itself. */
  onPush(heard: (push: PagePush, answer: (company: OpenCompany) => void) => void, signal: AbortSignal): void;
}

/**
 * Everything Tickmark does in one QuickBooks document, from its start to the end of the document or of the extension.
 * One run belongs to one address of the document and one company, and leaves nothing behind.
 */
export function startVisit(extension: Extension): void {
  const session = new AbortController();
  const { signal } = session;
  const talk = makeTalk(extension.loadCard);
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
  let lastList: { readonly kind: string; readonly element: Element } | null = null;
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

  const banners = makeBanners(talk, (view) => {
    ask<'open_view'>({ type: 'open_view', realm: openRealm(), view }).catch(() => undefined);
  });

  const commands = makeCommands({
    talk,
    ask,
    realm: openRealm,
    changed(record) {
      if (record) known.replace(record);
      run?.page?.refresh();
      keepAsking();
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
    talk,
    commands,
    misses,
    find: (wanted) => known.find(wanted),
    face(record, withCommands) {
      const answer = known.answer;
      if (!answer?.company) return null;
      const options: FaceOptions = {
        words: talk.words,
        language: talk.language,
        timeZone: answer.company.time_zone,
        now: Date.now(),
        syncedBadges: answer.synced_badges,
        withCommands,
        pressed: commands.isPressed(record),
      };
      return faceOfRecord(record, options);
    },
    want(wanted) {
      for (const each of wanted) {
        const key = wantedKey(each);
        if (!asked.has(key)) waiting.set(key, each);
      }
      if (waiting.size > 0) gather();
    },
    open(record, near) {
      const open = openRealm();
      if (open === null) return;
      openRecordCard({
        talk,
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
        signal: run?.end.signal ?? signal,
      }).then(
        (opened) => {
          card = opened;
        },
        () => talk.toast({ text: talk.words.no_answer, tone: 'bad' }, 'assertive'),
      );
    },
  };

  // Questions
  const waiting = new Map<string, Wanted>();
  /** Asked and not answered yet: rows that come and go meanwhile are not asked for again. */
  const asked = new Set<string>();
  const gather = bundled(
    () => {
      const wanted = [...waiting.values()];
      waiting.clear();
      describe(wanted);
    },
    GATHER_MS,
    signal,
  );

  async function describe(wanted: readonly Wanted[]): Promise<void> {
    const open = openRealm();
    const within = run?.end.signal;
    if (open === null || !within) return;
    for (const each of wanted) asked.add(wantedKey(each));
    try {
      for (const { asked: some, request } of questionsFor(open, wanted)) {
        const answer = await ask<'describe_page'>(request, within);
        // An answer that comes late may be of another company or another page.
        if (within.aborted || openRealm() !== open) return;
        talk.speak(answer.language);
        if (answer.company) talk.prepare();
        const learned = new Set(some.map(wantedKey));
        for (const key of learned) asked.delete(key);
        known.learn(some, answer);
        banners.update(answer, open);
        run?.page?.refresh(learned);
        commands.settle();
        card?.reload();
      }
      keepAsking();
    } catch {
      if (!within.aborted) for (const each of wanted) asked.delete(wantedKey(each));
      // Nothing is shown of what is not known; the question is asked again in peace.
      if (!within.aborted) setTimeout(() => !within.aborted && askAgain(), AGAIN_MS);
    }
  }

  const askAgain = bundled(() => describe(run?.page?.shown() ?? []), 100, signal);

  let busyTimer: ReturnType<typeof setTimeout> | undefined;
  /** While something is under way, the page keeps asking. */
  function keepAsking(): void {
    clearTimeout(busyTimer);
    const busy = run?.page?.shown().some((wanted) => known.find(wanted)?.busy) ?? false;
    if (busy || commands.following) busyTimer = setTimeout(askAgain, BUSY_MS);
  }

  // Runs
  function begin(): void {
    run?.end.abort();
    run = null;
    waiting.clear();
    asked.clear();
    if (realm === null || identity.kind === 'outside') return;
    const end = new AbortController();
    signal.addEventListener('abort', () => end.abort(), { signal: end.signal });
    run = { page: null, end };
    const before = lastList;
    const page =
      identity.kind === 'record'
        ? runRecordPage(identity, context, end.signal)
        : identity.kind === 'list'
          ? runListPage(
              identity,
              context,
              before,
              (list) => {
                lastList = list;
              },
              end.signal,
            )
          : null;
    run = { page, end };
    // Even a page without records may have a banner.
    describe(page?.shown() ?? []);
  }

  const companies = watchCompany(
    companyNow,
    (company) => {
      const now = company.status === 'open' ? company.realm : null;
      if (now !== realm) {
        realm = now;
        known = makeKnownRecords();
        banners.clear();
        // Of this instance nothing is in the page at this moment.
        removeLeftovers(document);
        begin();
      }
      if (company.status === 'conflict') banners.conflict(company.openNow);
    },
    signal,
  );

  onAddressChange(() => {
    identity = identifyPage(location.href);
    companies.compare();
    begin();
  }, signal);

  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden) askAgain();
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
      case 'changed':
        if (push.realm !== null && push.realm !== realm) return;
        known.keepOnly(run?.page?.shown() ?? []);
        askAgain();
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
      words: talk.words,
      language: talk.language,
    });
    if ('run' in answer) commands.run(answer.run, 'resync');
    else talk.toast({ text: answer.say, tone: 'quiet' }, 'polite');
  }

  const presence = setInterval(() => {
    if (!extension.isThere()) end(true);
  }, 2_000);

  /** Ends everything; once a new version has come, one message says how to go on. */
  function end(gone: boolean): void {
    if (signal.aborted) return;
    const shown = known.company != null;
    clearInterval(presence);
    session.abort();
    banners.destroy();
    talk.destroy();
    removeLeftovers(document);
    if (gone && shown) makeBanners(talk, () => undefined).reload(talk.words.extension_gone);
  }

  companies.compare();
}
