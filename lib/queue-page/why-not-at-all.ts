import { connectionState } from '../answers/connection-state.ts';
import type { ConnectedCompany } from '../answers/find-company.ts';
import type { AnswerWords } from '../answers/language.ts';
import { roleMay } from '../answers/view-record.ts';
import { fillPhrase } from '../locales/phrase.ts';
import type { Action } from '../records/command.ts';

/** Why a user cannot send a command on any record of a company now, and who could; `null` where nothing is in the way. */
export function whyNotAtAll(
  action: Action,
  { company, connection }: ConnectedCompany,
  { reasons }: AnswerWords,
): string | null {
  const state = connectionState(company);
  const blanks = {
    platform: connection.platform,
    who: company.quickbooks?.who_can_reconnect.join(', ') || undefined,
  };
  if (state === 'refused') return fillPhrase(reasons.reconnect, blanks);
  if (state === 'down') return fillPhrase(reasons.not_answering, blanks);
  if (!roleMay(connection.user.role, action)) return fillPhrase(reasons.ask_admin, blanks);
  if (!connection.capabilities.commands.includes(action)) {
    return fillPhrase(reasons.platform_does_not, blanks);
  }
  return null;
}
