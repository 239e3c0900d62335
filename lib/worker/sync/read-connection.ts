import type { CompanyInfo, ConnectionInfo } from '../../platform/port.ts';
import type { CompanyRow, ConnectionRow } from '../../store/rows.ts';

/** What of a connection's answer is kept with the connection. */
export function toConnectionRow(
  info: ConnectionInfo,
): Omit<ConnectionRow, 'id' | 'kind' | 'address' | 'sealed_key' | 'masked_key' | 'connected_at'> {
  const { platform, user, capabilities } = info;
  return {
    platform: platform.name,
    platform_version: platform.version,
    connector_version: platform.connector_version,
    minimum_connector_version: platform.minimum_connector_version,
    web_url: platform.web_url,
    support: platform.support,
    user,
    capabilities: {
      commands: [...capabilities.commands],
      no_update: [...capabilities.no_update],
      batch_max: capabilities.batch_max,
      runs: capabilities.runs,
      check: capabilities.check,
      candidates: capabilities.candidates,
      log: capabilities.log,
      backfill: capabilities.backfill,
      lists: [...capabilities.lists],
      editable_lists: [...capabilities.editable_lists],
    },
  };
}

/** What of a connection's answer is kept with the company. */
export function companyChange(
  info: CompanyInfo,
): Pick<CompanyRow, 'name' | 'currency' | 'time_zone' | 'books_closed_through' | 'quickbooks'> {
  return {
    name: info.name,
    currency: info.currency,
    time_zone: info.time_zone && isTimeZone(info.time_zone) ? info.time_zone : 'UTC',
    books_closed_through: info.books_closed_through,
    quickbooks: info.quickbooks
      ? { ...info.quickbooks, who_can_reconnect: [...info.quickbooks.who_can_reconnect] }
      : null,
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
