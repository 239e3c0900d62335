import { TickmarkError } from '../../../core/tickmark-error.ts';
import { PlatformError } from '../../../platform/platform-error.ts';
import type { Platform } from '../../../platform/port.ts';
import type { ProbeResult } from '../../../protocol/diagnosis.ts';
import type { AnswerOf, RequestOf } from '../../../protocol/requests.ts';
import { lineWithoutRecord } from '../../../store/log/new-log-line.ts';
import type { LogRow } from '../../../store/rows.ts';
import { companyOf } from '../../../views/find-company.ts';
import { checkInQuickBooks } from '../../check-in-quickbooks.ts';
import { toUnconfirmedError } from '../../to-unconfirmed-error.ts';
import type { WorkerContext } from '../../worker-context.ts';

type Asked = { readonly company_key: string };

/** Makes a handler that passes a question to the company's platform and returns its answer. */
function asking<R extends Asked, A>(
  ask: (platform: Platform, realm: string, request: R, context: WorkerContext) => Promise<A>,
) {
  return async (request: R, context: WorkerContext): Promise<A> => {
    const { company, connection } = await companyOf(context, request.company_key, null);
    return ask(context.openPlatform(connection), company.realm, request, context);
  };
}

/** @throws TickmarkError `cannot_check` if the platform has no such operation */
function offered<T>(operation: T | undefined): T {
  if (!operation) throw new TickmarkError('cannot_check', 'The platform cannot look there');
  return operation;
}

/** @throws TickmarkError `cannot_check`, `outcome_unknown` */
export async function compareRecord(
  { company_key, record_id }: RequestOf<'compare_record'>,
  context: WorkerContext,
): Promise<AnswerOf<'compare_record'>> {
  const { company, connection } = await companyOf(context, company_key, null);
  return offered(await checkInQuickBooks(context, context.openPlatform(connection), company, record_id));
}

export const findCustomers = asking<RequestOf<'find_customers'>, AnswerOf<'find_customers'>>(
  async (platform, realm, { query }) => ({
    candidates: await offered(platform.candidates)(realm, query, MOST_CANDIDATES),
  }),
);
const MOST_CANDIDATES = 50;

export const openList = asking<RequestOf<'open_list'>, AnswerOf<'open_list'>>(
  (platform, realm, { list, cursor }) => offered(platform.list)(realm, list, cursor),
);

/** Edits a list, and logs who did what when, whatever the result. */
export async function editList(
  request: RequestOf<'edit_list'>,
  context: WorkerContext,
): Promise<AnswerOf<'edit_list'>> {
  const { company_key, list, edit } = request;
  const { company, connection } = await companyOf(context, company_key, null);
  if (connection.user.role === 'viewer') throw new TickmarkError('not_allowed', 'A viewer changes no list');
  const log = (outcome: LogRow['outcome'], detail: string | null) =>
    context.tables.strict.log.add(
      lineWithoutRecord(
        {
          company_key,
          at: context.clock(),
          who: connection.user.name,
          action: `list_${edit.kind}`,
          outcome,
          detail: detail ?? list,
        },
        'name' in edit ? edit.name : edit.id,
      ),
    );
  try {
    await offered(context.openPlatform(connection).editList)(company.realm, list, edit);
  } catch (error) {
    const known = toUnconfirmedError(error);
    await log(known === error ? 'refused' : 'failed', error instanceof Error ? error.message : null);
    throw known;
  }
  await log('succeeded', null);
  return { status: 'done' };
}

export const tryCommand = asking<RequestOf<'try_command'>, AnswerOf<'try_command'>>(
  async (platform, realm, { record_id, version, action, input }, context) => {
    const command = { key: context.newKey(), action, record_id, version, input, dry_run: true };
    const [result] = await platform.execute(realm, [command]);
    const { problem, effects } = result ?? {};
    return {
      affects: effects?.affects ?? null,
      creates: effects?.creates ?? null,
      refusal: problem ? { code: problem.code, detail: problem.detail ?? problem.title } : null,
    };
  },
);

export const askConnection = asking<RequestOf<'ask_connection'>, AnswerOf<'ask_connection'>>(
  async (platform, realm, _request, context) => {
    const from = context.clock();
    const { companies, ...info } = await platform.connect();
    const about = companies.find(({ realm_id }) => realm_id === realm) ?? null;
    return { ...info, about, took_ms: context.clock() - from };
  },
);

export const probePlatform = asking<RequestOf<'probe_platform'>, AnswerOf<'probe_platform'>>(
  async (platform, realm, { company_key }, context) => {
    const { company, connection } = await companyOf(context, company_key, null);
    const { commands, runs } = connection.capabilities;
    const key = context.newKey();
    const [ofRecords, ofCommands, ofRuns] = await Promise.all([
      // An expired cursor is also an answer of the feed.
      probe(() => platform.changes(realm, company.cursor, 1), 'cursor_expired'),
      probe(commands.length > 0 ? () => platform.outcome(realm, key) : null, 'not_found'),
      probe(runs && platform.runState ? () => platform.runState?.(realm, key) : null, 'not_found'),
    ]);
    return { records: ofRecords, commands: ofCommands, runs: ofRuns };
  },
);

/**
 * Tests an operation that may have nothing to return.
 * @param ask `null` if the platform does not offer it
 * @param fine the code of a refusal that counts as an answer
 */
async function probe(ask: (() => Promise<unknown> | undefined) | null, fine: string): Promise<ProbeResult> {
  if (!ask) return { result: 'not_offered' };
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { code, status, message } = error;
    if (code !== fine) return { result: 'failed', code, status, reason: message };
  }
  return { result: 'answered' };
}
