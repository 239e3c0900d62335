import type { CardView } from '../../protocol/record.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { companyOf } from '../../views/find-company.ts';
import { viewCard } from '../../views/view-card.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Reads the full view of one record.
 * @throws TickmarkError `not_connected`, `wrong_company`, `record_gone`
 */
export async function openCard(request: RequestOf<'open_card'>, context: WorkerContext): Promise<CardView> {
  const connected = await companyOf(context, request.company_key, request.realm);
  return viewCard(context, connected, request.record_id, await wordsFor(context));
}
