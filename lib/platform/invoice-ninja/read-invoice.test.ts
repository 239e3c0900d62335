import { expect, test } from 'vitest';
import {
  candidateIn,
  type Invoice,
  type Look,
  readCompany,
  readOne,
  readPage,
  syncPart,
  toRecord,
  versionOf,
} from './read-invoice.ts';

const PLAIN = {
  id: 'VolejRejNm',
  number: '0042',
  amount: 2310.75,
  balance: 2310.75,
  date: '2026-02-27',
  created_at: 1_772_000_000,
  updated_at: 1_772_000_100,
  archived_at: 0,
  is_deleted: false,
  status_id: '2',
  client_id: 'Opnel5aKBz',
  client: { id: 'Opnel5aKBz', display_name: 'Cedar Grove HOA', settings: { currency_id: '1' } },
  sync: null,
};
const of = (change: object): Invoice => readOne({ data: { ...PLAIN, ...change } });
const sync = (qb_status: string, qb_id = '', qb_status_message = '') => ({
  sync: { qb_id, qb_status, qb_status_message, qb_sync_token: '' },
});
const BOTH = { origin: 'https://books.example', direction: 'bidirectional', currency: 'USD', look: null };
const read = (change: object, more: Partial<typeof BOTH> | { look: Look } = {}) =>
  toRecord(of(change), { ...BOTH, ...more });

test.each([
  [{ sync: null }, 'not_synced', []],
  [{ sync: [] }, 'not_synced', []],
  [sync(''), 'not_synced', []],
  [sync('syncable'), 'not_synced', []],
  [sync('syncable', '', 'QuickBooks error 6000'), 'failed', ['resync']],
  [sync('linkable', '', 'Found invoice (Id 145) with this number.'), 'not_synced', ['link']],
  [sync('amount_mismatch', '', 'Another total'), 'failed', []],
  [sync('data_mismatch', '', 'Another customer'), 'failed', []],
  [sync('amount_mismatch', '145', 'Another total'), 'changed', ['pull']],
  [sync('data_mismatch', '145', 'Another customer'), 'changed', ['pull']],
  [sync('synced', '145'), 'synced', []],
  [sync('synced', '145', 'Invoice 145 was not found.'), 'link_broken', []],
  [sync('synced', '145', 'Invoice 145 is voided.'), 'link_broken', []],
  [sync('synced', '145', 'Stale object error'), 'failed', ['resync']],
  [sync('synced'), 'unknown', []],
  [sync('', '145'), 'unknown', []],
  [sync('queued_twice', '145'), 'unknown', []],
  [{ is_deleted: true, ...sync('synced', '145') }, 'removed', []],
] as const)('%j reads as %s, and allows %j', (change, state, allowed) => {
  const record = read(change);
  expect(record.sync.state).toBe(state);
  expect(record.allowed).toEqual(allowed);
});

test('what differs between an invoice and its copy is told in Invoice Ninja’s words', () => {
  const { sync: differing } = read(sync('amount_mismatch', '145', 'Another total'));
  expect(differing.warnings).toEqual([{ code: 'mismatch', message: 'Another total' }]);
  expect(differing.error).toBeNull();
});

test('without a number and without a copy nothing is pushed: a repeated request could make two copies', () => {
  const failed = sync('syncable', '', 'QuickBooks error 6000');
  expect(read({ ...failed, number: '' }).allowed).toEqual([]);
  expect(read({ ...sync('synced', '145', 'Stale object error'), number: '' }).allowed).toEqual(['resync']);
});

test('the word of an unknown state is shown as it came', () => {
  expect(read(sync('queued_twice', '145')).sync.reported_state).toBe('queued_twice');
  expect(read(sync('', '145')).sync.reported_state).toBe('linked, not confirmed');
});

test('with sync off there is no state of sync, and a one-way sync from QuickBooks pushes nothing', () => {
  expect(read(sync('synced', '145'), { direction: 'none' }).sync.state).toBe('sync_off');
  const failed = read(sync('syncable', '', 'QuickBooks error 6000'), { direction: 'pull' });
  expect([failed.sync.state, failed.allowed]).toEqual(['failed', []]);
});

test('where Invoice Ninja only pushes, nothing is taken over', () => {
  expect(read(sync('amount_mismatch', '145', 'Another total'), { direction: 'push' }).allowed).toEqual([]);
});

test('a deletion is part of what a command may have done', () => {
  expect(syncPart(versionOf(of({ is_deleted: true })))).not.toBe(syncPart(versionOf(of({}))));
});

test('what a check found outweighs the old message that Invoice Ninja keeps', () => {
  const stale = sync('synced', '145', 'Stale object error');
  expect(read(stale).sync.state).toBe('failed');
  const looks = {
    synced: 'synced',
    not_found: 'link_broken',
    voided: 'link_broken',
    data_mismatch: 'changed',
  };
  for (const [outcome, state] of Object.entries(looks)) {
    expect(read(stale, { look: { outcome } }).sync.state, outcome).toBe(state);
  }
  expect(read(stale, { look: { outcome: 'synced' } }).sync.error).toBeNull();
});

test('a failure is told in its own words, and a candidate is a warning', () => {
  expect(read(sync('syncable', '', 'QuickBooks error 6000')).sync.error?.message).toBe(
    'QuickBooks error 6000',
  );
  const linkable = read(sync('linkable', '', 'Found invoice (Id 145) with this number.'));
  expect(candidateIn(linkable.sync.warnings[0]?.message ?? '')).toBe('145');
  expect(candidateIn('Nothing of that number')).toBeNull();
});

test('empty texts are absent, and the address is that of the page for people', () => {
  const record = read({ number: '', date: '', client: null, client_id: '' });
  expect(record).toMatchObject({ number: null, date: null, party: null });
  expect(record.url).toBe('https://books.example/invoices/VolejRejNm/edit');
});

test('a version tells changes of one second apart, and what of them is of the sync', () => {
  const versions = [
    {},
    { amount: 1 },
    { balance: 1 },
    { number: '43' },
    sync('synced', '145'),
    { updated_at: 1 },
  ].map((change) => versionOf(of(change)));
  expect(new Set(versions).size).toBe(versions.length);
  const parts = versions.map(syncPart);
  expect(parts.map((part) => part === parts[0])).toEqual([true, true, true, true, false, true]);
});

test('an invoice that cannot be read is set aside, and the others of its page are read', () => {
  const { good, set_aside, last } = readPage({ data: [PLAIN, { id: 'x', updated_at: 'soon' }, 7] }, 3);
  expect(good.map(({ id }) => id)).toEqual(['VolejRejNm']);
  expect(set_aside.map(({ id }) => id)).toEqual(['x', null]);
  expect(last).toBe(false);
});

test.each([
  [null, null, false],
  [{ realmID: '9341450122330011' }, '9341450122330011', false],
  [{ realmID: '9341450122330011', requires_reconnect: true }, '9341450122330011', true],
  [{ realmID: '1', refreshTokenExpiresAt: 1_700_000_000 }, '1', true],
  [{ realmID: '1', refreshTokenExpiresAt: '2027-01-01 00:00:00' }, '1', false],
  [{ realmID: '1', refreshTokenExpiresAt: 0 }, '1', false],
])('QuickBooks as %j is company %s, to be reconnected: %s', (quickbooks, realm, needsReconnect) => {
  const json = { data: { id: 'c', settings: { name: 'Maple Landscaping Inc.' }, quickbooks } };
  expect(readCompany(json, 1_772_000_000_000)).toMatchObject({ realm, needsReconnect });
});

test('a realm that JSON has rounded is no realm', () => {
  const json = { data: { quickbooks: { realmID: 9_341_450_122_330_012 } } };
  expect(() => readCompany(json, 0)).toThrow(expect.objectContaining({ code: 'not_a_platform' }));
  expect(readCompany({ data: { quickbooks: { realmID: 123_456 } } }, 0).realm).toBe('123456');
});
