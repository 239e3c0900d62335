import type { AnswerOf, Request, RequestOf, RequestType } from '../../protocol/requests.ts';
import { recordMisses } from '../../store/record-misses.ts';
import { explainStore } from '../../views/explain-store.ts';
import { storedCompanies } from '../../views/find-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import { withRefusal } from '../with-refusal.ts';
import type { WorkerContext } from '../worker-context.ts';
import { acceptCommands } from './accept-commands.ts';
import { setApproval, setFrequency } from './change-company.ts';
import { checkRecord } from './check-record.ts';
import { connectPlatform } from './connect-platform.ts';
import { describePage } from './describe-page.ts';
import { diagnose } from './diagnose.ts';
import { openCard } from './open-card.ts';
import { openLine } from './open-line.ts';
import { PANEL_HANDLERS } from './panel/panel-handlers.ts';
import { QUEUE_HANDLERS } from './queue/queue-handlers.ts';
import { beginAnew, disconnectPlatform, removeData } from './remove-data.ts';
import { followCommands, releaseCommands, undoCommands } from './settle-commands.ts';
import { showOptions } from './show-options.ts';
import { showPopup } from './show-popup.ts';
import { syncNow } from './sync-now.ts';

type Handlers = {
  [T in RequestType]: (request: RequestOf<T>, context: WorkerContext) => Promise<AnswerOf<T>>;
};

const HANDLERS: Handlers = {
  describe_page: describePage,
  open_line: openLine,
  open_card: withRefusal(openCard),
  check_record: withRefusal(checkRecord),
  commands: withRefusal(acceptCommands),
  undo: withRefusal(undoCommands),
  follow_commands: withRefusal(followCommands),
  release: withRefusal(releaseCommands),
  open_view: async ({ view, realm, company_key, list }, context) => {
    // The options must open especially when nothing can be read.
    const companies = company_key || realm ? await storedCompanies(context, realm).catch(() => []) : [];
    const open = companies.find(({ company }) => company_key === undefined || company.key === company_key);
    await context.openPage(list ? `${view}:${list}` : view, open?.company.key ?? null);
    return { status: 'done' };
  },
  name_company: async ({ realm }, context) => {
    const [open] = await storedCompanies(context, realm);
    return { name: open?.company.name ?? null };
  },
  own_frame: async ({ secret }, context) => ({ known: await context.confirmFrame(secret) }),
  dismiss_banner: async ({ kind, realm }, context) => {
    await context.banners.add(kind, realm);
    return { status: 'done' };
  },
  report_misses: async ({ misses }, context) => {
    await recordMisses(context.tables, misses, context.clock());
    return { status: 'done' };
  },
  popup: showPopup,
  sync_now: withRefusal(syncNow),
  options: (_request, context) => showOptions(context),
  connect: connectPlatform,
  disconnect: withRefusal(disconnectPlatform),
  remove_data: withRefusal(removeData),
  set_frequency: withRefusal(setFrequency),
  set_approval: withRefusal(setApproval),
  set_preferences: async ({ preferences }, context) => {
    await context.changePreferences(preferences);
    return { status: 'done' };
  },
  diagnosis: diagnose,
  store: async (_request, context) => {
    const problem = await context.storeProblem(null);
    const words = await wordsFor(context);
    const usable = problem === null || problem.usable;
    return { problem: problem && explainStore(problem, words), usable, language: words.language };
  },
  begin_anew: withRefusal(beginAnew),
  ...PANEL_HANDLERS,
  ...QUEUE_HANDLERS,
};

/**
 * Answers a request that has passed the gate.
 * @throws TickmarkError only if the answer has no form for a refusal
 */
export function answerRequest(request: Request, context: WorkerContext): Promise<AnswerOf<RequestType>> {
  const handle = HANDLERS[request.type] as (
    request: Request,
    context: WorkerContext,
  ) => Promise<AnswerOf<RequestType>>;
  return handle(request, context);
}
