import type { PopupAnswer } from '../../protocol/answers.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { connectedCompanies } from '../../views/find-company.ts';
import { wordsFor } from '../../views/language.ts';
import { summarizeCompany } from '../../views/view-company.ts';
import type { Desk } from './desk.ts';

/**
 * The popup's numbers, from stored rows. The company that is open in QuickBooks comes first; where that one is not
 * connected, another company is shown only when it was chosen by name. In front of another site it is the company whose
 * number the toolbar shows.
 */
export async function showPopup(request: RequestOf<'popup'>, desk: Desk): Promise<PopupAnswer> {
  const words = await wordsFor(desk);
  const companies = await connectedCompanies(desk, null);
  const open = request.open;
  const here = open?.realm ? companies.find(({ company }) => company.realm === open.realm) : undefined;
  const chosen = companies.find(({ company }) => company.key === request.company_key);
  const front = open ? null : await desk.frontCompany();
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
    company: shown ? await summarizeCompany(desk, shown, words) : null,
    language: words.language,
  };
}
