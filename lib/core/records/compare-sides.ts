import { inMillionths, type Money, sameMoney, sumMoney } from './money.ts';
import type { Changed, PlatformRecord, QuickBooksCopy } from './platform-record.ts';

/** The values that a bookkeeper compares first. */
export interface SideValues {
  readonly amount: Money | null;
  readonly date: string | null;
  readonly number: string | null;
  readonly name: string | null;
}

export type SideField = keyof SideValues;

const FIELDS: readonly SideField[] = ['amount', 'date', 'number', 'name'];

/** What the two sides say of one record, at a glance. */
export interface Sides {
  readonly platform: SideValues;
  /** `null` where there is no copy, or none of its values is known. */
  readonly quickbooks: SideValues | null;
  /** Why QuickBooks' values are missing: no copy yet, the copy is gone, or the platform does not tell; else `null`. */
  readonly missing: 'no_copy' | 'gone' | 'not_told' | null;
  /** The fields that both sides know and in which they differ. */
  readonly differs: readonly SideField[];
  /** QuickBooks' amount less the platform's, in one currency; `null` where they are equal or cannot be subtracted. */
  readonly gap: Money | null;
  /** When the copy was last looked at (RFC 3339). */
  readonly checked_at: string | null;
  readonly changed: Changed | null;
  /** When both sides were last equal (RFC 3339). */
  readonly equal_at: string | null;
}

/**
 * The copy after a look into QuickBooks: as it was found or, where the platform does not tell its values, as it was known.
 * @param own the copy as it was known before
 */
export function copyAfter(
  own: QuickBooksCopy | null,
  found: { readonly exists: string; readonly quickbooks: QuickBooksCopy | null },
): QuickBooksCopy | null {
  return found.quickbooks ?? (own && found.exists === 'no' ? { ...own, status: 'deleted' } : own);
}

/**
 * Compares what the platform and QuickBooks say of a record, as far as both are known.
 * @param copy the copy as last read; a fresher one than the record's own may be given
 */
export function compareSides(
  { number, name, date, amount, sync }: Pick<PlatformRecord, 'number' | 'name' | 'date' | 'amount' | 'sync'>,
  copy: QuickBooksCopy | null = sync.quickbooks,
): Sides {
  const platform = { amount, date, number, name };
  const quickbooks = copy && valuesOf(copy);
  const missing =
    copy?.status === 'deleted' || (sync.state === 'link_broken' && copy?.status !== 'voided')
      ? 'gone'
      : !copy
        ? 'no_copy'
        : quickbooks
          ? null
          : 'not_told';
  const known = missing === null ? quickbooks : null;
  return {
    platform,
    quickbooks: known,
    missing,
    differs: known ? FIELDS.filter((field) => isDifferent(field, platform, known)) : [],
    gap: known && gapBetween(platform.amount, known.amount),
    checked_at: copy?.checked_at ?? null,
    changed: sync.changed,
    equal_at: sync.last_success_at,
  };
}

function valuesOf({ amount, date, number, name }: QuickBooksCopy): SideValues | null {
  return amount || date || name ? { amount, date, number, name } : null;
}

function isDifferent(field: SideField, a: SideValues, b: SideValues): boolean {
  if (field === 'amount') return a.amount !== null && b.amount !== null && !sameMoney(a.amount, b.amount);
  const [one, other] = [a[field], b[field]];
  return one !== null && other !== null && one.trim() !== other.trim();
}

function gapBetween(from: Money | null, to: Money | null): Money | null {
  if (!from || !to || from.currency !== to.currency) return null;
  const minus = from.value.startsWith('-') ? from.value.slice(1) : `-${from.value}`;
  const [gap] = sumMoney([to, { ...from, value: minus }]);
  return gap && inMillionths(gap.value) !== 0n ? gap : null;
}
