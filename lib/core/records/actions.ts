import { isKeyOf, keysOf } from '../keys-of.ts';
import type { RecordType } from './record-types.ts';
import type { ShownState, SyncState } from './sync-state.ts';

/** The properties of an action. Every action fills in every column, so that none is forgotten. */
interface ActionRow {
  /**
   * The state shown while the command is accepted here but not yet confirmed by the platform; `null` where the command
   * does not change the state.
   */
  readonly expected: SyncState | null;
  /**
   * The states from which it may be requested (Source Platform API §4, "on"); beyond these, the platform's `allowed`
   * decides.
   */
  readonly from: readonly SyncState[];
  /**
   * The states of a record on which the command has taken effect. Empty for commands with a choice of their own (which
   * record to link, what to change): these never count as done by somebody else.
   */
  readonly fulfilledIn: readonly SyncState[];
  /** The one record type it applies to; `null` for all. */
  readonly onlyFor: RecordType | null;
  /** Whether only administrators may send it, whatever the platform allows. */
  readonly adminOnly: boolean;
  /** Whether it is held back for `UNDO_MS`, during which it can be undone. */
  readonly undoable: boolean;
  /** Whether the platform has to run the record, or the records that waited for it, afterwards. */
  readonly needsRun: boolean;
  /**
   * Where it is offered: on every surface, only in views with space for forms and dialogs, or in a place of its own.
   */
  readonly offered: 'everywhere' | 'in_full' | 'own_place';
  /** How a user gives it: by a press, by a press and a confirmation of its effects, or by a form. */
  readonly givenBy: 'press' | 'confirm' | 'form';
  /**
   * Whether it takes everything of the company that is ready with it, whichever record it is given on: there is one at a time,
   * and none while it is not known what became of another.
   */
  readonly takesAll: boolean;
  /** Its rank among the commands on the card, after the remedy; `null` comes last. */
  readonly placeOnCard: number | null;
}

const UNDER_WAY = ['ready', 'scheduled', 'syncing', 'synced', 'synced_warn'] as const;

/** The commands on a record (Source Platform API §4, `action`), in the order in which they are offered. */
export const ACTIONS = {
  approve: {
    expected: 'ready',
    from: ['needs_approval', 'not_synced'],
    fulfilledIn: UNDER_WAY,
    onlyFor: null,
    adminOnly: false,
    undoable: true,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: 2,
  },
  resync: {
    expected: 'syncing',
    from: [
      'failed',
      'changed',
      'canceled',
      'skipped',
      'error_ignored',
      'not_synced',
      'synced',
      'synced_warn',
    ],
    fulfilledIn: UNDER_WAY,
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: 0,
  },
  cancel: {
    expected: 'canceled',
    from: ['ready', 'scheduled', 'waiting'],
    fulfilledIn: ['canceled'],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  remove: {
    expected: 'removed',
    from: ['needs_approval', 'ready', 'scheduled'],
    fulfilledIn: ['removed'],
    onlyFor: null,
    adminOnly: false,
    undoable: true,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  restore: {
    expected: null,
    from: ['removed'],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: 3,
  },
  move: {
    expected: null,
    from: ['ready', 'scheduled'],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'own_place',
    givenBy: 'form',
    takesAll: false,
    placeOnCard: null,
  },
  skip: {
    expected: 'skipped',
    from: ['failed', 'changed'],
    fulfilledIn: ['skipped'],
    onlyFor: null,
    adminOnly: false,
    undoable: true,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  unskip: {
    expected: null,
    from: ['skipped'],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: 4,
  },
  ignore_error: {
    expected: 'error_ignored',
    from: ['failed'],
    fulfilledIn: ['error_ignored'],
    onlyFor: 'customer',
    adminOnly: false,
    undoable: true,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  notice_error: {
    expected: null,
    from: ['error_ignored'],
    fulfilledIn: [],
    onlyFor: 'customer',
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  clear_id: {
    expected: 'ready',
    from: ['link_broken', 'failed'],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: true,
    undoable: true,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'confirm',
    takesAll: false,
    placeOnCard: 1,
  },
  link: {
    expected: 'syncing',
    from: ['failed', 'link_broken', 'not_synced'],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'own_place',
    givenBy: 'form',
    takesAll: false,
    placeOnCard: null,
  },
  pull: {
    expected: 'syncing',
    from: ['changed'],
    fulfilledIn: ['synced', 'synced_warn'],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'in_full',
    givenBy: 'confirm',
    takesAll: false,
    placeOnCard: null,
  },
  export_all: {
    expected: 'scheduled',
    from: ['ready', 'failed', 'waiting'],
    fulfilledIn: ['scheduled', 'syncing', 'synced', 'synced_warn'],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'in_full',
    givenBy: 'confirm',
    takesAll: true,
    placeOnCard: null,
  },
  create_new: {
    expected: 'ready',
    from: ['failed', 'not_synced'],
    fulfilledIn: [],
    onlyFor: 'customer',
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'own_place',
    givenBy: 'form',
    takesAll: false,
    placeOnCard: null,
  },
  sync_off: {
    expected: 'sync_off',
    from: [
      'needs_approval',
      'not_synced',
      'ready',
      'scheduled',
      'waiting',
      'synced',
      'synced_warn',
      'failed',
      'changed',
      'link_broken',
      'skipped',
      'error_ignored',
      'canceled',
      'removed',
    ],
    fulfilledIn: ['sync_off'],
    onlyFor: 'customer',
    adminOnly: false,
    undoable: true,
    needsRun: false,
    offered: 'everywhere',
    givenBy: 'confirm',
    takesAll: false,
    placeOnCard: null,
  },
  sync_on: {
    expected: null,
    from: ['sync_off'],
    fulfilledIn: [],
    onlyFor: 'customer',
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: 5,
  },
  mark_matched: {
    expected: 'syncing',
    from: ['changed', 'synced_warn'],
    fulfilledIn: ['synced', 'synced_warn'],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: true,
    offered: 'everywhere',
    givenBy: 'press',
    takesAll: false,
    placeOnCard: null,
  },
  update: {
    expected: null,
    from: [],
    fulfilledIn: [],
    onlyFor: null,
    adminOnly: false,
    undoable: false,
    needsRun: false,
    offered: 'in_full',
    givenBy: 'form',
    takesAll: false,
    placeOnCard: null,
  },
  delete: {
    expected: 'removed',
    from: ['failed'],
    fulfilledIn: [],
    onlyFor: 'service',
    adminOnly: true,
    undoable: false,
    needsRun: false,
    offered: 'in_full',
    givenBy: 'confirm',
    takesAll: false,
    placeOnCard: null,
  },
} as const satisfies Record<string, ActionRow>;

export type Action = keyof typeof ACTIONS;

/** The names of all actions, in the order in which they are offered. */
export const ACTION_NAMES: readonly Action[] = keysOf(ACTIONS);

/** Whether a text names an action. */
export function isAction(text: string): text is Action {
  return isKeyOf(text, ACTIONS);
}

/** The actions whose row satisfies a predicate. */
function actionsWhere(holds: (row: ActionRow) => boolean): ReadonlySet<Action> {
  return new Set(ACTION_NAMES.filter((action) => holds(ACTIONS[action])));
}

/** Actions that every surface offers: they need no form and at most a confirmation. */
export const OFFERED_EVERYWHERE = actionsWhere(({ offered }) => offered === 'everywhere');

/** Actions that a QuickBooks page may send itself: given by a press, or in the dialog of Clear ID. */
export const ACTIONS_IN_TAB: readonly Action[] = ACTION_NAMES.filter(
  (action) =>
    OFFERED_EVERYWHERE.has(action) && (ACTIONS[action].givenBy === 'press' || action === 'clear_id'),
);

/** These, and the actions for which the record's own view has a form or a dialog. */
export const OFFERED_IN_FULL = actionsWhere(({ offered }) => offered !== 'own_place');

/** The actions that are given in one of these ways. */
export type ActionGivenBy<Way extends ActionRow['givenBy']> = {
  [Each in Action]: (typeof ACTIONS)[Each]['givenBy'] extends Way ? Each : never;
}[Action];

/** The actions that every surface offers. */
export type OfferedEverywhere = {
  [Each in Action]: (typeof ACTIONS)[Each]['offered'] extends 'everywhere' ? Each : never;
}[Action];

/** Actions that are confirmed in a dialog before they are sent. */
export type ConfirmedAction = ActionGivenBy<'confirm'>;

/** Whether an action is confirmed in a dialog before it is sent. */
export function isConfirmed(action: Action): action is ConfirmedAction {
  return ACTIONS[action].givenBy === 'confirm';
}

/** The actions with a rank on the card, by that rank. */
export function actionsOnCard(): Action[] {
  return ACTION_NAMES.map((action) => ({ action, place: ACTIONS[action].placeOnCard }))
    .filter((each): each is { action: Action; place: NonNullable<typeof each.place> } => each.place !== null)
    .sort((a, b) => a.place - b.place)
    .map(({ action }) => action);
}

/** How long an undoable command is held back, in milliseconds. */
export const UNDO_MS = 10_000;

/** The expected state after a command, shown until the platform answers; `null` if it does not change. */
export function expectedState(action: Action): SyncState | null {
  return ACTIONS[action].expected;
}

/** Whether a command is held back for undo before it is sent. */
export function isUndoable(action: Action): boolean {
  return ACTIONS[action].undoable;
}

/** Whether the platform is asked to run the record after this command. */
export function needsRun(action: Action): boolean {
  return ACTIONS[action].needsRun;
}

/** Whether an action may be requested from a state; beyond this, the platform's `allowed` decides. */
export function isAskedFrom(action: Action, state: ShownState): boolean {
  const { from }: ActionRow = ACTIONS[action];
  return from.some((each) => each === state);
}

/** The commands that apply to a record of this type in this state, in the order in which they are offered. */
export function eligibleActions(type: RecordType, state: SyncState): Action[] {
  return ACTION_NAMES.filter((action) => {
    const { onlyFor }: ActionRow = ACTIONS[action];
    return isAskedFrom(action, state) && (onlyFor ?? type) === type;
  });
}
