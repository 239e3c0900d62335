import { judgeSender } from '../../core/commands/judge-command.ts';
import type { Action } from '../../core/records/actions.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import type { ConnectedCompany } from '../../views/find-company.ts';
import { senderOf } from '../../views/judged-record.ts';
import { wordReason } from '../../views/word-reason.ts';

/** Why a user cannot send a command on any record of a company now, and who could; `null` where nothing is in the way. */
export function whyNotAtAll(action: Action, connected: ConnectedCompany, words: AnswerWords): string | null {
  const reason = judgeSender(action, senderOf(connected));
  return reason && wordReason(reason, connected, words);
}
