import type { StoreProblem } from '../store/marker.ts';
import { type ConnectedCompany, isConnected, storedCompanies } from '../views/find-company.ts';
import type { WorkerContext } from './worker-context.ts';

/** What is stored of the open company. */
interface OpenCompany {
  /** The company on each connected platform that has it. */
  readonly companies: readonly ConnectedCompany[];
  /** What is wrong with the store, where no connected platform has the company. */
  readonly problem: StoreProblem | null;
  /** The first of these companies; without any, and with nothing wrong, the one whose connection has ended. */
  readonly first: ConnectedCompany | undefined;
}

/** Finds the open company. The whole store is looked at only where no connected platform has it. */
export async function findOpen(context: WorkerContext, realm: string): Promise<OpenCompany> {
  let failure: unknown;
  const stored = await storedCompanies(context, realm).catch((error: unknown) => {
    failure = error;
    return [];
  });
  const companies = stored.filter(isConnected);
  const problem = companies.length > 0 ? null : await context.storeProblem(realm);
  if (failure && !problem) throw failure;
  return { companies, problem, first: problem ? undefined : stored[0] };
}
