import { expect, test } from 'vitest';
import { readConnection } from './connection.ts';

const COMPANY = { realm_id: '9341450122330011', name: 'Maple Landscaping Inc.' };

function read(json: object) {
  return readConnection({ companies: [COMPANY], ...json }, 'api.fieldpro.example');
}

test('a minimal connection is read and has no capabilities', () => {
  const { platform, user, plan, companies, capabilities } = read({});
  expect(platform).toMatchObject({ name: 'api.fieldpro.example', support: null, learn: [] });
  expect(user).toEqual({ id: '', name: '', role: 'viewer' });
  expect(plan).toBeNull();
  expect(companies).toEqual([
    expect.objectContaining({
      ...COMPANY,
      currency: null,
      quickbooks: null,
      running: false,
      class_tracking: false,
    }),
  ]);
  expect(capabilities).toEqual({
    record_types: [],
    commands: [],
    no_update: [],
    batch_max: 100,
    runs: false,
    check: false,
    candidates: false,
    log: false,
    backfill: false,
    lists: [],
    editable_lists: [],
  });
});

test('announced capabilities are read, unknown words in them dropped', () => {
  const { capabilities, user } = read({
    user: { id: 'u1', name: 'Office', role: 'owner' },
    capabilities: {
      record_types: ['invoice', 'subscription'],
      commands: ['resync', 'teleport'],
      batch_max: 1_000,
      runs: true,
      lists: ['accounts', 'secrets'],
      editable_lists: ['classes', 'accounts'],
    },
  });
  expect(user.role).toBe('viewer');
  expect(capabilities).toMatchObject({
    record_types: ['invoice'],
    commands: ['resync'],
    batch_max: 200,
    runs: true,
    check: false,
    lists: ['accounts'],
    editable_lists: ['classes'],
  });
});

test('only an explicit false is a broken connection to QuickBooks', () => {
  for (const [connected, read_as] of [
    [false, false],
    [true, true],
    [null, true],
    [undefined, true],
  ]) {
    const { companies } = read({ companies: [{ ...COMPANY, quickbooks: { connected } }] });
    expect(companies[0]?.quickbooks?.connected).toBe(read_as);
  }
});

test('an unknown time zone reads as null', () => {
  const zoneOf = (time_zone: string) =>
    read({ companies: [{ ...COMPANY, time_zone }] }).companies[0]?.time_zone;
  expect(zoneOf('America/Toronto')).toBe('America/Toronto');
  expect(zoneOf('Mars/Olympus')).toBeNull();
  expect(zoneOf('')).toBeNull();
});

test('an unreadable company does not hide the others; when all are unreadable, the error says why', () => {
  const bad = { ...COMPANY, realm_id: 'abc' };
  expect(read({ companies: [bad, COMPANY] }).companies).toHaveLength(1);
  expect(read({ companies: [] }).companies).toEqual([]);
  expect(() => read({ companies: [bad] })).toThrow('companies.0.realm_id: not digits');
});

test('only web addresses are read as links', () => {
  const { platform } = read({
    platform: {
      name: 'FieldPro',
      web_url: 'javascript:alert(1)',
      support: { url: 'https://fieldpro.example/help', email: 'help@fieldpro.example', phone: null },
      learn: [
        { title: 'Start', url: 'data:text/html,x' },
        { title: null, url: 'https://fieldpro.example/learn' },
      ],
    },
  });
  expect(platform).toMatchObject({
    name: 'FieldPro',
    web_url: null,
    support: { url: 'https://fieldpro.example/help', phone: null },
    learn: [{ title: 'https://fieldpro.example/learn', url: 'https://fieldpro.example/learn' }],
  });
});

test.each([null, [], 'x', {}, { companies: {} }, { companies: null }])(
  '%j is refused as a connection',
  (json) => {
    expect(() => readConnection(json, 'host')).toThrow(expect.objectContaining({ code: 'not_a_platform' }));
  },
);

test('words that mean nothing here are told, because what they stand for is off', () => {
  const { odd } = readConnection(
    {
      user: { id: 'u1', role: 'Owner' },
      companies: [{ realm_id: '77', name: 'Maple', time_zone: 'Eastern Standard Time' }],
      capabilities: { commands: ['resync', 'resynchronize'], lists: ['accounts'], record_types: ['Invoice'] },
    },
    'host',
  );
  expect(odd).toEqual([
    'user.role: not a known word',
    'capabilities.record_types: not a known word',
    'capabilities.commands: not a known word',
    'companies.0.time_zone: not a zone that this browser knows',
  ]);
});
