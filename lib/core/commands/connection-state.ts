/**
 * How the connection of a company stands. `down`: no answer; `busy`: asked to wait; `refused`: key or rights; `quickbooks_off`:
 * the platform is not connected to QuickBooks.
 */
export type ConnectionState =
  | 'ok'
  | 'never_synced'
  | 'down'
  | 'busy'
  | 'refused'
  /** Not the platform, but Tickmark itself: its store is full, or a defect. */
  | 'stopped'
  | 'quickbooks_off';
