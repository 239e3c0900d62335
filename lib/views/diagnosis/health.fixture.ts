import { NO_RECORDS } from '../../core/records/counters.ts';
import type { CompanyHealth, DiagnosisAnswer, ProbeAnswer } from '../../protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../protocol/panel.ts';
import type { Refused } from '../../protocol/views.ts';

export const NOW = Date.parse('2026-03-03T14:00:00Z');
export const quickbooks = (expires_at: string | null = null, connected = true) => ({
  connected,
  reason: connected ? null : 'Access was withdrawn',
  expires_at,
  reconnect_url: null,
  who_can_reconnect: ['Office admin'],
});
export const HEALTH: CompanyHealth = {
  company: {
    company_key: 'c:1',
    connection_id: 'c',
    realm: '9341450122330011',
    name: 'Maple Landscaping Inc.',
    platform: 'FieldPro',
    currency: 'USD',
    time_zone: 'America/Toronto',
    role: 'bookkeeper',
    user: 'Office bookkeeper',
    connection: 'ok',
    connection_since: null,
    problem: null,
    counters: { ...NO_RECORDS, by_state: { scheduled: 42 } },
    oldest_failure_since: null,
    top_failures: [],
    why_no_run: null,
    last_sync: null,
    last_success_at: '2026-03-03T13:50:00Z',
    last_run_at: '2026-03-03T13:50:00Z',
    next_run_at: '2026-03-03T14:10:00Z',
    frequency: { kind: 'every_10_minutes' },
    approval: 'approve_first',
    progress: null,
    stalled_since: null,
    set_aside: 0,
  },
  address: 'https://api.fieldpro.example/v1',
  platform_version: '2.6.0',
  connector_version: '2.6.0',
  minimum_connector_version: '2.4.0',
  quickbooks: quickbooks(),
  support: null,
  last_processed_at: '2026-03-03T13:50:00Z',
  stalled_since: null,
  connected_at: '2026-02-03T13:20:00Z',
  first_read_done: true,
  failing: [],
  waiting: { due: null, doubtful: null, accepted: null, parked: [] },
  cycle: null,
  odd: [],
};
export const STALLED = { ...HEALTH, stalled_since: '2026-03-03T13:20:00Z' };
/** Nothing has run since the computer slept. */
export const SLEPT = { ...HEALTH, company: { ...HEALTH.company, last_run_at: '2026-03-03T03:00:00Z' } };
export const PROBE: ProbeAnswer = {
  records: { result: 'answered' },
  commands: { result: 'answered' },
  runs: { result: 'answered' },
};
export const live = (
  about: Partial<NonNullable<ConnectionAnswer['about']>> = {},
  connector = '2.6.0',
): ConnectionAnswer => ({
  platform: {
    name: 'FieldPro',
    version: '2.6.0',
    connector_version: connector,
    minimum_connector_version: '2.4.0',
    support: null,
    learn: [],
  },
  user: { id: 'u2', name: 'Office bookkeeper', role: 'bookkeeper' },
  plan: null,
  capabilities: { lists: [], editable_lists: [], backfill: false },
  about: {
    class_tracking: true,
    location_tracking: false,
    last_processed_at: '2026-03-03T13:50:00Z',
    records_since: null,
    quickbooks: quickbooks(),
    ...about,
  },
  set_aside: [],
  odd: [],
  took_ms: 42,
});
export const ANSWER: DiagnosisAnswer = {
  version: '0.1.0',
  language: 'en',
  companies: [HEALTH],
  wake_at: null,
  misses: [],
};
export const refused = (code: string): Refused => ({
  status: 'refused',
  problem: { code, what: code, steps: [], otherwise: null, details: null },
});
