import { isKeyOf, keysOf } from '../keys-of.ts';
import type { RecordType } from './record-types.ts';
import type { ShownState, SyncState } from './sync-state.ts';

/** What is known of an action. Every column is filled in for every action, so that nothing is forgotten. */
interface ActionRow {
  /**
   * The state a record is shown in while the command has been accepted here and is not yet confirmed there; `null` where
   * the command does not change the state.
   */
  readonly expected: SyncState | null;
  /** The states from which it may be asked for (Source Platform API §4, "on"); the platform's `allowed` decides beyond this. */
  readonly from: readonly SyncState[];
  /**
   * The states in which a record stands when the command has had its effect. Empty for commands that carry a choice of
   * their own (which record to link, what to change): these are never taken as done by somebody else.
   */
  readonly fulfilledIn: readonly SyncState[];
  /** The one record type it exists for; `null` for all. */
  readonly onlyFor: RecordType | null;
  /** Whether administrators alone may send it, whatever the platform allows. */
  readonly adminOnly: boolean;
  /** Whether it waits `UNDO_MS` before it is sent, because it can be undone until then. */
  readonly undoable: boolean;
  /** Whether the platform has to run the record afterwards before it settles, or what waited on it before that goes on. */
  readonly needsRun: boolean;
  /** Where it is offered: on every surface, only in views with room for forms and dialogs, or in a place of its own. */
  readonly offered: 'everywhere' | 'in_full' | 'own_place';
  /** What a person does to give it: press, press and confirm what it entails, or fill in a form. */
  readonly givenBy: 'press' | 'confirm' | 'form';
  /** Its rank among the commands on the card; `null` comes after all others. */
  readonly placeOnCard: number | null;
  /** Its rank among the commands that may stand in a row as a button; `null` stands in the row's menu only. */
  readonly placeInRow: number | null;
}

const UNDER_WAY = ['ready', 'scheduled', 'syncing', 'synced', 'synced_warn'] as const;

/** What a user may ask of a record (Source Platform API §4, `action`), in the order in which it is offered. */
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
    placeOnCard: 2,
    placeInRow: 1,
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
    placeOnCard: 0,
    placeInRow: 0,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: 3,
    placeInRow: 2,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: 4,
    placeInRow: 3,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: 4,
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
    placeOnCard: 1,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: 5,
    placeInRow: 5,
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
    placeOnCard: null,
    placeInRow: 6,
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
    placeOnCard: null,
    placeInRow: null,
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
    placeOnCard: null,
    placeInRow: null,
  },
} as const satisfies Record<string, ActionRow>;

export type Action = keyof typeof ACTIONS;

/** The names of all actions, in the order in which they are offered. */
export const ACTION_NAMES: readonly Action[] = keysOf(ACTIONS);

/** Whether a text names an action. */
export function isAction(text: string): text is Action {
  return isKeyOf(text, ACTIONS);
}

/** The actions that a predicate on their row holds for. */
function actionsWhere(holds: (row: ActionRow) => boolean): ReadonlySet<Action> {
  return new Set(ACTION_NAMES.filter((action) => holds(ACTIONS[action])));
}

/** Actions that every surface offers: they need no form and, at most, a confirmation. */
export const OFFERED_EVERYWHERE = actionsWhere(({ offered }) => offered === 'everywhere');

/** The same and those for which the record's own view has a form or a dialog. */
export const OFFERED_IN_FULL = actionsWhere(({ offered }) => offered !== 'own_place');

/** The actions that are given in one of some ways. */
export type ActionGivenBy<Way extends ActionRow['givenBy']> = {
  [Each in Action]: (typeof ACTIONS)[Each]['givenBy'] extends Way ? Each : never;
}[Action];

/** Actions that are confirmed in a dialog before they are sent. */
export type ConfirmedAction = ActionGivenBy<'confirm'>;

/** Whether an action is confirmed in a dialog before it is sent. */
export function isConfirmed(action: Action): action is ConfirmedAction {
  return ACTIONS[action].givenBy === 'confirm';
}

/** The actions that have a rank in a column, by that rank. */
export function actionsByPlace(column: 'placeOnCard' | 'placeInRow'): Action[] {
  return ACTION_NAMES.map((action) => ({ action, place: ACTIONS[action][column] }))
    .filter((each): each is { action: Action; place: NonNullable<typeof each.place> } => each.place !== null)
    .sort((a, b) => a.place - b.place)
    .map(({ action }) => action);
}

/** How long an undoable command is held back, in milliseconds. */
export const UNDO_MS = 10_000;

/** The state that a command is expected to lead to, shown until the platform answers. */
export function expectedState(action: Action): SyncState | null {
  return ACTIONS[action].expected;
}

/** Whether a command is held back for undo before anything is sent. */
export function isUndoable(action: Action): boolean {
  return ACTIONS[action].undoable;
}

/** Whether the platform is asked to run the record after this command. */
export function needsRun(action: Action): boolean {
  return ACTIONS[action].needsRun;
}

/** Whether a state is one from which an action may be asked for; the platform's `allowed` decides beyond this. */
export function isAskedFrom(action: Action, state: ShownState): boolean {
  const { from }: ActionRow = ACTIONS[action];
  return from.some((each) => each === state);
}

/** The commands that make sense for a record of this type in this state, in the order in which they are offered. */
export function eligibleActions(type: RecordType, state: SyncState): Action[] {
  return ACTION_NAMES.filter((action) => {
    const { onlyFor }: ActionRow = ACTIONS[action];
    return isAskedFrom(action, state) && (onlyFor ?? type) === type;
  });
}
