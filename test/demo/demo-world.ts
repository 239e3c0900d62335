import { believableCompany } from '../sandbox/world/believable-company.ts';
import { worldS02 } from '../sandbox/world/scenario-world.ts';
import type { World } from '../sandbox/world/world.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The failures of an ordinary morning, one of each kind; the sandbox's company has one for every known error. */
const FAILURES = new Set(['5010', '6000', '6140', '6210']);

/**
 * The believable company on an ordinary morning: a handful of failures, and invoice 1047, which was changed on the platform
 * while QuickBooks did not answer, so a Resync corrects it.
 */
export function demoWorld(now: number): World {
  const world = believableCompany(1, { now });
  const [company, ...others] = world.companies;
  const source = worldS02().companies[0];
  const changed = [...(source?.records ?? [])].find((record) => record.id === 'inv_1047');
  const copy = [...(source?.documents ?? [])].find((document) => document.number === '1047');
  const customer = [...(company?.records ?? [])].find(
    (record) => record.type === 'customer' && record.sync.quickbooks,
  );
  if (!company || !changed || !copy || !customer)
    throw new Error('The demo needs invoice 1047 and a customer');
  const day = new Date(now - DAY).toISOString().slice(0, 10);
  const since = new Date(now - 25 * MINUTE).toISOString();
  const kept = [...company.records].filter(
    ({ type, sync }) => sync.state !== 'failed' || type !== 'invoice' || FAILURES.has(sync.error?.code ?? ''),
  );
  const party = { id: customer.id, name: customer.name ?? '' };
  const invoice = {
    ...changed,
    party,
    date: day,
    depends_on: [customer.id],
    created_at: since,
    updated_at: since,
    sync: { ...changed.sync, since, last_attempt_at: since },
  };
  const document = {
    ...copy,
    date: day,
    party: { id: customer.sync.quickbooks?.id ?? '', name: party.name },
  };
  return {
    ...world,
    companies: [
      { ...company, records: [...kept, invoice], documents: [...company.documents, document] },
      ...others,
    ],
  };
}
