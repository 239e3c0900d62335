import type { FinishShown } from '../../../components/options/options-props.ts';
import { listLink } from '../../core/identity/deep-link.ts';
import type { TypeCounts } from '../../core/records/counters.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { sendPersistently } from '../create-page.ts';

/** The list in which records are found first: not every platform has invoices. */
function firstList(by_type: TypeCounts = {}): FinishShown['list'] {
  const has = (types: RegExp) => Object.entries(by_type).some(([key, count]) => count > 0 && types.test(key));
  return has(/^(expense|bill) /) && !has(/^invoice /) ? 'expenses' : 'invoices';
}

/**
 * What has come of a new connection: nothing until its records are read once.
 * @param company_key the company that was connected on this page, or `null`
 */
export async function readFinish(
  sendMessage: SendMessage,
  company_key: string | null,
): Promise<FinishShown | null> {
  if (company_key === null) return null;
  const seen = await sendPersistently<'popup'>(sendMessage, { type: 'popup', open: null, company_key });
  const company = seen?.company;
  if (!company || company.company_key !== company_key) return null;
  const { failed, to_approve, by_state, by_type } = company.counters;
  const isRead = company.last_run_at !== null;
  // What hinders the first read is told with the connection.
  if (!isRead && company.problem) return null;
  const list = firstList(by_type);
  const view = failed > 0 ? 'attention' : 'approvals';
  const records = Object.values(by_state).reduce((sum, count) => sum + count, 0);
  return {
    records: isRead ? records : null,
    needs: failed + to_approve,
    list,
    address: listLink(list, company.realm),
    onReview: () =>
      void sendPersistently<'open_view'>(sendMessage, {
        ...{ type: 'open_view', realm: company.realm, company_key, view },
      }),
  };
}
