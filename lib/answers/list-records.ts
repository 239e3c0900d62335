import type { ListAnswer } from '../messages/answers.ts';
import type { RequestOf } from '../messages/requests.ts';
import { countedRange } from '../queue/keep-counters.ts';
import { viewRecords } from './describe-page.ts';
import type { Desk } from './desk.ts';
import { companyOf } from './find-company.ts';
import { wordsFor } from './language.ts';
import { summarizeCompany } from './view-company.ts';

const PAGE = 100;

/** The records behind one of the three numbers, oldest first. @throws TickmarkError `not_connected` */
export async function listRecords(request: RequestOf<'list_records'>, desk: Desk): Promise<ListAnswer> {
  const words = await wordsFor(desk);
  const connected = await companyOf(desk, request.company_key, null);
  const rows = await countedRange(desk.tables.bulk, connected.company.key, request.counted)
    .offset(request.offset)
    .limit(PAGE)
    .toArray();
  const company = await summarizeCompany(desk, connected, words);
  return {
    company,
    records: await viewRecords(desk, connected, rows, words),
    total: company.counters[request.counted],
    language: words.language,
  };
}
