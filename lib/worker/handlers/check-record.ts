import { TickmarkError } from '../../core/tickmark-error.ts';
import type { CheckAnswer } from '../../protocol/record.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import { explainProblem } from '../../views/explain-problem.ts';
import { companyOf } from '../../views/find-company.ts';
import { dependentsOf, viewRecords } from '../../views/view-records.ts';
import { wordsFor } from '../../views/words-for.ts';
import { checkInQuickBooks } from '../check-in-quickbooks.ts';
import type { WorkerContext } from '../worker-context.ts';

/**
 * Asks the platform whether the copy of a record in QuickBooks is really gone, and what Clear ID would do.
 * @throws TickmarkError, PlatformError
 */
export async function checkRecord(
  request: RequestOf<'check_record'>,
  context: WorkerContext,
): Promise<CheckAnswer> {
  const words = await wordsFor(context);
  const connected = await companyOf(context, request.company_key, request.realm);
  const { company, connection } = connected;
  const row = await context.tables.bulk.records.get([company.key, request.record_id]);
  if (!row) throw new TickmarkError('record_gone', `${request.record_id} is not in the mirror`);
  const platform = context.openPlatform(connection);
  const dependents = await viewRecords(
    context,
    connected,
    await dependentsOf(context, company.key, row.id),
    words,
  );
  const quickbooks = row.record.sync.quickbooks;
  const found = connection.capabilities.check
    ? await checkInQuickBooks(context, platform, company, row.id)
    : undefined;
  const [trial] = await platform.execute(company.realm, [
    {
      key: context.newKey(),
      action: 'clear_id',
      record_id: row.id,
      version: row.record.version,
      input: {},
      dry_run: true,
    },
  ]);
  const refusal = refusalOf(found?.exists ?? null, trial?.status ?? null);
  const { company_key, record_id } = request;
  const { version } = row.record;
  return {
    look: refusal ? null : await context.looks.add({ company_key, record_id, version }),
    exists: found?.exists ?? 'unknown',
    quickbooks: quickbooks ? { type: quickbooks.type, id: quickbooks.id } : null,
    creates: trial?.effects?.creates ?? true,
    duplicate_of: trial?.effects?.duplicate_of ?? null,
    dependents,
    locked_by: found?.locked_by?.kind ?? null,
    checked_at: found?.checked_at ?? null,
    refused: refusal
      ? explainProblem(
          refusal,
          words,
          { platform: connection.platform, detail: trial?.problem?.detail ?? '' },
          trial?.problem?.detail ?? null,
        )
      : null,
  };
}

/** Clear ID is allowed only if the copy is known to be gone: otherwise there could be two. */
function refusalOf(exists: CheckAnswer['exists'] | null, trial: string | null): string | null {
  if (trial === 'refused') return 'refused';
  if (trial === 'conflict') return 'conflict';
  switch (exists) {
    case 'no':
      return null;
    case null:
      return 'cannot_check';
    case 'unknown':
      return 'not_checked';
    default:
      return 'still_in_quickbooks';
  }
}
