import type { Money } from './money.ts';

/**
 * An entry of one of the platform's reference lists: an account, a class, a tax code …; `null` where the platform
 * reports nothing.
 */
export interface ListItem {
  readonly id: string;
  readonly version: string | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly detail: string | null;
  readonly amount: Money | null;
  readonly date: string | null;
  readonly active: boolean;
  readonly used_by: number | null;
  readonly quickbooks_id: string | null;
  readonly state: string | null;
}

/** One page of a reference list. `cursor` requests the next page; `read_at` is when the platform read the list. */
export interface ListPage {
  readonly items: readonly ListItem[];
  readonly cursor: string | null;
  readonly has_more: boolean;
  readonly read_at: string | null;
}
