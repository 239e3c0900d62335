/** One compared value on the three sides, as text; `null` where a side has none. */
export interface ComparedField {
  name: string;
  platform: string | null;
  quickbooks: string | null;
  last_synced: string | null;
  /** The side that has changed since both agreed; `null` when they agree. */
  changed_by: 'platform' | 'quickbooks' | 'both' | null;
}

const ORDER = ['number', 'name', 'date', 'amount'];

function whoChanged(platform: string | null, quickbooks: string | null, last: string | null, known: boolean) {
  if (platform === quickbooks) return null;
  if (!known) return 'both' as const;
  if (platform === last) return 'quickbooks' as const;
  return quickbooks === last ? ('platform' as const) : ('both' as const);
}

/**
 * Compares a record with its QuickBooks copy, field by field.
 *
 * @param platform the record's values by field name
 * @param quickbooks the document's values by field name
 * @param last what both last agreed on; `null` when they never did
 * @param tolerated accepted differences: field → [platform, QuickBooks]
 */
export function compareSides(
  platform: Readonly<Record<string, string>>,
  quickbooks: Readonly<Record<string, string>>,
  last: Readonly<Record<string, string>> | null,
  tolerated: Readonly<Record<string, readonly [string, string]>> = {},
): ComparedField[] {
  const names = [...new Set([...ORDER, ...Object.keys(platform), ...Object.keys(quickbooks)])];
  return names
    .filter((name) => name in platform || name in quickbooks)
    .map((name) => {
      const here = platform[name] ?? null;
      const there = quickbooks[name] ?? null;
      const before = last?.[name] ?? null;
      const known = tolerated[name];
      const left = known !== undefined && known[0] === (here ?? '') && known[1] === (there ?? '');
      return {
        name,
        platform: here,
        quickbooks: there,
        last_synced: before,
        changed_by: left ? null : whoChanged(here, there, before, last !== null),
      };
    });
}

/** The side that changed anything: one, both, or none. */
export function changedBy(fields: readonly ComparedField[]): 'platform' | 'quickbooks' | 'both' | null {
  const who = new Set(fields.map((field) => field.changed_by).filter((one) => one !== null));
  if (who.size === 0) return null;
  if (who.size === 1 && !who.has('both')) return who.has('platform') ? 'platform' : 'quickbooks';
  return 'both';
}
