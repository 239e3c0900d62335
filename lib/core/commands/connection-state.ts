/**
 * How the connection of a company stands. `down`: no answer; `busy`: asked to wait; `refused`: key or rights; `quickbooks_off`:
 * the platform is not connected to QuickBooks; `disconnected`: a person has ended the connection, and its key is forgotten.
 */
export type ConnectionState =
  | 'ok'
  | 'never_synced'
  | 'down'
  | 'busy'
  | 'refused'
  /** Not the platform, but Tickmark itself: its store is full, or a defect. */
  | 'stopped'
  | 'quickbooks_off'
  | 'disconnected';

/** What of a company and its connection is stored and tells how the connection stands. */
export interface StoredConnection {
  readonly company: {
    readonly outage: { readonly code: string } | null;
    readonly quickbooks: { readonly connected: boolean } | null;
    readonly first_read_done: boolean;
  };
  /** Without a key the connection has ended. */
  readonly connection: { readonly sealed_key: object | null };
}

/** How the connection of a company stands: the one reader of it, for every surface. */
export function connectionState({ company, connection }: StoredConnection): ConnectionState {
  if (!connection.sealed_key) return 'disconnected';
  switch (company.outage?.code) {
    case undefined:
      break;
    case 'key_refused':
    case 'no_right':
    case 'key_unreadable':
      return 'refused';
    case 'busy':
      return 'busy';
    case 'store_full':
    case 'internal_error':
      return 'stopped';
    default:
      return 'down';
  }
  if (company.quickbooks?.connected === false) return 'quickbooks_off';
  return company.first_read_done ? 'ok' : 'never_synced';
}

/** Whether nothing can be asked of the platform before the connection has been put right by a person. */
export function needsReconnect(state: ConnectionState): boolean {
  return state === 'refused' || state === 'disconnected';
}
