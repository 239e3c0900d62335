import { expect, test } from 'vitest';
import { type ConnectionState, connectionState, needsReconnect } from './connection-state.ts';

const KEY = { iv: '', data: '' };
const company = { outage: null, quickbooks: { connected: true }, first_read_done: true };
const outage = (code: string) => ({ ...company, outage: { code } });
const off = { ...company, quickbooks: { connected: false } };

test.each<[string, Parameters<typeof connectionState>[0], ConnectionState]>([
  ['all is well', { company, connection: { sealed_key: KEY } }, 'ok'],
  [
    'the first read is under way',
    { company: { ...company, first_read_done: false }, connection: { sealed_key: KEY } },
    'never_synced',
  ],
  [
    'the platform gives no answer',
    { company: outage('unreachable'), connection: { sealed_key: KEY } },
    'down',
  ],
  [
    'the platform has a fault',
    { company: outage('platform_failed'), connection: { sealed_key: KEY } },
    'down',
  ],
  ['the platform asks to wait', { company: outage('busy'), connection: { sealed_key: KEY } }, 'busy'],
  ['the key is refused', { company: outage('key_refused'), connection: { sealed_key: KEY } }, 'refused'],
  ['the key has no right', { company: outage('no_right'), connection: { sealed_key: KEY } }, 'refused'],
  [
    'the key cannot be read',
    { company: outage('key_unreadable'), connection: { sealed_key: KEY } },
    'refused',
  ],
  ['the store is full', { company: outage('store_full'), connection: { sealed_key: KEY } }, 'stopped'],
  ['QuickBooks is off', { company: off, connection: { sealed_key: KEY } }, 'quickbooks_off'],
  [
    'nothing is known of QuickBooks',
    { company: { ...company, quickbooks: null }, connection: { sealed_key: KEY } },
    'ok',
  ],
  ['an ended connection', { company, connection: { sealed_key: null } }, 'disconnected'],
  [
    'ended while the key was refused',
    { company: outage('key_refused'), connection: { sealed_key: null } },
    'disconnected',
  ],
  [
    'ended before the first read',
    { company: { ...off, first_read_done: false }, connection: { sealed_key: null } },
    'disconnected',
  ],
])('%s: %#', (_, stored, state) => {
  expect(connectionState(stored)).toBe(state);
});

test('a person has to reconnect only where the key is refused or forgotten', () => {
  const states: ConnectionState[] = ['ok', 'never_synced', 'down', 'busy', 'stopped', 'quickbooks_off'];
  expect(states.filter(needsReconnect)).toEqual([]);
  expect((['refused', 'disconnected'] as const).filter(needsReconnect)).toHaveLength(2);
});
