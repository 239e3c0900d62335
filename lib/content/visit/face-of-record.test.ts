import { expect, test } from 'vitest';
import { OFFERED_EVERYWHERE } from '../../core/records/actions.ts';
import { type ShownState, SYNC_STATES } from '../../core/records/sync-state.ts';
import { page as english } from '../../locales/page/en.ts';
import { page as french } from '../../locales/page/fr-ca.ts';
import type { RecordView } from '../../protocol/views.ts';
import { type FaceOptions, faceOfRecord } from './face-of-record.ts';
import { recordView } from './record-view.fixture.ts';

const options: FaceOptions = {
  words: english,
  language: 'en',
  timeZone: 'America/Toronto',
  now: Date.parse('2026-03-03T14:00:00Z'),
  syncedBadges: 'quiet',
  withCommands: false,
  pressed: false,
};
const states: readonly ShownState[] = [...SYNC_STATES, 'retrying'];

test('a badge is named by state, type and number, and by the reason after a failure', () => {
  const name = (state: ShownState) => faceOfRecord(recordView({ state }), options)?.name;
  expect(name('failed')).toBe('Sync: failed, invoice 1043, duplicate number');
  expect(name('retrying')).toBe('Sync: retrying, invoice 1043, duplicate number');
  expect(name('synced')).toBe('Sync: synced, invoice 1043');
  expect(name('link_broken')).toBe('Sync: link broken, invoice 1043');
  expect(name('sync_off')).toBe('Sync: off, invoice 1043');
  expect(name('canceled')).toBe('Sync: canceled, invoice 1043');
  expect(name('scheduled')).toBe('Sync: scheduled, invoice 1043');
});

test('a record without a number is named by its name, else by date and amount', () => {
  const name = (change: object) =>
    faceOfRecord(recordView({ state: 'synced', number: null, ...change }), options)?.name;
  expect(name({ type: 'customer', name: 'Birch & Sons' })).toBe('Sync: synced, customer Birch & Sons');
  expect(name({})).toBe('Sync: synced, invoice 2026-02-27, $2,310.75');
  expect(name({ date: null, amount: null })).toBe('Sync: synced, invoice without a number');
});

test.each(['en', 'fr-CA'] as const)('every state has its own words, glyph and name in %s', (language) => {
  const words = language === 'en' ? english : french;
  const faces = states.map((state) => faceOfRecord(recordView({ state }), { ...options, words, language }));
  const names = faces.map((face) => face?.name);
  expect(new Set(names).size).toBe(states.length);
  for (const face of faces) {
    expect(face?.words).toBeTruthy();
    expect(face?.name).toMatch(language === 'en' ? /^Sync: / : /^Synchro\u00a0: /);
  }
});

test.each([
  ['en', english],
  ['fr-CA', french],
] as const)('the name of a badge contains its visible words, for speech input, in %s', (language, words) => {
  // Signs and capitals are not spoken.
  const spoken = (text = '') =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  for (const state of states) {
    const face = faceOfRecord(recordView({ state }), { ...options, words, language });
    expect(spoken(face?.name)).toContain(spoken(face?.words));
  }
});

test('words with another meaning in QuickBooks never appear alone', () => {
  for (const state of states) {
    for (const words of [english, french]) {
      const shown = words.shown[state];
      expect(shown).not.toMatch(/^(annulée?s?|canceled|unsent|not sent|non envoyée?)$/i);
    }
  }
});

test('a synced record is quiet, full or without a badge, as set; on its own page it is full', () => {
  const face = (syncedBadges: FaceOptions['syncedBadges'], withCommands = false) =>
    faceOfRecord(recordView({ state: 'synced' }), { ...options, syncedBadges, withCommands });
  expect(face('quiet')?.quiet).toBe(true);
  expect(face('full')?.quiet).toBe(false);
  expect(face('off')).toBeNull();
  expect(face('off', true)?.quiet).toBe(false);
  expect(faceOfRecord(recordView(), { ...options, syncedBadges: 'off' })).not.toBeNull();
});

const RESYNC = { remedy: 'resync', action: 'resync', label: 'Resync', url: null, why: null } as const;

test('commands name the record, are disabled while one is under way, and keep their reason', () => {
  const record = recordView({
    primary: RESYNC,
    commands: [
      { action: 'resync', enabled: true, why: null },
      { action: 'skip', enabled: true, why: null },
      { action: 'clear_id', enabled: false, why: 'Ask an admin: Office admin' },
    ],
  });
  const commands = (change: Partial<FaceOptions>, busy = false) =>
    faceOfRecord({ ...record, busy }, { ...options, withCommands: true, ...change })?.commands;
  expect(commands({})).toEqual([
    { action: 'resync', label: 'Resync 1043', name: 'Resync invoice 1043', enabled: true, why: null },
    {
      action: 'clear_id',
      label: 'Clear ID 1043',
      name: 'Clear ID of invoice 1043',
      enabled: false,
      why: 'Ask an admin: Office admin',
    },
  ]);
  expect(commands({ pressed: true })?.every(({ enabled, why }) => !enabled && why)).toBe(true);
  expect(commands({}, true)?.every(({ enabled, why }) => !enabled && why)).toBe(true);
  expect(commands({ withCommands: false })).toEqual([]);
});

test('Resync stands beside a failed record that something helps here, and beside a changed one only as its remedy', () => {
  const beside = (change: Partial<RecordView>) =>
    faceOfRecord(recordView({ commands: [{ action: 'resync', enabled: true, why: null }], ...change }), {
      ...options,
      withCommands: true,
    })?.commands.map(({ action }) => action);
  const correct = { ...RESYNC, remedy: 'correct', action: null, url: 'https://fieldpro.example/' } as const;
  expect(beside({ primary: RESYNC })).toEqual(['resync']);
  expect(beside({ primary: correct })).toEqual(['open', 'resync']);
  expect(beside({ primary: null })).toEqual([]);
  expect(beside({ state: 'changed', primary: RESYNC })).toEqual(['resync']);
  expect(beside({ state: 'changed', primary: correct })).toEqual(['open']);
});

test('beside a record that agrees on both sides stands no command, also while one is under way', () => {
  const commands = [{ action: 'resync', enabled: true, why: null }] as const;
  const view = recordView({ state: 'synced', commands });
  for (const pressed of [false, true])
    expect(faceOfRecord(view, { ...options, withCommands: true, pressed })?.commands).toEqual([]);
  const warned = recordView({ state: 'synced_warn', commands });
  expect(faceOfRecord(warned, { ...options, withCommands: true })?.commands).toHaveLength(1);
});

test('a press shows at once, and outdated data shows its time', () => {
  expect(faceOfRecord(recordView(), { ...options, pressed: true })).toMatchObject({
    state: 'syncing',
    name: 'Sync: syncing, invoice 1043',
    busy: true,
  });
  expect(faceOfRecord(recordView({ as_of: '2026-03-03T14:00:00Z' }), options)?.hint).toBe(
    'Sync failed · duplicate number (as of 09:00)',
  );
});

test('the QuickBooks record is included if there is one', () => {
  expect(faceOfRecord(recordView(), options)?.record).toBeNull();
  const linked = recordView({ quickbooks: { type: 'Invoice', id: '145' } });
  expect(faceOfRecord(linked, options)?.record).toBe('Invoice:145');
});

test('a command is named on the page as it is everywhere else, also where it is the remedy', () => {
  for (const action of OFFERED_EVERYWHERE) {
    const label = english.command[action]('invoice', '1043');
    const primary = { remedy: 'resync', action, label: 'Do it', url: null, why: null } as const;
    for (const commands of [[], [{ action, enabled: true, why: null }]]) {
      const view = recordView({ state: 'changed', primary, commands });
      const [first] = faceOfRecord(view, { ...options, withCommands: true })?.commands ?? [];
      expect(first?.name).toBe(label);
    }
  }
});

test('what is sent names its record in sight, and what is opened instead does not', () => {
  const seen = (primary: RecordView['primary']) =>
    faceOfRecord(recordView({ primary, commands: [] }), { ...options, withCommands: true })?.commands[0]
      ?.label;
  const place = { remedy: 'correct', label: 'Correct in FieldPro', why: null } as const;
  expect(seen({ ...place, action: null, url: 'https://fieldpro.example/' })).toBe('Correct in FieldPro');
  const sent = { remedy: 'resync', label: 'Resync', url: null, why: null } as const;
  expect(seen({ ...sent, action: 'resync' })).toBe('Resync 1043');
});
