import { needsPerson } from '../../core/commands/connection-state.ts';
import { lineGroups } from '../../core/records/line-groups.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { LineAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { explainStore } from '../../views/explain-store.ts';
import { viewCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import { findOpen } from '../find-open.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Tells the counts of the open company's records, of those that a list shows or of all, for the line above its lists.
 * They are stored: nothing is counted.
 * @throws TickmarkError `not_connected` if nothing of it is stored
 */
export async function openLine(
  { realm, list }: RequestOf<'open_line'>,
  context: WorkerContext,
): Promise<LineAnswer> {
  const words = await wordsFor(context);
  const { problem, first } = await findOpen(context, realm);
  const nothing = { platform: '', list: null, groups: [], attention: 0, reading: false };
  if (problem) return { ...nothing, stop: explainStore(problem, words).what };
  if (!first) throw new TickmarkError('not_connected', `${realm} is not stored`);
  const company = viewCompany(first, words, context.clock());
  const counted = list && words.lists[list];
  const counters = await countersOf(context.tables, first.company.key);
  return {
    platform: company.platform,
    list: counted?.name ?? null,
    ...lineGroups(counters.by_type, counted?.types ?? null),
    reading: !first.company.first_read_done,
    stop: needsPerson(company.connection) ? (company.problem?.what ?? null) : null,
  };
}
