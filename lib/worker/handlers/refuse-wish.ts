import type { Action } from '../../core/records/actions.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { RecordRow } from '../../store/rows.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import type { ConnectedCompany } from '../../views/find-company.ts';
import { commandsOf, roleMay, whyNotNow } from '../../views/view-record.ts';

/**
 * Why a new wish cannot be accepted, or `null`. Where the record has changed since the version that was on screen, somebody
 * was faster: what the wish comes to then is the platform's to say, which knows who it was, and may find it fulfilled.
 * @param version the one that the user saw
 * @returns TickmarkError `not_eligible`, `not_allowed` where the sender has no right to it, `not_now` where something else is in the
 * way
 */
export function refuseWish(
  action: Action,
  version: string,
  { record, state }: RecordRow,
  connected: ConnectedCompany,
  words: AnswerWords,
): TickmarkError | null {
  const { commands } = connected.connection.capabilities;
  if (version !== record.version && commands.includes(action)) {
    const why = whyNotNow(action, connected, words);
    return why === null ? null : refusal(action, why, connected);
  }
  // A second press while the first is under way is the same wish, and finds the job that is there: nothing is under way here.
  const [command] = commandsOf(record, connected, words, null, new Set([action]));
  if (!command) return new TickmarkError('not_eligible', `${action} is not possible on a ${state} record`);
  return command.enabled ? null : refusal(action, command.why ?? '', connected);
}

function refusal(action: Action, why: string, { connection }: ConnectedCompany): TickmarkError {
  return new TickmarkError(roleMay(connection.user.role, action) ? 'not_now' : 'not_allowed', why);
}
