import type { AnswerOf } from '../../protocol/answers.ts';
import type { Request, RequestOf, RequestType } from '../../protocol/requests.ts';
import { recordMisses } from '../../store/record-misses.ts';
import { connectedCompanies } from '../../views/find-company.ts';
import { acceptCommand } from './accept-command.ts';
import { setApproval, setFrequency } from './change-company.ts';
import { checkRecord } from './check-record.ts';
import { connectPlatform } from './connect-platform.ts';
import { describePage } from './describe-page.ts';
import type { Desk } from './desk.ts';
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

type Handlers = { [T in RequestType]: (request: RequestOf<T>, desk: Desk) => Promise<AnswerOf<T>> };

const HANDLERS: Handlers = {
  describe_page: describePage,
  open_card: refusable(openCard),
  check_record: refusable(checkRecord),
  command: refusable<RequestOf<'command'>, AnswerOf<'command'>>(acceptCommand),
  undo: refusable(takeBackCommand),
  release: refusable(releaseCommand),
  open_view: async ({ view, realm, company_key }, desk) => {
    const companies = company_key || realm ? await connectedCompanies(desk, realm) : [];
    const open = companies.find(({ company }) => company_key === undefined || company.key === company_key);
    await desk.openPage(view, open?.company.key ?? null);
    return { status: 'done' };
  },
  report_misses: async ({ misses }, desk) => {
    await recordMisses(desk.tables, misses, desk.clock());
    return { status: 'done' };
  },
  popup: showPopup,
  sync_now: refusable(syncNow),
  options: (_request, desk) => showOptions(desk),
  connect: connectPlatform,
  disconnect: refusable(disconnectPlatform),
  remove_data: refusable(removeData),
  set_frequency: refusable(setFrequency),
  set_approval: refusable(setApproval),
  set_preferences: async ({ preferences }, desk) => {
    await desk.changePreferences(preferences);
    for (const company of await desk.tables.bulk.companies.toArray()) desk.changed(company, null);
    return { status: 'done' };
  },
  diagnosis: diagnose,
  ...PANEL_HANDLERS,
  ...QUEUE_HANDLERS,
};

/** Answers a request that has passed the gate. @throws TickmarkError only where the answer has no form for a refusal */
export function answerRequest(request: Request, desk: Desk): Promise<AnswerOf<RequestType>> {
  const handle = HANDLERS[request.type] as (request: Request, desk: Desk) => Promise<AnswerOf<RequestType>>;
  return handle(request, desk);
}
