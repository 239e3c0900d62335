import type { Clock } from '../../core/clock.ts';
import type { Database } from '../../store/database.ts';
import type { CompanyRow } from '../../store/rows.ts';
import { planJitter } from '../sync/plan-jitter.ts';
import { planNextWake, type WakeFacts } from '../sync/plan-next-wake.ts';
import { type SeenCompany, seeCompanies } from './see-companies.ts';

/**
 * Plans the next wake of all companies. What was seen of the others is remembered, so that a change of one costs the
 * reads of one; a look at all of them replaces it.
 * @param setAlarm sets the only alarm
 */
export function planWakes(db: Database, clock: Clock, setAlarm: (at: number | null) => Promise<void>) {
  let known: Map<string, WakeFacts> | null = null;

  async function plan(): Promise<void> {
    await setAlarm(planNextWake([...(known?.values() ?? [])], clock()));
  }

  async function see(seen: readonly SeenCompany[]): Promise<void> {
    known = new Map(seen.map((each) => [each.company.key, factsOf(each, seen.length)]));
    await plan();
  }

  return {
    /** Plans from what has just been read of all companies. */
    see,
    /** Plans from what is stored: of one company, or of all (`null`). */
    async read(companyKey: string | null): Promise<void> {
      if (companyKey === null || !known) return see(await seeCompanies(db, null));
      const [seen] = await seeCompanies(db, companyKey);
      const others = known.has(companyKey) ? known.size - 1 : known.size;
      if (seen) known.set(companyKey, factsOf(seen, others + 1));
      else known.delete(companyKey);
      await plan();
    },
  };
}

function factsOf({ company, cycleUnderWay, held, requestAt }: SeenCompany, companies: number): WakeFacts {
  const commandAt = [held?.due_at, requestAt].filter((at) => typeof at === 'number');
  return {
    cycleUnderWay,
    outageUntil: company.outage?.retry_at ?? null,
    scheduledAt: startOf(company, companies),
    commandAt: commandAt.length ? Math.min(...commandAt) : null,
  };
}

/**
 * When this browser starts the next scheduled cycle of a company: slightly after its time, with an offset of its own.
 * @param companies how many are synced in this browser
 * @returns milliseconds, or `null` for never
 */
export function startOf({ key, next_due_at }: CompanyRow, companies: number): number | null {
  return next_due_at === null ? null : next_due_at + planJitter(key, companies);
}
