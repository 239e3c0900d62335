import type { PageIdentity } from '../../core/identity/identify-page.ts';
import { LISTS_ON_RECORD_PAGES } from '../../core/identity/list-routes.ts';
import { makeBadge } from '../overlay/badge.ts';
import type { BadgeFace } from '../overlay/badge-face.ts';
import { keepInBody } from '../overlay/track-element.ts';
import type { FoundList } from './frames.ts';
import type { Questions } from './questions.ts';
import type { PageRun, RunContext } from './run-context.ts';
import { runListPage } from './run-list-page.ts';
import { runRecordPage } from './run-record-page.ts';
import type { VisitState } from './visit-state.ts';

/** Whether a record page also lists transactions. */
function hasTransactions(route: string): boolean {
  return Object.hasOwn(LISTS_ON_RECORD_PAGES, route);
}

/** Keeps the badge of a customer or vendor, and those of the transactions listed on its page. */
function runNamePage(
  identity: Extract<PageIdentity, { kind: 'record' }>,
  context: RunContext,
  before: FoundList | null,
  found: (list: FoundList) => void,
  signal: AbortSignal,
): PageRun {
  const person = runRecordPage(identity, context, signal);
  const { route } = identity;
  const transactions = runListPage(
    { route, list: LISTS_ON_RECORD_PAGES[route] ?? 'sales' },
    context,
    before,
    found,
    signal,
  );
  return {
    shown: () => [...person.shown(), ...transactions.shown()],
    refresh(learned) {
      person.refresh();
      transactions.refresh(learned);
    },
    attention: () => [],
    isOnScreen: (record) => person.isOnScreen(record),
    otherNumber: () => null,
    focus(record, action) {
      person.focus(record, action);
      if (record && !person.isOnScreen(record)) transactions.focus(record, action);
    },
  };
}

/** Says in the corner of a list that its badges are paused; a press resumes them. */
function showRest({ announcer: { words, language }, guard }: RunContext, signal: AbortSignal): void {
  const face: BadgeFace = {
    record: null,
    identity: 'rest',
    state: 'paused',
    tone: 'quiet',
    glyph: 'pause',
    words: words.show_again,
    quiet: false,
    name: words.show_again,
    asOf: words.badges_paused,
    hint: words.badges_paused,
    busy: false,
    commands: [],
    language,
  };
  const { host, layout } = makeBadge('tickmark-pill', face, { onOpen: guard.goOn });
  layout('fixed');
  keepInBody(host, signal);
}

/** Announces the guard's rests while a page is shown. */
function tellRests(
  { kind, route }: Extract<PageIdentity, { kind: 'record' | 'list' }>,
  context: RunContext,
  refresh: () => void,
  signal: AbortSignal,
): void {
  const { announcer, guard, misses } = context;
  let rest = new AbortController();
  const show = () => {
    rest.abort();
    rest = new AbortController();
    if (guard.isResting && kind === 'list') showRest(context, AbortSignal.any([rest.signal, signal]));
  };
  show();
  guard.onChange(() => {
    show();
    refresh();
    if (!guard.isResting) return;
    announcer.toast({ text: announcer.words.badges_paused, tone: 'quiet' }, 'polite');
    misses.report({ page: route, place: kind === 'list' ? 'row' : 'title' });
  }, signal);
}

/** Ends the run of the previous page, and begins the one of this page if its company is known. */
export function beginPageRun(
  state: VisitState,
  context: RunContext,
  questions: Pick<Questions, 'reset' | 'askAll'>,
  signal: AbortSignal,
): void {
  state.run?.end.abort();
  state.run = null;
  questions.reset();
  if (state.realm === null || state.identity.kind === 'outside') return;
  const end = new AbortController();
  signal.addEventListener('abort', () => end.abort(), { signal: end.signal });
  state.run = { page: null, end };
  const page = runPage(state.identity, state, context, end.signal);
  state.run = { page, end };
  if (page && 'route' in state.identity) tellRests(state.identity, context, () => page.refresh(), end.signal);
  // Even a page without records may have a banner.
  questions.askAll();
}

function runPage(
  shown: PageIdentity,
  state: VisitState,
  context: RunContext,
  signal: AbortSignal,
): PageRun | null {
  const found = (list: FoundList) => {
    state.lastList = list;
  };
  if (shown.kind === 'list') return runListPage(shown, context, state.lastList, found, signal);
  if (shown.kind !== 'record') return null;
  return hasTransactions(shown.route)
    ? runNamePage(shown, context, state.lastList, found, signal)
    : runRecordPage(shown, context, signal);
}
