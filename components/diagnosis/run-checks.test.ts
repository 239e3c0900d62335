import { expect, test } from 'vitest';
import { NO_RECORDS } from '../../lib/core/records/counters.ts';
import { diagnosis as words } from '../../lib/locales/diagnosis/en.ts';
import { diagnosis as french } from '../../lib/locales/diagnosis/fr-ca.ts';
import type { CompanyHealth, DiagnosisAnswer } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { Refused } from '../../lib/protocol/views.ts';
import { type Facts, runChecks, stalledSince } from './run-checks.ts';
import { writeReport } from './write-report.ts';

const NOW = Date.parse('2026-03-03T14:00:00Z');
const quickbooks = (expires_at: string | null = null, connected = true) => ({
  connected,
  reason: connected ? null : 'Access was withdrawn',
  expires_at,
  reconnect_url: null,
  who_can_reconnect: ['Office admin'],
});
const HEALTH: CompanyHealth = {
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
  last_processed_at: '2026-03-03T13:20:00Z',
  stalled_since: '2026-03-03T13:20:00Z',
};
const live = (
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
    last_processed_at: '2026-03-03T13:20:00Z',
    records_since: null,
    quickbooks: quickbooks(),
    ...about,
  },
  took_ms: 42,
});
const refused = (code: string): Refused => ({
  status: 'refused',
  problem: { code, what: code, steps: [], otherwise: null, details: null },
});
const facts = (changes: Partial<Facts> = {}): Facts => ({
  health: HEALTH,
  live: live(),
  browser: { online: true, access: { quickbooks: true, platform: true }, asleep: null },
  wake_at: '2026-03-03T14:10:00Z',
  now: NOW,
  ...changes,
});
const failing = (changes: Partial<Facts>) =>
  runChecks(facts(changes), words, 'en').filter(({ result }) => result === 'fail');

test('all checks pass without a problem', () => {
  expect(runChecks(facts(), words, 'en').map(({ result }) => result)).toEqual(Array(9).fill('pass'));
});

test.each([
  ['offline', { browser: { ...facts().browser, online: false }, live: refused('unreachable') }, 'online'],
  ['a key that is refused', { live: refused('key_refused') }, 'key'],
  ['a connector that is too old', { live: live({}, '2.1') }, 'version'],
  ['no answer', { live: refused('unreachable') }, 'reached'],
  ['a fault of the platform', { live: refused('platform_failed') }, 'reached'],
  ['a key that opens other companies only', { live: { ...live(), about: null } }, 'key'],
  [
    'a computer that slept',
    {
      browser: {
        ...facts().browser,
        asleep: { from: Date.parse('2026-03-03T03:10:00Z'), to: Date.parse('2026-03-03T12:55:00Z') },
      },
    },
    'awake',
  ],
  ['QuickBooks disconnected', { live: live({ quickbooks: quickbooks(null, false) }) }, 'quickbooks'],
  ['an alarm that is not set', { wake_at: null }, 'schedule'],
  [
    'a permission that was taken away',
    { browser: { ...facts().browser, access: { quickbooks: true, platform: false } } },
    'access',
  ],
] as const)('with %s, only that check fails, with one next step [SY-06, SY-09, TD-05]', (_, changes, id) => {
  expect(failing(changes).map((check) => check.id)).toEqual([id]);
  expect(failing(changes)[0]?.step).toBeTruthy();
});

test('a refused key names who can reconnect; sleep times are shown; no step advises to disable an antivirus [SY-07, SY-08]', () => {
  expect(failing({ live: refused('key_refused') })[0]?.step).toBe('Reconnect. Office admin can do it.');
  const asleep = { from: Date.parse('2026-03-03T03:10:00Z'), to: Date.parse('2026-03-03T12:55:00Z') };
  expect(failing({ browser: { ...facts().browser, asleep } })[0]?.found).toContain('22:10–07:55');
  expect(failing({ live: refused('unreachable') })[0]?.step).toMatch(/exception .* antivirus/);
  expect(JSON.stringify([words, french])).not.toMatch(
    /(?:switch|turn) off .{0,20}antivirus|désactive.{0,20}antivirus/i,
  );
});

test.each([
  [null, 'pass'],
  ['2026-06-03T14:00:00Z', 'pass'],
  ['2026-04-01T14:00:00Z', 'warn'],
  ['2026-03-18T15:00:00Z', 'warn'],
  ['2026-03-16T14:00:00Z', 'fail'],
  ['2026-03-01T14:00:00Z', 'fail'],
] as const)('a connection that ends on %s: %s', (expires_at, result) => {
  const checks = runChecks(facts({ live: live({ quickbooks: quickbooks(expires_at) }) }), words, 'en');
  expect(checks.find(({ id }) => id === 'expiry')?.result).toBe(result);
});

test('a stall is reported after two intervals, or twenty minutes, with records scheduled [SY-02]', () => {
  const health = { ...HEALTH, stalled_since: null };
  const of = (changes: Partial<CompanyHealth>, processed = '2026-03-03T13:20:00Z') =>
    stalledSince(facts({ health: { ...health, ...changes }, live: live({ last_processed_at: processed }) }));
  expect(of({})).toBe('2026-03-03T13:20:00Z');
  expect(of({}, '2026-03-03T13:45:00Z')).toBeNull();
  expect(of({ company: { ...HEALTH.company, frequency: { kind: 'hourly' } } })).toBeNull();
  expect(of({ company: { ...HEALTH.company, counters: NO_RECORDS } })).toBeNull();
  expect(of({ stalled_since: '2026-03-03T13:30:00Z' })).toBe('2026-03-03T13:30:00Z');
});

test('missed syncs no longer fail once the queue has moved again', () => {
  const asleep = { from: NOW - 36_000_000, to: NOW - 3_600_000 };
  const health = { ...HEALTH, stalled_since: null };
  const checks = runChecks(facts({ health, browser: { ...facts().browser, asleep } }), words, 'en');
  expect(checks.find(({ id }) => id === 'awake')?.result).toBe('pass');
});

test('the report for support contains checks and versions, and no customer [SY-25]', () => {
  const given = facts({ live: refused('key_refused') });
  const answer: DiagnosisAnswer = {
    version: '0.1.0',
    language: 'en',
    companies: [HEALTH],
    wake_at: null,
    set_aside: [{ id: 'inv_9', reason: 'amount.value: not a decimal', at: '2026-03-03T13:00:00Z' }],
    misses: [],
  };
  const report = writeReport(given, runChecks(given, words, 'en'), answer);
  expect(report).toContain('check key: fail');
  expect(report).toContain('connector 2.6.0');
  expect(report).toContain('scheduled 42');
  expect(report).not.toMatch(/Maple|Office/);
});
