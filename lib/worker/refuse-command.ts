import { judgeCommand, type ReasonCode, roleMay } from '../core/commands/judge-command.ts';
import type { ErrorGuide } from '../core/error-guide/error-guide.ts';
import type { Action } from '../core/records/actions.ts';
import type { RecordRow } from '../store/rows.ts';
import type { ConnectedCompany } from '../views/find-company.ts';
import { judgedRecord, senderOf } from '../views/judged-record.ts';
import { shownRecord } from '../views/view-record.ts';

/** Why a command is not accepted, as codes. */
export type Refusal =
  | { readonly code: 'record_gone' | 'not_eligible' | 'not_looked'; readonly reason: null }
  /** `not_allowed`: the sender may not send it; `not_now`: something else prevents it. */
  | { readonly code: 'not_allowed' | 'not_now'; readonly reason: ReasonCode };

/**
 * Why a new command on a record cannot be accepted, or `null`.
 * @param version the version that the user saw
 */
export function refuseCommand(
  action: Action,
  version: string,
  row: RecordRow,
  connected: ConnectedCompany,
  guide: ErrorGuide | null,
): Refusal | null {
  const sender = senderOf(connected);
  // A second press finds the open job, so no command counts as under way here.
  const judgement = judgeCommand(action, judgedRecord(shownRecord(row), guide), sender, null, version);
  if (!judgement.offered) return { code: 'not_eligible', reason: null };
  if (judgement.allowed) return null;
  return { code: roleMay(sender.role, action) ? 'not_now' : 'not_allowed', reason: judgement.reason };
}
