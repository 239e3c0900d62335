import type { FinishShown } from '../../../components/options/options-props.ts';
import { invoicesLink } from '../../core/identity/deep-link.ts';
import type { SendMessage } from '../../protocol/send.ts';
import { sendPersistently } from '../create-page.ts';

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
  const { failed, to_approve, by_state } = company.counters;
  const view = failed > 0 ? 'attention' : 'approvals';
  const records = Object.values(by_state).reduce((sum, count) => sum + count, 0);
  return {
    records: company.last_run_at === null ? null : records,
    needs: failed + to_approve,
    invoices: invoicesLink(company.realm),
    onReview: () =>
      void sendPersistently<'open_view'>(sendMessage, {
        ...{ type: 'open_view', realm: company.realm, company_key, view },
      }),
  };
}
