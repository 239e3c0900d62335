/** A name in QuickBooks that a customer could be linked to. */
export interface NameFound {
  readonly quickbooks_id: string;
  readonly name: string;
  readonly kind: 'customer' | 'vendor' | 'employee';
  readonly active: boolean;
  readonly linked_to: unknown;
}

/** Case and spaces do not tell names apart in QuickBooks. */
function folded(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * The one customer in QuickBooks that a record of this name may be linked to by itself: the only one with exactly this
 * name, a customer, active and linked to nothing else.
 * @returns its QuickBooks id, or `null` when there is any doubt
 */
export function planRelink(name: string, found: readonly NameFound[]): string | null {
  const [only, ...others] = found.filter((each) => folded(each.name) === folded(name));
  if (!only || others.length > 0) return null;
  return only.kind === 'customer' && only.active && only.linked_to === null ? only.quickbooks_id : null;
}
