import type { Action } from '../records/actions.ts';
import type { StepAction } from '../records/remedy.ts';
import { type CommandSender, judgeCommand } from './judge-command.ts';
import type { RemediedRecord } from './primary-action.ts';

/** The command that performs a step of the advice, if any; with a form, or by a button that is always shown. */
const COMMANDS: Readonly<Record<StepAction, { readonly action: Action; readonly form: boolean } | null>> = {
  resync: { action: 'resync', form: false },
  skip: { action: 'skip', form: false },
  sync_off: { action: 'sync_off', form: false },
  clear_id: { action: 'clear_id', form: false },
  mark_matched: { action: 'mark_matched', form: false },
  match: { action: 'link', form: true },
  create_new: { action: 'create_new', form: true },
  change_number: { action: 'update', form: true },
  change_date: { action: 'update', form: true },
  compare: null,
  copy_details: null,
  options: null,
};

/**
 * Whether a step of the advice can be performed on a record here: its form or its button is shown, possibly disabled
 * with the reason.
 * @param canCheck whether the platform can check QuickBooks
 */
export function canDo(
  action: StepAction,
  record: RemediedRecord,
  sender: CommandSender,
  canCheck: boolean,
): boolean {
  const command = COMMANDS[action];
  if (command === null) return action !== 'compare' || (canCheck && record.has_copy);
  const judgement = judgeCommand(command.action, record, sender, null);
  if (!judgement.offered) return false;
  return judgement.allowed || (!command.form && judgement.reason !== 'platform_does_not');
}
