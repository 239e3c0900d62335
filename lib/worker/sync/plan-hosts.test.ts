import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HostFacts, type HostOutage, planHosts } from './plan-hosts.ts';

const NOW = 10_000_000;
const HOUR = 60 * 60_000;

const outage = (given: Partial<HostOutage> = {}): HostOutage => ({
  code: 'unreachable',
  step: 'connect',
  since: NOW - HOUR,
  tries: 4,
  retry_at: NOW + 60_000,
  asked_until: null,
  notified_at: null,
  tried_at: NOW - 1_000,
  ...given,
});
const company = (key: string, given: Partial<HostFacts<HostOutage>> = {}): HostFacts<HostOutage> => ({
  key,
  host: 'one.example',
  outage: null,
  isDue: true,
  isRunning: false,
  answeredAt: NOW - HOUR,
  ...given,
});

test('while a host does not answer one company, the others that are due share its outage', () => {
  const lead = company('a', { outage: outage() });
  const changes = planHosts(
    [
      lead,
      company('b'),
      company('not due', { isDue: false }),
      company('running', { isRunning: true }),
      company('elsewhere', { host: 'two.example' }),
    ],
    NOW,
  );
  expect([...changes]).toEqual([['b', { ...lead.outage, shared: true }]]);
});

test('a fault of one company alone is no fault of its host', () => {
  for (const own of [
    outage({ code: 'key_refused' }),
    outage({ code: 'records_unreadable', step: 'pull' }),
    outage({ code: 'platform_failed', step: 'pull' }),
    outage({ code: 'internal_error' }),
  ]) {
    expect(planHosts([company('a', { outage: own }), company('b')], NOW).size).toBe(0);
  }
  const whole = outage({ code: 'platform_failed', step: 'connect' });
  expect([...planHosts([company('a', { outage: whole }), company('b')], NOW).keys()]).toEqual(['b']);
});

test('of several that have tried a host, one tries again', () => {
  const changes = planHosts(
    [
      company('a', { outage: outage({ tries: 1, retry_at: NOW - 1, notified_at: NOW - 5 }) }),
      company('b', { outage: outage({ tries: 2 }) }),
    ],
    NOW,
  );
  expect([...changes.keys()]).toEqual(['a']);
  expect(changes.get('a')).toMatchObject({
    retry_at: NOW + 60_000,
    tries: 2,
    notified_at: NOW - 5,
    shared: true,
  });
});

test('once the host has answered, all go on at once, and a notified outage is ended by its own company', () => {
  const answered = company('a', { answeredAt: NOW });
  const shared = outage({ shared: true });
  const changes = planHosts(
    [
      answered,
      company('quiet', { outage: shared }),
      company('told', { outage: { ...shared, notified_at: NOW - 5 } }),
      company('tried itself', { outage: outage({ tried_at: NOW - 1 }) }),
    ],
    NOW,
  );
  expect(changes.get('quiet')).toBeNull();
  expect(changes.get('told')).toMatchObject({ retry_at: NOW, notified_at: NOW - 5 });
  expect(changes.get('told')).not.toHaveProperty('shared');
  expect(changes.get('tried itself')).toMatchObject({ retry_at: NOW });
});

test('a pause that the platform asked for is kept', () => {
  const until = NOW + HOUR;
  const asked = outage({
    code: 'busy',
    asked_until: until,
    retry_at: until + 5,
    shared: true,
    notified_at: 1,
  });
  const changes = planHosts([company('a', { answeredAt: NOW }), company('b', { outage: asked })], NOW);
  expect(changes.get('b')?.retry_at).toBe(until);
});

test('an outage that nothing will try again holds up no other company', () => {
  const left = company('a', { outage: outage({ retry_at: NOW - 1 }), isDue: false });
  expect(planHosts([left, company('b')], NOW).size).toBe(0);
});

test('whatever the outages, somebody always tries, and a second look changes nothing', () => {
  const outages = fc.option(
    fc.record({
      code: fc.constantFrom('unreachable', 'busy', 'platform_failed', 'key_refused'),
      step: fc.constantFrom('connect' as const, 'pull' as const),
      tries: fc.integer({ min: 1, max: 3 }),
      retry_at: fc.integer({ min: NOW - 5, max: NOW + 5 }),
      tried_at: fc.integer({ min: NOW - 5, max: NOW }),
      notified_at: fc.constantFrom(null, NOW - 9),
      shared: fc.constantFrom(true as const, undefined),
    }),
    { nil: null },
  );
  const facts = fc.record({
    isDue: fc.boolean(),
    isRunning: fc.boolean(),
    answeredAt: fc.option(fc.integer({ min: NOW - 5, max: NOW }), { nil: null }),
    given: outages,
  });
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), (all) => {
      const companies = all.map(({ given, ...each }, at) => {
        const { shared, ...rest } = given ?? {};
        // Only a host's fault is shared, and a company that is asking does not wait for another.
        const shares = shared && !each.isRunning && given?.code === 'unreachable';
        const own = given && outage({ ...rest, ...(shares && { shared }) });
        return company(`c${at}`, { ...each, outage: own });
      });
      const after = (changes: ReadonlyMap<string, HostOutage | null>) =>
        companies.map((each) => {
          const change = changes.get(each.key);
          return change === undefined ? each : { ...each, outage: change };
        });
      const once = after(planHosts(companies, NOW));
      const waiting = once.filter(({ outage: own, isRunning }) => own?.shared && !isRunning);
      const trying = once.filter(({ outage: own }) => own && !own.shared);
      if (waiting.length > 0) expect(trying.length).toBeGreaterThan(0);
      expect(planHosts(once, NOW).size).toBe(0);
    }),
  );
});
