import { PopupView } from '../../../../components/popup/PopupView.tsx';
import type { SyncAttempt } from '../../../../components/popup/sync-attempt.ts';
import type { ConnectionState } from '../../../../lib/core/commands/connection-state.ts';
import type { Language } from '../../../../lib/core/languages.ts';
import { POPUP_WORDS } from '../../../../lib/locales/popup/index.ts';
import type { ProblemCode } from '../../../../lib/locales/problems/en.ts';
import { PROBLEM_WORDS, UNNAMED_WORDS } from '../../../../lib/locales/problems/index.ts';
import type { PopupAnswer } from '../../../../lib/protocol/company.ts';
import type { CompanySummary, Progress } from '../../../../lib/protocol/views.ts';
import { explainProblem } from '../../../../lib/views/explain-problem.ts';
import { NOW, SUMMARY, SUMMARY_ERABLIERE } from './sample-records.ts';

const QUIET: SyncAttempt = { status: 'none' };

function answer(company: CompanySummary | null, more: Partial<PopupAnswer> = {}): PopupAnswer {
  return {
    open: company && { realm: company.realm, name: company.name, conflict: false },
    open_is_connected: true,
    companies: company
      ? [{ company_key: company.company_key, name: company.name, platform: company.platform }]
      : [],
    company,
    language: 'en',
    ...more,
  };
}

const both = [SUMMARY, SUMMARY_ERABLIERE].map(({ company_key, name, platform }) => ({
  company_key,
  name,
  platform,
}));
const progress: Progress = {
  step: 'follow',
  done: 37,
  total: 120,
  started_at: '2026-03-03T13:59:48Z',
  remaining_seconds: 27,
};
const BLUEBIRD = { realm: '9341450122330022', name: 'Bluebird Dental LLC', conflict: false };
const none = { to_approve: 0, pending: 0, failed: 0, by_state: {} };

interface Shown {
  answer: PopupAnswer | null;
  gone?: boolean;
  attempt?: SyncAttempt;
}

export const POPUP_VIEWS: Record<string, Shown> = {
  'popup-morning': { answer: answer(SUMMARY) },
  'popup-well': { answer: answer({ ...SUMMARY, counters: none, top_failures: [] }) },
  'popup-running': { answer: answer({ ...SUMMARY, progress }) },
  'popup-slow': {
    answer: answer({
      ...SUMMARY,
      progress: {
        ...progress,
        step: 'pull',
        total: null,
        started_at: '2026-03-03T13:58:00Z',
        remaining_seconds: null,
      },
    }),
  },
  'popup-result': {
    answer: answer(SUMMARY),
    attempt: {
      status: 'done',
      company_key: SUMMARY.company_key,
      result: { kind: 'succeeded', at: '2026-03-03T13:59:00Z', failed_by: -1, changed: true },
    },
  },
  'popup-unfinished': {
    answer: answer({ ...SUMMARY, connection: 'busy', connection_since: '2026-03-03T13:59:00Z' }),
    attempt: { status: 'done', company_key: SUMMARY.company_key, result: { kind: 'unfinished' } },
  },
  'popup-down': {
    answer: answer({ ...SUMMARY, connection: 'down', connection_since: '2026-03-03T13:10:00Z' }),
  },
  'popup-stalled': { answer: answer({ ...SUMMARY, stalled_since: '2026-03-03T13:20:00Z' }) },
  'popup-refused': {
    answer: answer({ ...SUMMARY, connection: 'refused', connection_since: '2026-03-03T13:10:00Z' }),
  },
  'popup-quickbooks-off': {
    answer: answer({ ...SUMMARY, connection: 'quickbooks_off', connection_since: '2026-03-03T13:10:00Z' }),
  },
  'popup-disconnected': {
    answer: answer({
      ...SUMMARY,
      connection: 'disconnected',
      next_run_at: null,
      why_no_run: 'Reconnect first.',
    }),
  },
  'popup-other-company': {
    answer: answer(SUMMARY, { open: BLUEBIRD, open_is_connected: false, companies: both }),
  },
  'popup-choose': { answer: answer(null, { open: BLUEBIRD, open_is_connected: false, companies: both }) },
  'popup-conflict': {
    answer: answer(SUMMARY, { open: { realm: null, name: null, conflict: true } }),
  },
  'popup-setup': { answer: answer(null) },
  'popup-first-sync': {
    answer: answer({
      ...SUMMARY,
      connection: 'never_synced',
      counters: none,
      top_failures: [],
      last_success_at: null,
      last_run_at: null,
      progress: { ...progress, step: 'pull', done: 12400, total: null, remaining_seconds: null },
    }),
  },
  'popup-manual': {
    answer: answer({
      ...SUMMARY_ERABLIERE,
      counters: { to_approve: 1204, pending: 12400, failed: 1, by_state: {} },
      frequency: { kind: 'never' },
      next_run_at: null,
      set_aside: 2,
    }),
  },
  'popup-gone': { answer: null, gone: true },
};

const ignore = () => undefined;

/** What the worker says of each way of a connection that is in trouble. */
const PROBLEMS: Partial<Record<ConnectionState, ProblemCode>> = {
  down: 'unreachable',
  busy: 'busy',
  refused: 'key_refused',
  quickbooks_off: 'quickbooks_off',
  disconnected: 'disconnected',
};

function withProblem(shown: PopupAnswer | null, language: Language): PopupAnswer | null {
  const code = shown?.company && PROBLEMS[shown.company.connection];
  if (!shown?.company || !code) return shown;
  const words = { problems: PROBLEM_WORDS[language], unnamed: UNNAMED_WORDS[language] };
  const { platform, name: company } = shown.company;
  const problem = explainProblem(code, words, { platform, company, since: '08:10' });
  return { ...shown, company: { ...shown.company, problem } };
}

/** The popup in one of its states, as of the scenario's Tuesday morning. */
export function PopupShown({ name, language }: { name: string; language: Language }) {
  const shown = POPUP_VIEWS[name];
  if (!shown) return null;
  return (
    <PopupView
      answer={withProblem(shown.answer, language)}
      gone={shown.gone ?? false}
      attempt={shown.attempt ?? QUIET}
      words={POPUP_WORDS[language]}
      language={language}
      now={NOW}
      onShow={ignore}
      onRecord={ignore}
      onSyncNow={ignore}
      onCompany={ignore}
    />
  );
}
