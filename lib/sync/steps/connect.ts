import { PlatformError } from '../../platform/platform-error.ts';
import type { CycleContext } from '../cycle-context.ts';
import { keepCompany, keepCycle } from '../keep-cycle.ts';
import { companyChange, toConnectionRow } from '../read-connection.ts';

/** Asks who is connected to what; a company that the key no longer opens stops the cycle. */
export async function connectStep(context: CycleContext): Promise<void> {
  const info = await context.platform.connect();
  const company = info.companies.find((each) => each.realm_id === context.company.realm);
  if (!company) {
    throw new PlatformError('no_right', `The key no longer opens ${context.company.name}`, { status: null });
  }
  const db = context.tables.bulk;
  await db.transaction('rw', db.connections, async () => {
    const stored = await db.connections.get(context.connection.id);
    if (stored) await db.connections.put({ ...stored, ...toConnectionRow(info) });
  });
  await keepCompany(context, { ...companyChange(company), checked_at: context.clock() });
  await keepCycle(context, { connected: true });
}
