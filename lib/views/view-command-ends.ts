import { NOT_CHANGED, outcomeOf } from '../core/commands/command-outcome.ts';
import type { CommandEnd } from '../protocol/record.ts';
import type { Explanation } from '../protocol/views.ts';
import type { JobRow } from '../store/rows.ts';
import { recordKey } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import { explainProblem } from './explain-problem.ts';
import type { ConnectedCompany } from './find-company.ts';
import type { ReadContext } from './read-context.ts';
import { viewRecords } from './view-records.ts';

/**
 * The outcomes of a company's commands, in order, each with its current record.
 * @param keys a command that is no longer stored, or belongs to another company, counts as done and has no record
 */
export async function viewCommandEnds(
  context: Pick<ReadContext, 'tables'>,
  connected: ConnectedCompany,
  keys: readonly string[],
  words: AnswerWords,
): Promise<CommandEnd[]> {
  const db = context.tables.bulk;
  const { company } = connected;
  const [jobs, rows] = await db.read(['jobs', 'records'], async (tx) => {
    const found = (await tx.jobs.getMany(keys)).map((job) =>
      job?.company_key === company.key ? job : undefined,
    );
    const ids = [...new Set(found.flatMap((job) => job?.record_id ?? []))];
    return [found, await tx.records.getMany(ids.map((id) => recordKey(company.key, id)))] as const;
  });
  const views = await viewRecords(
    context,
    connected,
    rows.flatMap((row) => row ?? []),
    words,
  );
  return keys.map((key, at) => {
    const job = jobs[at];
    const record = views.find(({ id }) => id === job?.record_id) ?? null;
    const outcome = outcomeOf(job, record?.state ?? null);
    return {
      key,
      outcome,
      record,
      problem: job && outcome === 'not_done' ? problemOf(job, connected, words) : null,
    };
  });
}

/** Why a command was not executed, in words; a platform's own words stay unchanged. */
function problemOf(
  { state, problem }: JobRow,
  { company, connection }: ConnectedCompany,
  words: AnswerWords,
): Explanation {
  const { code = 'refused', detail = null, by = null } = problem ?? {};
  const facts = { platform: connection.platform, company: company.name, who: by ?? '', detail: detail ?? '' };
  // The platform defines the codes of its own refusals, so they are not looked up here; those of exports are Tickmark's own.
  const isTheirs = state === 'refused' && !code.startsWith('export_');
  const known = isTheirs || code === NOT_CHANGED ? 'refused' : code;
  return explainProblem(known, words, facts, detail ?? code);
}
