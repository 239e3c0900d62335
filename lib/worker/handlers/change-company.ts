import type { RequestOf } from '../../protocol/requests.ts';
import type { DoneAnswer } from '../../protocol/views.ts';
import type { CompanyRow } from '../../store/rows.ts';
import { companyOf } from '../../views/find-company.ts';
import { planNextDue } from '../sync/plan-schedule.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Sets how often a company syncs automatically.
 * @throws TickmarkError `not_connected`
 */
export async function setFrequency(
  request: RequestOf<'set_frequency'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  const { frequency } = request;
  await change(request.company_key, context, (company) => ({
    frequency,
    next_due_at: planNextDue(frequency, context.clock(), company.time_zone),
  }));
  await context.planWake(request.company_key);
  return { status: 'done' };
}

/**
 * Sets whether approvals are manual or automatic.
 * @throws TickmarkError `not_connected`
 */
export async function setApproval(
  request: RequestOf<'set_approval'>,
  context: WorkerContext,
): Promise<DoneAnswer> {
  await change(request.company_key, context, () => ({ approval: request.approval }));
  return { status: 'done' };
}

async function change(
  key: string,
  context: WorkerContext,
  to: (company: CompanyRow) => Partial<CompanyRow>,
): Promise<void> {
  await companyOf(context, key, null);
  const db = context.tables.strict;
  await db.write(['companies'], async (tx) => {
    const company = await tx.companies.get(key);
    if (company) await tx.companies.put({ ...company, ...to(company) });
  });
  const after = await db.companies.get(key);
  if (after) context.changed(after, null);
}
