import type { Action } from '../../core/records/actions.ts';
import { fillPhrase } from '../../locales/phrase.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import type { ConnectedCompany } from '../../views/find-company.ts';
import { whyNotNow } from '../../views/view-record.ts';

/** Why a user cannot send a command on any record of a company now, and who could; `null` where nothing is in the way. */
export function whyNotAtAll(action: Action, connected: ConnectedCompany, words: AnswerWords): string | null {
  const { platform, capabilities } = connected.connection;
  const why = whyNotNow(action, connected, words);
  if (why !== null || capabilities.commands.includes(action)) return why;
  return fillPhrase(words.reasons.platform_does_not, { platform });
}
