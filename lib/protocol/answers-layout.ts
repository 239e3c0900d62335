/** A place on a QuickBooks page that badges depend on. */
export interface PlaceAnswer {
  /** The name under which a miss of it is recorded. */
  readonly place: string;
  readonly needed: boolean;
  /** The anchor that is used, or `null` where the place is missed. */
  readonly found: string | null;
  readonly tried: readonly { readonly anchor: string; readonly fit: 'fits' | 'hidden' | 'absent' }[];
}

/** What a QuickBooks page says of its own layout; nothing in it is a word of the page. */
export interface LayoutAnswer {
  /** The route, as misses are recorded by it; `null` where the page shows neither a record nor a list. */
  readonly page: string | null;
  readonly places: readonly PlaceAnswer[];
  /** How the page is built, one element per line. */
  readonly shape: string;
}
