import { messageOf, TickmarkError } from '../core/tickmark-error.ts';
import { type ExplainedProblem, explainProblem } from '../views/explain-problem.ts';
import { wordsFor } from '../views/words-for.ts';
import type { WorkerContext } from './worker-context.ts';

type Refusal = {
  readonly status: 'refused';
  readonly problem: ExplainedProblem;
  readonly record: null;
};

/** An error in words. */
export async function explainError(error: unknown, context: WorkerContext): Promise<ExplainedProblem> {
  const words = await wordsFor(context);
  const known = error instanceof TickmarkError ? error : null;
  const name = error instanceof Error || error instanceof DOMException ? error.name : null;
  const code = known?.code ?? (name === 'QuotaExceededError' ? 'store_full' : 'internal_error');
  const detail = messageOf(error);
  const { status, problem_code, request_id, platform, company } = known?.facts ?? {};
  const details = [status, problem_code, request_id, detail].filter(Boolean).join(' \u00b7 ');
  const facts = { detail, platform: String(platform ?? ''), company: String(company ?? '') };
  return explainProblem(code, words, facts, details);
}

/** Wraps a handler so that its errors reach the user as a refusal in words. */
export function withRefusal<R, A>(handle: (request: R, context: WorkerContext) => Promise<A>) {
  return async (request: R, context: WorkerContext): Promise<A | Refusal> => {
    try {
      return await handle(request, context);
    } catch (error) {
      return { status: 'refused', problem: await explainError(error, context), record: null };
    }
  };
}
