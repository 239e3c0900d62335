import { inMillionths, isDecimal } from './money.ts';

/** One field on three sides, as text; `null` if a side has none. */
export interface ComparedField {
  readonly name: string;
  readonly platform: string | null;
  readonly quickbooks: string | null;
  readonly last_synced: string | null;
}

/** The side whose value both sides get. */
export type Side = 'platform' | 'quickbooks';

export interface FieldDifference extends ComparedField {
  /** The side that differs from the last sync; `null` if unknown. */
  readonly changed_by: Side | 'both' | null;
}

/** The chosen side by field name. */
export type FieldChoice = Readonly<Record<string, Side>>;

function same(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && isDecimal(a) && isDecimal(b) && inMillionths(a) === inMillionths(b);
}

/** The fields that differ between the two sides, in their original order. */
export function differencesOf(fields: readonly ComparedField[]): FieldDifference[] {
  // A record that was never synced has no values on the third side, so no side counts as changed.
  const known = fields.some((field) => field.last_synced !== null);
  return fields
    .filter((field) => !same(field.platform, field.quickbooks))
    .map((field) => {
      if (!known) return { ...field, changed_by: null };
      if (same(field.platform, field.last_synced)) return { ...field, changed_by: 'quickbooks' as const };
      if (same(field.quickbooks, field.last_synced)) return { ...field, changed_by: 'platform' as const };
      return { ...field, changed_by: 'both' as const };
    });
}

/** The initial choice: the only side that changed, and none if both did or it is unknown. */
export function firstChoice(differences: readonly FieldDifference[]): FieldChoice {
  const chosen: Record<string, Side> = {};
  for (const { name, changed_by } of differences) {
    if (changed_by === 'platform' || changed_by === 'quickbooks') chosen[name] = changed_by;
  }
  return chosen;
}

/** The fields without a choice. */
export function undecided(differences: readonly FieldDifference[], choice: FieldChoice): string[] {
  return differences.filter(({ name }) => choice[name] === undefined).map(({ name }) => name);
}
