import type { Company, PlatformSettings } from '../platform/store/company-table.ts';
import { EDITABLE_LISTS, READ_ONLY_LISTS } from '../platform/wire.ts';
import { COMPANY_A, COMPANY_B, COMPANY_C } from './access-keys.ts';

/** FieldPro's description of itself. */
export const FIELDPRO_SETTINGS: PlatformSettings = {
  name: 'FieldPro',
  version: '2.6.0',
  connector_version: '2.6.0',
  minimum_connector_version: '2.4.0',
  web_url: 'https://fieldpro.example',
  support: {
    url: 'https://fieldpro.example/support',
    email: 'support@fieldpro.example',
    phone: '+1 555 0100',
  },
  learn: [{ title: 'How syncing works', url: 'https://fieldpro.example/learn/sync' }],
  plan: { name: 'Pro', unavailable: [] },
  record_types: ['customer', 'invoice', 'payment', 'refund', 'expense', 'service'],
  no_update: [],
  editable: ['service', 'invoice', 'payment', 'customer'],
  batch_max: 200,
  lists: [...READ_ONLY_LISTS, ...EDITABLE_LISTS],
};

/** A company of the sandbox; missing values are those of Company A. */
export function sandboxCompany(realm: string, changes: Partial<Company> = {}): Company {
  return {
    realm_id: realm,
    name: 'Maple Landscaping Inc.',
    currency: 'USD',
    time_zone: 'America/Toronto',
    books_closed_through: '2026-01-31',
    closing_password: false,
    class_tracking: true,
    location_tracking: false,
    records_since: '2026-02-01T00:00:00Z',
    quickbooks: {
      connected: true,
      reason: null,
      expires_at: null,
      reconnect_url: `https://fieldpro.example/companies/${realm}/reconnect`,
      who_can_reconnect: ['Office admin'],
    },
    subscribed: true,
    checks_numbers: true,
    approve_first: true,
    last_processed_at: '2026-03-03T13:50:00Z',
    next_run_at: null,
    running: null,
    ...changes,
  };
}

/** Companies A, B and C of the scenarios. */
export const MAPLE_LANDSCAPING = sandboxCompany(COMPANY_A);
export const BLUEBIRD_DENTAL = sandboxCompany(COMPANY_B, {
  name: 'Bluebird Dental LLC',
  books_closed_through: null,
});
export const ERABLIERE_COTE = sandboxCompany(COMPANY_C, {
  name: 'Érablière Côté & Fils inc.',
  currency: 'CAD',
  time_zone: 'America/Toronto',
  books_closed_through: null,
  quickbooks: {
    connected: true,
    reason: null,
    expires_at: null,
    reconnect_url: `https://fieldpro.example/companies/${COMPANY_C}/reconnect`,
    who_can_reconnect: ['Administration'],
  },
});
