import type { NewDocument } from '../platform/books/books.ts';
import type { Company, PlatformSettings } from '../platform/store/company-table.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';
import type { AccessHolder, ListName, WireListItem, WireLogEntry } from '../platform/wire.ts';

/** One company at the platform's start: plain data, no behaviour. */
export interface WorldCompany {
  company: Company;
  /** Customers, services, invoices …; queued records in sending order. */
  records: Iterable<StoredRecord>;
  /** What is in QuickBooks; ids are given where records or tests refer to them. */
  documents: Iterable<NewDocument>;
  lists?: Partial<Record<ListName, WireListItem[]>>;
  log?: Omit<WireLogEntry, 'id'>[];
}

/** The initial data of a platform. */
export interface World {
  /** The time at which the clock stands, RFC 3339; `null` to let it run. */
  now: string | null;
  settings: PlatformSettings;
  keys: { access_key: string; holder: AccessHolder }[];
  companies: WorldCompany[];
}
