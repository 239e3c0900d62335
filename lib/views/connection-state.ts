import type { ConnectionState } from '../core/commands/connection-state.ts';
import type { CompanyRow } from '../store/rows.ts';

/** How the connection of a company stands. */
export function connectionState(company: CompanyRow): ConnectionState {
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
