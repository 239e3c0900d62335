import type { Action } from '../records/actions.ts';
import { type OfferedRemedy, REMEDIES, REMEDY_OF_STATE, type Remedy } from '../records/remedy.ts';
import {
  type CommandSender,
  type JudgedRecord,
  judgeCommand,
  type ReasonCode,
  roleMay,
} from './judge-command.ts';

/** The facts of a record that decide its remedy. */
export interface RemediedRecord extends JudgedRecord {
  /** It has a known copy in QuickBooks. */
  readonly has_copy: boolean;
  /** The platform has a page for it. */
  readonly has_page: boolean;
  /** The platform has an address for reconnecting to QuickBooks. */
  readonly has_reconnect: boolean;
}

/** The first action offered on a record: enabled, or with the reason why not now. */
export type Primary =
  | { readonly remedy: OfferedRemedy; readonly allowed: true }
  | { readonly remedy: OfferedRemedy; readonly allowed: false; readonly reason: ReasonCode };

/**
 * Chooses the one action to offer first on a record, the same on every surface: the remedy for its cause, or else for
 * its state, as far as the platform supports it. If the user may not use it, it is shown with the reason and not
 * replaced.
 * @param canCheck whether the platform can check QuickBooks
 * @param underWay the command that is under way on the record, or `null`
 * @returns `null` if nothing helps here, or nothing needs to be done
 */
export function primaryAction(
  record: RemediedRecord,
  sender: CommandSender,
  canCheck: boolean,
  underWay: Action | null,
): Primary | null {
  const { guide } = record;
  let remedy: Remedy | null = guide?.remedy ?? REMEDY_OF_STATE[record.state];
  while (remedy !== null) {
    // What has to be put right first would fail again in the same way.
    if (guide && guide.resyncHelps !== 'yes' && remedy === 'resync' && guide.remedy !== 'resync') return null;
    if (isOffered(remedy)) {
      const reason = whyNot(remedy, record, sender, canCheck, underWay);
      if (reason === null) return { remedy, allowed: true };
      if (reason !== 'impossible') return { remedy, allowed: false, reason };
    }
    remedy = REMEDIES[remedy].otherwise;
  }
  return null;
}

function isOffered(remedy: Remedy): remedy is OfferedRemedy {
  return REMEDIES[remedy].given !== null;
}

/** Why a remedy is unavailable now, or `null`; `impossible`: the record or the platform does not support it. */
function whyNot(
  remedy: OfferedRemedy,
  record: RemediedRecord,
  sender: CommandSender,
  canCheck: boolean,
  underWay: Action | null,
): ReasonCode | 'impossible' | null {
  switch (remedy) {
    case 'compare':
      return canCheck && record.has_copy ? null : 'impossible';
    case 'correct':
      if (!record.has_page) return 'impossible';
      return roleMay(sender.role, 'update') ? null : 'ask_admin';
    case 'put_right':
      return record.has_copy ? null : 'impossible';
    case 'parent':
    case 'copy_details':
      return null;
    case 'reconnect':
      return record.has_reconnect || record.has_page ? null : 'impossible';
    case 'change_number':
    case 'change_date':
      // If the platform accepts no change from here, the change is made there.
      if (!record.allowed.includes('update') && record.has_page && roleMay(sender.role, 'update'))
        return null;
      break;
    default:
      break;
  }
  const { action } = REMEDIES[remedy];
  if (action === null) return null;
  const judgement = judgeCommand(action, record, sender, underWay);
  if (!judgement.offered) return roleMay(sender.role, action) ? 'impossible' : 'ask_admin';
  if (judgement.allowed || judgement.reason === 'busy') return null;
  return judgement.reason === 'platform_does_not' ? 'impossible' : judgement.reason;
}
