/** A name in QuickBooks to which a customer could be linked. */
export interface NameFound {
  readonly quickbooks_id: string;
  readonly name: string;
  readonly kind: 'customer' | 'vendor' | 'employee';
  readonly active: boolean;
  readonly linked_to: unknown;
}

/** QuickBooks ignores case and repeated spaces in names. */
function folded(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * The one customer in QuickBooks to which a record of this name may be linked automatically: the only holder of exactly
 * this name, an active customer with no other link.
 * @returns its QuickBooks id, or `null` in any doubt
 */
export function planRelink(name: string, found: readonly NameFound[]): string | null {
  const [only, ...others] = found.filter((each) => folded(each.name) === folded(name));
  if (!only || others.length > 0) return null;
  return only.kind === 'customer' && only.active && only.linked_to === null ? only.quickbooks_id : null;
}
