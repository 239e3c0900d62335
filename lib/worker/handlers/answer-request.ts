import type { AnswerOf } from '../../protocol/answers.ts';
import type { Request, RequestOf, RequestType } from '../../protocol/requests.ts';
import { recordMisses } from '../../store/record-misses.ts';
import { connectedCompanies } from '../../views/find-company.ts';
import type { WorkerContext } from '../worker-context.ts';
import { acceptCommand } from './accept-command.ts';
import { setApproval, setFrequency } from './change-company.ts';
import { checkRecord } from './check-record.ts';
import { connectPlatform } from './connect-platform.ts';
import { describePage } from './describe-page.ts';
import { diagnose } from './diagnose.ts';
import { openCard } from './open-card.ts';
import { PANEL_HANDLERS } from './panel/panel-handlers.ts';
import { QUEUE_HANDLERS } from './queue/queue-handlers.ts';
import { refusable } from './refusable.ts';
import { disconnectPlatform, removeData } from './remove-data.ts';
import { showOptions } from './show-options.ts';
import { showPopup } from './show-popup.ts';
import { syncNow } from './sync-now.ts';
import { releaseCommand, takeBackCommand } from './take-back-command.ts';

type Handlers = {
  [T in RequestType]: (request: RequestOf<T>, context: WorkerContext) => Promise<AnswerOf<T>>;
};

const HANDLERS: Handlers = {
  describe_page: describePage,
  open_card: refusable(openCard),
  check_record: refusable(checkRecord),
  command: refusable<RequestOf<'command'>, AnswerOf<'command'>>(acceptCommand),
  undo: refusable(takeBackCommand),
  release: refusable(releaseCommand),
  open_view: async ({ view, realm, company_key }, context) => {
    const companies = company_key || realm ? await connectedCompanies(context, realm) : [];
    const open = companies.find(({ company }) => company_key === undefined || company.key === company_key);
    await context.openPage(view, open?.company.key ?? null);
    return { status: 'done' };
  },
  report_misses: async ({ misses }, context) => {
    await recordMisses(context.tables, misses, context.clock());
    return { status: 'done' };
  },
  popup: showPopup,
  sync_now: refusable(syncNow),
  options: (_request, context) => showOptions(context),
  connect: connectPlatform,
  disconnect: refusable(disconnectPlatform),
  remove_data: refusable(removeData),
  set_frequency: refusable(setFrequency),
  set_approval: refusable(setApproval),
  set_preferences: async ({ preferences }, context) => {
    await context.changePreferences(preferences);
    return { status: 'done' };
  },
  diagnosis: diagnose,
  ...PANEL_HANDLERS,
  ...QUEUE_HANDLERS,
};

/** Answers a request that has passed the gate. @throws TickmarkError only where the answer has no form for a refusal */
export function answerRequest(request: Request, context: WorkerContext): Promise<AnswerOf<RequestType>> {
  const handle = HANDLERS[request.type] as (
    request: Request,
    context: WorkerContext,
  ) => Promise<AnswerOf<RequestType>>;
  return handle(request, context);
}
