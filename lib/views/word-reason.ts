import type { ReasonCode } from '../core/commands/judge-command.ts';
import { fillPhrase } from '../locales/phrase.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import type { ConnectedCompany } from './find-company.ts';

/** Says why a command cannot be sent now, and who could help. */
export function wordReason(
  reason: ReasonCode,
  { company, connection }: ConnectedCompany,
  { reasons }: AnswerWords,
): string {
  return fillPhrase(reasons.commands[reason], {
    platform: connection.platform,
    who: (company.quickbooks?.who_can_reconnect.join(', ') ?? '') || undefined,
  });
}
