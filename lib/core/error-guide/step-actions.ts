import type { StepAction } from '../records/remedy.ts';
import type { StepId } from './guide-steps.ts';

/** What a step does in Tickmark; all other steps happen in QuickBooks or on the platform. */
const ACTION_OF_STEP: Readonly<Partial<Record<StepId, StepAction>>> = {
  resync: 'resync',
  'resync-first': 'resync',
  'link-existing': 'match',
  'link-name': 'match',
  'link-right': 'match',
  'match-by-hand': 'match',
  'or-by-hand': 'match',
  'else-change-number': 'change_number',
  'change-number': 'change_number',
  'new-date': 'change_date',
  'or-create': 'create_new',
  'or-turn-off': 'sync_off',
  'or-skip': 'skip',
  'or-clear-id': 'clear_id',
  compare: 'compare',
  'choose-side': 'compare',
  'or-edit-by-hand': 'mark_matched',
  'change-in-quickbooks': 'mark_matched',
  'adjust-or-matched': 'mark_matched',
  'or-move-closing': 'resync',
  'smaller-batches': 'options',
  'tell-support': 'copy_details',
  'copy-details': 'copy_details',
};

/**
 * Steps that are still advised if Tickmark cannot perform them, because they are possible on the platform or in
 * QuickBooks.
 */
const ELSEWHERE_TOO: ReadonlySet<StepAction> = new Set(['change_number', 'create_new']);

/** Steps that replace others that cannot be performed. */
const INSTEAD_OF: Readonly<Partial<Record<StepId, StepAction>>> = {
  'date-after-closing': 'change_date',
  'change-there': 'mark_matched',
  adjust: 'mark_matched',
};

/** What a step does in Tickmark; `null` if it happens elsewhere. */
export function actionOfStep(step: StepId): StepAction | null {
  return ACTION_OF_STEP[step] ?? null;
}

/** Whether a step can be followed: on the record here, or elsewhere. */
export function isFollowed(step: StepId, can: (action: StepAction) => boolean): boolean {
  const instead = INSTEAD_OF[step];
  if (instead) return !can(instead);
  const action = actionOfStep(step);
  return action === null || ELSEWHERE_TOO.has(action) || can(action);
}
