import { needsPerson } from '../../core/commands/connection-state.ts';
import { lineGroups } from '../../core/records/line-groups.ts';
import { STATES } from '../../core/records/sync-state.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import type { LineAnswer } from '../../protocol/page.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { countedRange } from '../../store/records/update-counters.ts';
import { explainStore } from '../../views/explain-store.ts';
import { viewCompany } from '../../views/view-company.ts';
import { wordsFor } from '../../views/words-for.ts';
import { findOpen } from '../find-open.ts';
import type { WorkerContext } from '../worker-context.ts';

/** Among more failures than these, those without a copy are not told apart: every one would have to be read. */
const MOST_READ = 200;

/**
 * Counts the records of the open company, for the line above its lists.
 * @throws TickmarkError `not_connected` if nothing of it is stored
 */
export async function openLine(
  { realm }: RequestOf<'open_line'>,
  context: WorkerContext,
): Promise<LineAnswer> {
  const words = await wordsFor(context);
  const { problem, first } = await findOpen(context, realm);
  const nothing = { platform: '', groups: [], attention: 0, reading: false };
  if (problem) return { ...nothing, stop: explainStore(problem, words).what };
  if (!first) throw new TickmarkError('not_connected', `${realm} is not stored`);
  const company = viewCompany(first, words);
  const counters = await countersOf(context.tables, first.company.key);
  const failed = await countedRange(context.tables.bulk, first.company.key, 'failed').all(MOST_READ + 1);
  const absent =
    failed.length > MOST_READ
      ? 0
      : failed.filter(
          ({ state, quickbooks_key }) => STATES[state].attention === 'failed' && quickbooks_key === '',
        ).length;
  return {
    platform: company.platform,
    groups: lineGroups(counters, absent),
    attention: counters.failed,
    reading: !first.company.first_read_done,
    stop: needsPerson(company.connection) ? (company.problem?.what ?? null) : null,
  };
}
