import { expect, test } from 'vitest';
import type { Failing } from '../../core/diagnosis/check.ts';
import { groupOdd } from '../../core/diagnosis/odd-lines.ts';
import { NO_RECORDS } from '../../core/records/counters.ts';
import { diagnosis as words } from '../../locales/diagnosis/en.ts';
import { diagnosis as french } from '../../locales/diagnosis/fr-ca.ts';
import type { CompanyHealth } from '../../protocol/diagnosis.ts';
import { describeDiagnosis, writeReport } from './describe-diagnosis.ts';
import { type Facts, standingQueue } from './facts.ts';
import { ANSWER, HEALTH, live, NOW, PROBE, quickbooks, refused, SLEPT, STALLED } from './health.fixture.ts';
import { runChecks } from './run-checks.ts';

const facts = (changes: Partial<Facts> = {}): Facts => ({
  health: HEALTH,
  live: live(),
  probe: PROBE,
  browser: { online: true, access: { quickbooks: true, platform: true }, asleep: null },
  wake_at: '2026-03-03T14:10:00Z',
  now: NOW,
  ...changes,
});
const failing = (changes: Partial<Facts>) =>
  runChecks(facts(changes), words, 'en').filter(({ result }) => result === 'fail');

test('all checks pass without a problem', () => {
  expect(runChecks(facts(), words, 'en').map(({ result }) => result)).toEqual(Array(15).fill('pass'));
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
      health: SLEPT,
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
  expect(failing({ health: SLEPT, browser: { ...facts().browser, asleep } })[0]?.found).toContain(
    '22:10–07:55',
  );
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

test('the day on which a connection ends is one of the company’s calendar', () => {
  const at = '2026-04-01T02:00:00Z';
  const checks = runChecks(facts({ live: live({ quickbooks: quickbooks(at) }) }), words, 'en');
  expect(checks.find(({ id }) => id === 'expiry')?.found).toContain('2026-03-31');
});

test('a stall is reported after two intervals, or twenty minutes, with records scheduled [SY-02]', () => {
  const of = (changes: Partial<CompanyHealth>, processed = '2026-03-03T13:20:00Z') => {
    const health = { ...HEALTH, ...changes };
    const standing = standingQueue(facts({ health, live: live({ last_processed_at: processed }) }));
    return standing?.fault === 'stalled' ? new Date(standing.since).toISOString() : null;
  };
  expect(of({})).toBe('2026-03-03T13:20:00.000Z');
  expect(of({}, '2026-03-03T13:45:00Z')).toBeNull();
  expect(of({ company: { ...HEALTH.company, frequency: { kind: 'hourly' } } })).toBeNull();
  expect(of({ company: { ...HEALTH.company, counters: NO_RECORDS } })).toBeNull();
  expect(of({ stalled_since: '2026-03-03T13:30:00Z' })).toBe('2026-03-03T13:30:00.000Z');
});

test('whether a queue moves is unknown while the platform does not answer, unless a stall is stored', () => {
  const checks = runChecks(facts({ live: refused('unreachable'), probe: null }), words, 'en');
  const pending = { ...HEALTH.company.counters, pending: 42 };
  const health = { ...HEALTH, company: { ...HEALTH.company, counters: pending } };
  const waiting = runChecks(facts({ health, live: refused('unreachable'), probe: null }), words, 'en');
  const resultOf = (all: typeof checks) => all.find(({ id }) => id === 'queue')?.result;
  expect([resultOf(checks), resultOf(waiting)]).toEqual(['pass', 'unknown']);
});

test('a stalled queue fails, with its cause if another check knows it [SY-02]', () => {
  const [alone] = failing({ health: STALLED });
  expect(alone).toMatchObject({ id: 'queue', step: words.queue_step('FieldPro') });
  expect(alone?.found).toMatch(
    /^Nothing has synced since 08:20\. .* No other check fails\. FieldPro answers/,
  );
  const down = failing({ health: STALLED, live: refused('unreachable'), probe: null });
  expect(down.map(({ id }) => id)).toEqual(['reached', 'queue']);
  expect(down[1]?.found).toContain('“FieldPro answers”');
});

const OUTAGE: Failing = {
  step: 'pull',
  code: 'records_unreadable',
  status: 200,
  reason: 'The answer is no page of records: cursor: not a text',
  since: '2026-03-03T13:20:00Z',
  retry_at: '2026-03-03T14:05:00Z',
};

test.each([
  ['connect', 'records'],
  ['pull', 'records'],
  ['push', 'commands'],
  ['ask', 'commands'],
  ['run', 'runs'],
  ['follow', 'runs'],
] as const)('a failure at %s shows operation, status, exact reason and times', (step, id) => {
  const [first, ...others] = failing({ health: { ...HEALTH, failing: [{ ...OUTAGE, step }] } });
  expect(others).toEqual([]);
  expect(first).toMatchObject({ id });
  expect(first?.found).toBe(
    `${words.operation[step]} fails since 08:20: HTTP 200: The answer is no page of records: cursor: not a text. It is tried again at 09:05.`,
  );
});

test('a request that fails now is reported even if the last sync had an answer', () => {
  const failed = {
    result: 'failed',
    code: 'not_a_platform',
    status: 200,
    reason: 'cursor: not a text',
  } as const;
  for (const id of ['records', 'commands', 'runs'] as const) {
    const [only, ...others] = failing({ probe: { ...PROBE, [id]: failed } });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id, found: 'Asked now, and it fails: HTTP 200: cursor: not a text.' });
  }
  const runs = { ...PROBE, runs: { result: 'not_offered' } } as const;
  expect(failing({ probe: runs })).toEqual([]);
});

test('commands that wait for a person, and a full store, are reported', () => {
  const parked = [{ reason: 'status: not a known word', count: 3 }];
  const [commands] = failing({ health: { ...HEALTH, waiting: { ...HEALTH.waiting, parked } } });
  expect(commands).toMatchObject({
    id: 'commands',
    found: '3 commands wait for a person: status: not a known word.',
  });
  const problem = {
    code: 'store_full',
    what: 'The disk is full.',
    steps: ['Free some space.'],
    otherwise: null,
    details: null,
  };
  const company = { ...HEALTH.company, connection: 'stopped', problem } as const;
  const [store] = failing({ health: { ...HEALTH, company } });
  expect(store).toMatchObject({ id: 'store', found: 'The disk is full.', step: 'Free some space.' });
});

test('each kind of deviation is one line, and records missing because of it fail a check', () => {
  const odd = groupOdd([
    ...Array.from({ length: 152 }, (_, n) => ({
      kind: 'unreadable' as const,
      what: `depends_on.${n}: not a text`,
      id: `inv_${n}`,
    })),
    ...Array.from({ length: 37 }, () => ({ kind: 'state' as const, what: 'error', id: null })),
    { kind: 'field', what: 'sync.quickbooks.type: not a type of QuickBooks', id: 'inv_x' },
  ]);
  const answer = { ...live(), odd: ['companies.0.currency: not an ISO 4217 code'] };
  const given = facts({ health: { ...HEALTH, odd }, live: answer });
  const described = describeDiagnosis(given, ANSWER, words, 'en');
  expect(described.odd).toEqual([
    '152 records could not be read and are left out: depends_on.*: not a text (inv_0, inv_1, inv_2, …)',
    "37 records in a state that this platform calls 'error'",
    '1 record with a field that is read as empty or corrected: sync.quickbooks.type: not a type of QuickBooks (inv_x)',
    'In its description of the connection, read as empty or corrected: companies.0.currency: not an ISO 4217 code',
  ]);
  expect(described.verdict).toEqual({ kind: 'fail', count: 1 });
  expect(described.report).toContain('odd state 37: error');
  const fields = odd.filter(({ kind }) => kind === 'field');
  expect(
    describeDiagnosis(facts({ health: { ...HEALTH, odd: fields } }), ANSWER, words, 'en').verdict,
  ).toEqual({
    kind: 'warn',
    count: 1,
  });
});

test('an unreadable company is distinguished from one that the key does not open', () => {
  const set_aside = [
    { realm_id: HEALTH.company.realm, reason: 'companies.0.name: missing' },
    { realm_id: '77', reason: 'companies.1.name: missing' },
  ];
  const given = facts({ live: { ...live(), about: null, set_aside } });
  const [reached] = runChecks(given, words, 'en').filter(({ result }) => result === 'fail');
  expect(reached).toMatchObject({ id: 'reached' });
  expect(reached?.found).toContain('companies.0.name: missing');
  expect(describeDiagnosis(given, ANSWER, words, 'en').odd).toEqual([
    'This company could not be read: companies.0.name: missing',
    'Company 77 could not be read: companies.1.name: missing',
  ]);
});

test('missed syncs no longer fail once the queue has moved again', () => {
  const asleep = { from: NOW - 36_000_000, to: NOW - 3_600_000 };
  const health = HEALTH;
  const checks = runChecks(facts({ health, browser: { ...facts().browser, asleep } }), words, 'en');
  expect(checks.find(({ id }) => id === 'awake')?.result).toBe('pass');
});

test('the report for support contains checks and versions, and no customer [SY-25]', () => {
  const reason = 'Authorization: Bearer abcdef0123456789abcdef';
  const health = { ...HEALTH, failing: [{ ...OUTAGE, reason }] };
  const given = facts({ health, live: refused('key_refused'), probe: null });
  const report = writeReport(given, runChecks(given, words, 'en'), ANSWER);
  expect(report).toContain('check key: fail');
  expect(report).toContain('connector 2.6.0');
  expect(report).toContain('scheduled 42');
  expect(report).toContain('failing pull since 2026-03-03T13:20:00Z: records_unreadable');
  expect(report).not.toMatch(/Maple|Office|abcdef/);
});
