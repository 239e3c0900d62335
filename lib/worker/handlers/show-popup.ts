import type { PopupAnswer } from '../../protocol/company.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { storedCompanies } from '../../views/find-company.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Reads the popup's counts from stored rows, also for a company whose connection has ended. The company open in
 * QuickBooks comes first; if nothing of it is stored, another company is shown only if it was chosen by name. In front
 * of another site, it is the company whose count the toolbar shows.
 */
export async function showPopup(request: RequestOf<'popup'>, context: WorkerContext): Promise<PopupAnswer> {
  const { open } = request;
  const [words, companies, front] = await Promise.all([
    wordsFor(context),
    storedCompanies(context, null),
    open ? null : context.frontCompany(),
  ]);
  const here = open?.realm ? companies.find(({ company }) => company.realm === open.realm) : undefined;
  const chosen = companies.find(({ company }) => company.key === request.company_key);
  const last = companies.find(({ company }) => company.key === front);
  const shown = chosen ?? here ?? (open ? undefined : (last ?? companies[0]));
  return {
    open,
    open_is_connected: here !== undefined,
    companies: companies.map(({ company, connection }) => ({
      company_key: company.key,
      name: company.name,
      platform: connection.platform,
    })),
    company: shown ? await summarizeCompany(context, shown, words) : null,
    language: words.language,
  };
}
