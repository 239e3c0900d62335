import { baseDocuments, baseRecords, worldOf } from '../../sandbox/world/common-world.ts';
import { recordNumber } from '../../sandbox/world/many-records.ts';
import { sandboxCompany } from '../../sandbox/world/sandbox-settings.ts';
import type { World } from '../../sandbox/world/world.ts';

/** Opens every company of the firm. */
export const FIRM_KEY = 'sandbox-firm-1d7e90c4';

/** The company id of the firm's company number `n`, from 0. */
export function realmOf(n: number): string {
  return `93414502${String(n).padStart(8, '0')}`;
}

/** An accountant's firm: companies on one platform, with records each, opened by one key. */
export function firmWorld(companies: number, records: number): World {
  const world = worldOf(baseRecords(), baseDocuments());
  const realms = Array.from({ length: companies }, (_, n) => realmOf(n));
  return {
    ...world,
    keys: [
      {
        access_key: FIRM_KEY,
        holder: { user: { id: 'u1', name: 'Office admin' }, role: 'admin', realms },
      },
    ],
    companies: realms.map((realm, n) => ({
      company: sandboxCompany(realm, { name: `Client ${n + 1}` }),
      records: {
        *[Symbol.iterator]() {
          for (let at = 0; at < records; at += 1) yield recordNumber(at);
        },
      },
      documents: [],
    })),
  };
}
