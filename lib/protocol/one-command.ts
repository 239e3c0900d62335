import { TickmarkError } from '../core/tickmark-error.ts';
import type { CommandAnswer } from './record.ts';
import type { AnswerOf } from './requests.ts';

/**
 * Reads the answer to a command on one record.
 * @param key the command's key; if the same command was open already, the answer has the key of that one
 * @throws TickmarkError `record_gone` where the answer shows no record
 */
export function ofOneCommand(answer: AnswerOf<'commands'>, key: string): CommandAnswer {
  if (answer.status === 'refused') return { ...answer, record: null };
  const { undo_until, joined, record } = answer;
  if (!record) throw new TickmarkError('record_gone', 'The answer shows no record');
  return { status: 'accepted', key: joined[0]?.key ?? key, undo_until, record };
}
