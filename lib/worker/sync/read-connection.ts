import type { CompanyInfo, ConnectionInfo } from '../../platform/port.ts';
import type { CompanyRow, ConnectionRow } from '../../store/rows.ts';

/** The part of a connection's answer that is stored with the connection. */
export function toConnectionRow(
  info: ConnectionInfo,
): Omit<ConnectionRow, 'id' | 'kind' | 'address' | 'sealed_key' | 'masked_key' | 'notes' | 'connected_at'> {
  const { platform, user } = info;
  const { record_types: _, ...capabilities } = info.capabilities;
  return {
    platform: platform.name,
    platform_version: platform.version,
    connector_version: platform.connector_version,
    minimum_connector_version: platform.minimum_connector_version,
    web_url: platform.web_url,
    support: platform.support,
    user,
    capabilities,
  };
}

/** The part of a connection's answer that is stored with the company. */
export function companyChange(
  info: CompanyInfo,
): Pick<CompanyRow, 'name' | 'currency' | 'time_zone' | 'books_closed_through' | 'quickbooks'> {
  return {
    name: info.name,
    currency: info.currency,
    time_zone: info.time_zone ?? 'UTC',
    books_closed_through: info.books_closed_through,
    quickbooks: info.quickbooks,
  };
}
