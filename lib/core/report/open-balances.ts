import { canonicalDecimal } from '../identity/read-amount.ts';
import type { SideRecord } from './side-record.ts';
import { fromThousandths, inThousandths } from './thousandths.ts';

/**
 * The open balances of invoices by the platform's own payments. One is told only where that is certain: each payment
 * names one invoice, nothing else was deducted, and no payment came after the report.
 * @param exported_at milliseconds since the epoch
 * @returns the balance in its canonical form, or `null` where it is not certain
 */
export function openBalances(
  records: readonly SideRecord[],
  exported_at: number,
): (record: SideRecord) => string | null {
  let state: { paid: Map<string, number>; unsure: Set<string> } | null = null;

  /** Sums up payments at the first question: most reports have no open balance. */
  function sumUp(): { paid: Map<string, number>; unsure: Set<string> } | null {
    const invoices = new Set<string>();
    const customers = new Map<string, string[]>();
    for (const { id, type, party } of records) {
      if (type !== 'invoice') continue;
      invoices.add(id);
      if (party) customers.set(party.id, [...(customers.get(party.id) ?? []), id]);
    }
    const paid = new Map<string, number>();
    const unsure = new Set<string>();
    let payments = 0;
    for (const { type, depends_on, amount, party, updated_at } of records) {
      if (type === 'invoice') continue;
      const named = depends_on.filter((id) => invoices.has(id));
      const [invoice, other] = named;
      if (type === 'payment') payments += 1;
      const isCertain =
        type === 'payment' && amount !== null && updated_at <= exported_at && other === undefined;
      if (isCertain && invoice !== undefined)
        paid.set(invoice, (paid.get(invoice) ?? 0) + inThousandths(amount.value));
      else if (invoice !== undefined) for (const id of named) unsure.add(id);
      else if (type === 'payment' || type === 'credit_memo') {
        for (const id of customers.get(party?.id ?? '') ?? []) unsure.add(id);
      }
    }
    // A platform that keeps no payments knows no open balance.
    return payments === 0 ? null : { paid, unsure };
  }

  let asked = false;
  return ({ id, type, amount }) => {
    if (type !== 'invoice' || amount === null) return null;
    if (!asked) state = sumUp();
    asked = true;
    if (!state || state.unsure.has(id)) return null;
    const paid = state.paid.get(id);
    const open = paid === undefined ? amount.value : fromThousandths(inThousandths(amount.value) - paid);
    return canonicalDecimal(open);
  };
}
