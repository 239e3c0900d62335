import { expect, test } from 'vitest';
import { ACTION_NAMES, type Action } from '../records/actions.ts';
import type { StepAction } from '../records/remedy.ts';
import type { CommandSender } from './judge-command.ts';
import { canDo } from './possible-actions.ts';
import type { RemediedRecord } from './primary-action.ts';

const record: RemediedRecord = {
  ...{ type: 'invoice', state: 'failed', version: '1', allowed: ACTION_NAMES, guide: null },
  ...{ has_copy: true, has_page: true, has_reconnect: true },
};
const admin: CommandSender = {
  role: 'admin',
  connection: 'ok',
  capabilities: { commands: ACTION_NAMES, no_update: [] },
};
const without = (action: Action): CommandSender => ({
  ...admin,
  capabilities: { ...admin.capabilities, commands: ACTION_NAMES.filter((each) => each !== action) },
});

test.each<[StepAction, Action]>([
  ['resync', 'resync'],
  ['skip', 'skip'],
  ['match', 'link'],
  ['create_new', 'create_new'],
  ['change_number', 'update'],
  ['change_date', 'update'],
])('the step %s can be done where the platform offers %s', (step, action) => {
  const of = step === 'match' || step === 'create_new' ? { ...record, type: 'customer' as const } : record;
  expect(canDo(step, of, admin, true)).toBe(true);
  expect(canDo(step, of, without(action), true)).toBe(false);
});

test('a button that is always there counts where a person may not press it now; a form does not', () => {
  const viewer: CommandSender = { ...admin, role: 'viewer' };
  expect(canDo('resync', record, viewer, true)).toBe(true);
  expect(canDo('change_number', record, viewer, true)).toBe(false);
});

test('comparing needs a copy and a platform that reads QuickBooks', () => {
  expect(canDo('compare', record, admin, true)).toBe(true);
  expect(canDo('compare', record, admin, false)).toBe(false);
  expect(canDo('compare', { ...record, has_copy: false }, admin, true)).toBe(false);
});

test('details can be copied and the options opened whatever the platform offers', () => {
  const none: CommandSender = { ...admin, capabilities: { commands: [], no_update: [] } };
  expect(canDo('copy_details', record, none, false)).toBe(true);
  expect(canDo('options', record, none, false)).toBe(true);
});
