import type { CheckAnswer } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';

/** A refused check as the dialog shows it: nothing is known, and the reason is told. */
export function asCheck(answer: AnswerOf<'check_record'>): CheckAnswer {
  if (!('status' in answer)) return answer;
  return {
    exists: 'unknown',
    quickbooks: null,
    creates: false,
    duplicate_of: null,
    dependents: [],
    locked_by: null,
    checked_at: null,
    refused: answer.problem,
  };
}
