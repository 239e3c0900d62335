import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERROR_GUIDE } from '../error-guide/error-guide.fixture.ts';
import { GUIDE_IDS, type GuideId } from '../error-guide/guide-entries.ts';
import { ACTION_NAMES } from '../records/actions.ts';
import { RECORD_TYPE_NAMES } from '../records/record-types.ts';
import { REMEDIES, type Remedy } from '../records/remedy.ts';
import { SYNC_STATES, type SyncState } from '../records/sync-state.ts';
import { type CommandSender, judgeCommand, roleMay } from './judge-command.ts';
import { primaryAction, type RemediedRecord } from './primary-action.ts';
import { ROLES } from './role.ts';

const admin: CommandSender = {
  role: 'admin',
  connection: 'ok',
  capabilities: { commands: ACTION_NAMES, no_update: [] },
};

function record(state: SyncState, cause: GuideId | null, more: Partial<RemediedRecord> = {}): RemediedRecord {
  const entry = cause && ERROR_GUIDE.entries[cause];
  return {
    ...{ type: 'invoice', state, version: '1', allowed: ACTION_NAMES },
    ...{ has_copy: true, has_page: true, has_reconnect: true },
    guide: cause &&
      entry && {
        resyncHelps: entry.resync,
        clearIdHelps: entry.clearId ?? false,
        remedy: ERROR_GUIDE.remedies[cause],
      },
    ...more,
  };
}

const first = (of: RemediedRecord, sender = admin, canCheck = true) =>
  primaryAction(of, sender, canCheck, null);

test.each<[GuideId, Remedy]>([
  ['duplicate-number', 'change_number'],
  ['closed-period', 'change_date'],
  ['no-match', 'match'],
  ['duplicate-name', 'match'],
  ['value-missing', 'correct'],
  ['inactive', 'put_right'],
  ['waiting-on-parent', 'parent'],
  ['reconnect-needed', 'reconnect'],
  ['not-accepted', 'copy_details'],
  ['busy', 'resync'],
  ['no-clear-answer', 'resync'],
  ['unknown', 'resync'],
])('the remedy for a failure with %s is %s', (cause, remedy) => {
  expect(first(record('failed', cause))).toEqual({ remedy, allowed: true });
});

test('states without an error have their own remedy: Compare after a change, Clear ID for a broken link', () => {
  expect(first(record('changed', null))?.remedy).toBe('compare');
  expect(first(record('synced_warn', null))?.remedy).toBe('compare');
  expect(first(record('link_broken', 'record-gone'))?.remedy).toBe('clear_id');
  expect(first(record('needs_approval', null))?.remedy).toBe('approve');
  expect(first(record('skipped', null))?.remedy).toBe('unskip');
  expect(first(record('canceled', null))?.remedy).toBe('resync');
  for (const state of ['synced', 'ready', 'scheduled', 'syncing', 'waiting'] as const) {
    expect(first(record(state, null))).toBeNull();
  }
});

test('a remedy that record or platform does not support is replaced by the next one', () => {
  expect(first(record('changed', null), admin, false)?.remedy).toBe('resync');
  expect(first(record('skipped', null, { allowed: ['resync'] }))?.remedy).toBe('resync');
  expect(first(record('failed', 'no-match', { allowed: [] }))?.remedy).toBe('correct');
  // The number is changed on the platform if it accepts no change from here.
  expect(first(record('failed', 'duplicate-number', { allowed: ['resync'] }))?.remedy).toBe('change_number');
});

test.each<[GuideId, Partial<RemediedRecord>]>([
  ['wrong-account', { has_page: false }],
  ['value-missing', { has_page: false }],
  ['inactive', { has_copy: false }],
  ['no-match', { has_page: false, allowed: ['resync'] }],
])(
  'where %s has to be put right elsewhere first, and there is no way to it, no Resync is offered first',
  (cause, more) => {
    expect(first(record('failed', cause, more))).toBeNull();
  },
);

test('a remedy that the user may not use names who can, and is not replaced', () => {
  const viewer: CommandSender = { ...admin, role: 'viewer' };
  const bookkeeper: CommandSender = { ...admin, role: 'bookkeeper' };
  expect(first(record('failed', 'busy'), viewer)).toEqual({
    ...{ remedy: 'resync', allowed: false, reason: 'ask_admin' },
  });
  expect(first(record('failed', 'duplicate-number', { allowed: [] }), viewer)).toEqual({
    ...{ remedy: 'change_number', allowed: false, reason: 'ask_admin' },
  });
  expect(first(record('link_broken', 'record-gone', { allowed: ['link'] }), bookkeeper)).toEqual({
    ...{ remedy: 'clear_id', allowed: false, reason: 'ask_admin' },
  });
  expect(first(record('failed', 'busy'), { ...admin, connection: 'refused' })).toMatchObject({
    reason: 'reconnect',
  });
});

test('a primary command is always an accepted one, and Resync never where it would fail again', () => {
  fc.assert(
    fc.property(
      fc.record({
        type: fc.constantFrom(...RECORD_TYPE_NAMES),
        state: fc.constantFrom(...SYNC_STATES),
        cause: fc.constantFrom(...GUIDE_IDS),
        allowed: fc.subarray([...ACTION_NAMES]),
        has_copy: fc.boolean(),
        has_page: fc.boolean(),
      }),
      fc.constantFrom(...ROLES),
      fc.constantFrom('ok', 'refused', 'down'),
      fc.boolean(),
      ({ state, cause, ...more }, role, connection, canCheck) => {
        const failed = state === 'failed' || state === 'link_broken';
        const each = record(state, failed ? cause : null, more);
        const sender = { ...admin, role, connection } as const;
        const primary = primaryAction(each, sender, canCheck, null);
        if (!primary) return;
        const { action, given } = REMEDIES[primary.remedy];
        if (action && !roleMay(role, action)) expect(primary).toMatchObject({ allowed: false });
        if (!primary.allowed || given !== 'by_press' || !action) return;
        expect(judgeCommand(action, each, sender, null)).toEqual({ offered: true, allowed: true });
        if (action === 'resync' && failed) {
          expect(each.guide?.resyncHelps === 'yes' || each.guide?.remedy === 'resync').toBe(true);
          // Resync comes first where a retry can help; otherwise only if the remedy is unavailable.
          const { remedy } = each.guide ?? {};
          const wanted = remedy && remedy !== 'resync' ? REMEDIES[remedy].action : null;
          if (wanted) expect(judgeCommand(wanted, each, sender, null)).not.toMatchObject({ allowed: true });
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
