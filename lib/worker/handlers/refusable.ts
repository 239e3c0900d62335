import { TickmarkError } from '../../core/tickmark-error.ts';
import { explainProblem } from '../../views/explain-problem.ts';
import { wordsFor } from '../../views/language.ts';
import type { Desk } from './desk.ts';

type Refusal = {
  readonly status: 'refused';
  readonly problem: ReturnType<typeof explainProblem>;
  readonly record: null;
};

/** Lets a handler's errors reach the person as a refusal in words. */
export function refusable<R, A>(handle: (request: R, desk: Desk) => Promise<A>) {
  return async (request: R, desk: Desk): Promise<A | Refusal> => {
    try {
      return await handle(request, desk);
    } catch (error) {
      const words = await wordsFor(desk);
      const known = error instanceof TickmarkError ? error : null;
      const name = (error as { name?: string } | null)?.name;
      const code = known?.code ?? (name === 'QuotaExceededError' ? 'store_full' : 'internal_error');
      const detail = error instanceof Error ? error.message : String(error);
      const { status, problem_code, request_id } = known?.facts ?? {};
      const details = [status, problem_code, request_id, detail].filter(Boolean).join(' \u00b7 ');
      return {
        status: 'refused',
        problem: explainProblem(code, words, { detail }, details),
        record: null,
      };
    }
  };
}
