import { inMillionths, isDecimal } from './money.ts';

/** One field on three sides, as text; `null` where a side has none. */
export interface ComparedField {
  readonly name: string;
  readonly platform: string | null;
  readonly quickbooks: string | null;
  readonly last_synced: string | null;
}

/** Whose value goes to both sides. */
export type Side = 'platform' | 'quickbooks';

export interface FieldDifference extends ComparedField {
  /** Who moved away from what was last synced; `null` where that is not known. */
  readonly changed_by: Side | 'both' | null;
}

/** What is chosen per field, by the field's name. */
export type FieldChoice = Readonly<Record<string, Side>>;

function same(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return a !== null && b !== null && isDecimal(a) && isDecimal(b) && inMillionths(a) === inMillionths(b);
}

/** The fields in which the two sides differ, in the order in which they came. */
export function differencesOf(fields: readonly ComparedField[]): FieldDifference[] {
  // A record that was never synced has nothing on the third side: nobody can be said to have changed anything.
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

/** What is chosen at first: the side that alone has changed, and nothing where both have or nobody can tell. */
export function firstChoice(differences: readonly FieldDifference[]): FieldChoice {
  const chosen: Record<string, Side> = {};
  for (const { name, changed_by } of differences) {
    if (changed_by === 'platform' || changed_by === 'quickbooks') chosen[name] = changed_by;
  }
  return chosen;
}

/** The fields for which nothing is chosen yet. */
export function undecided(differences: readonly FieldDifference[], choice: FieldChoice): string[] {
  return differences.filter(({ name }) => choice[name] === undefined).map(({ name }) => name);
}
