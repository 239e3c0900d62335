/**
 * State of a company's connection. `down`: the platform does not answer; `busy`: it asked to wait; `refused`: key or
 * rights refused; `quickbooks_off`: the platform is not connected to QuickBooks; `disconnected`: a person ended the
 * connection, and its key is deleted.
 */
export type ConnectionState =
  | 'ok'
  | 'never_synced'
  | 'down'
  | 'busy'
  | 'refused'
  /** The fault is in Tickmark itself: its store is full, or it has a defect. */
  | 'stopped'
  | 'quickbooks_off'
  | 'disconnected';

/** The stored fields of a company and its connection from which the state follows. */
export interface StoredConnection {
  readonly company: {
    readonly outage: { readonly code: string } | null;
    readonly quickbooks: { readonly connected: boolean } | null;
    readonly first_read_done: boolean;
  };
  /** `null` where the connection has ended. */
  readonly connection: { readonly sealed_key: object | null };
}

/** Reads the state of a company's connection. Every surface uses this function. */
export function connectionState({ company, connection }: StoredConnection): ConnectionState {
  if (!connection.sealed_key) return 'disconnected';
  switch (company.outage?.code) {
    case undefined:
      break;
    case 'key_refused':
    case 'no_right':
    case 'key_unreadable':
    case 'key_ended':
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

/** Whether a person has to restore the connection before the platform can be asked anything. */
export function needsReconnect(state: ConnectionState | undefined): state is 'refused' | 'disconnected' {
  return state === 'refused' || state === 'disconnected';
}

/** Whether nothing syncs until a person acts, on Tickmark's side or on the platform's. */
export function needsPerson(
  state: ConnectionState | undefined,
): state is 'quickbooks_off' | 'refused' | 'disconnected' {
  return state === 'quickbooks_off' || needsReconnect(state);
}
