import { readCheck } from '../contract/check.ts';
import { readOperation, readOutcome, readResults } from '../contract/command.ts';
import { BATCH_MAX, readConnection } from '../contract/connection.ts';
import { readCandidates } from '../contract/customers.ts';
import { readChanges, readLookup } from '../contract/feed.ts';
import { readEditedItem, readListPage } from '../contract/lists.ts';
import { readBackfill, readLogPage } from '../contract/log.ts';
import { readOneRecord } from '../contract/record.ts';
import { readRun } from '../contract/run.ts';
import { type Ask, LIMITS, type Limits, makeAsk, orUnknownOutcome, type Question } from '../http/ask.ts';
import { bearer } from '../http/authenticate.ts';
import { checkAddress } from '../http/check-address.ts';
import { orNull, PlatformError } from '../platform-error.ts';
import type { ListEdit, Lookup, Platform, ReadRecords } from '../port.ts';
import { SOURCE_PLATFORM_ERRORS } from './errors.ts';

/** Every request of the Source Platform API. */
const ALLOW = [
  'GET connection',
  'GET companies/*/records',
  'GET companies/*/records/*',
  'GET companies/*/records/*/check',
  'POST companies/*/records:lookup',
  'POST companies/*/commands',
  'GET companies/*/commands/*',
  'GET companies/*/operations/*',
  'POST companies/*/runs',
  'GET companies/*/runs/*',
  'GET companies/*/customers',
  'GET companies/*/lists/*',
  'POST companies/*/lists/*',
  'PATCH companies/*/lists/*/*',
  'DELETE companies/*/lists/*/*',
  'GET companies/*/log',
  'POST companies/*/backfill',
];

/** The most records of one page, and the most entries of one look-up (§1 paging, §3). */
const PAGE_MAX = 200;

function inCompany(realm: string, ...path: string[]): string[] {
  if (!/^\d+$/.test(realm)) throw new PlatformError('not_found', 'A company id is made of digits');
  return ['companies', realm, ...path];
}

/** Only these words let a command be sent again: another 404, of an unknown company say, tells nothing about its key. */
const isNeverReceived = ({ code, problemCode }: PlatformError) =>
  code === 'not_found' && problemCode === 'never_received';

function inParts({ quickbooks, numbers }: Lookup): Lookup[] {
  const parts: Lookup[] = [];
  for (let at = 0; at < quickbooks.length + numbers.length; at += PAGE_MAX) {
    const behind = Math.max(at - quickbooks.length, 0);
    const rest = Math.max(at + PAGE_MAX - quickbooks.length, 0);
    parts.push({ quickbooks: quickbooks.slice(at, at + PAGE_MAX), numbers: numbers.slice(behind, rest) });
  }
  return parts;
}

async function lookUp(ask: Ask, realm: string, wanted: Lookup, signal?: AbortSignal): Promise<ReadRecords> {
  const parts: ReadRecords[] = [];
  for (const body of inParts(wanted)) {
    const json = await ask({ method: 'POST', path: inCompany(realm, 'records:lookup'), body, signal });
    parts.push(readLookup(json));
  }
  // A record that was asked for by reference and by number may stand in two parts.
  const records = new Map(parts.flatMap((part) => part.records.map((record) => [record.id, record])));
  return { records: [...records.values()], set_aside: parts.flatMap((part) => part.set_aside) };
}

function edited(realm: string, list: string, edit: ListEdit): Question {
  switch (edit.kind) {
    case 'add':
      return {
        method: 'POST',
        path: inCompany(realm, 'lists', list),
        body: { key: edit.key, name: edit.name, parent_id: edit.parent_id },
      };
    case 'rename':
      return {
        method: 'PATCH',
        path: inCompany(realm, 'lists', list, edit.id),
        body: { key: edit.key, version: edit.version, name: edit.name },
      };
    case 'deactivate':
      return {
        method: 'DELETE',
        path: inCompany(realm, 'lists', list, edit.id),
        query: { key: edit.key, version: edit.version },
      };
  }
}

/**
 * Opens a platform that speaks the Source Platform API. Every operation exists; the capabilities tell which of them the
 * platform offers.
 *
 * `execute`, `run`, `editList` and `backfill` are never retried here. When their answer is lost or breaks the contract, they
 * reject with `outcome_unknown` and the reason as `cause`: something may have happened, so the caller asks (`outcome`) before
 * it sends anything again. Dry runs change nothing and reject like reads. Chromium itself repeats a POST when a kept
 * connection breaks before an answer (measured with Chromium 156): only the key makes a command happen once.
 * @param address as `checkAddress` accepts it
 * @throws PlatformError `address_invalid`, `address_insecure`
 */
export function openSourcePlatform(
  address: string,
  accessKey: () => Promise<string>,
  limits: Partial<Limits> = {},
  client = 'Tickmark',
): Required<Platform> {
  const base = checkAddress(address);
  const ask = makeAsk(base, {
    authenticate: bearer(accessKey),
    errors: SOURCE_PLATFORM_ERRORS,
    allow: ALLOW,
    // A client names itself and each question: the platform's support finds them by it.
    headers: () => ({ 'x-client': client, 'x-request-id': crypto.randomUUID() }),
    limits: { ...LIMITS, ...limits },
  });

  /** Sends a request with an effect; an answer that cannot be read leaves the outcome unknown as well. */
  async function act<Value>(question: Question, read: (json: unknown) => Value): Promise<Value> {
    const json = await ask({ ...question, effect: true });
    return orUnknownOutcome(() => read(json));
  }

  return {
    once: 'by_key',

    async connect(signal) {
      return readConnection(await ask({ method: 'GET', path: ['connection'], signal }), base.host);
    },

    async changes(realm, cursor, limit, signal) {
      const path = inCompany(realm, 'records');
      const query = { cursor, limit: Math.min(limit, PAGE_MAX) };
      return readChanges(await ask({ method: 'GET', path, query, signal }));
    },

    async lookup(realm, wanted, signal) {
      return lookUp(ask, realm, wanted, signal);
    },

    async record(realm, id, signal) {
      const record = await orNull(
        ask({ method: 'GET', path: inCompany(realm, 'records', id), signal }).then(readOneRecord),
      );
      if (record && record.id !== id)
        throw new PlatformError('not_a_platform', 'The answer is another record');
      return record;
    },

    async execute(realm, commands, signal) {
      const path = inCompany(realm, 'commands');
      if (commands.length === 0) return [];
      if (commands.length > BATCH_MAX) {
        throw new PlatformError('refused', `More than ${BATCH_MAX} commands in one call`, {
          problemCode: 'batch_too_large',
        });
      }
      const keys = commands.map(({ key }) => key);
      const question: Question = { method: 'POST', path, body: { commands }, signal };
      if (!commands.every(({ dry_run }) => dry_run)) return act(question, (json) => readResults(json, keys));
      const results = readResults(await ask(question), keys);
      const odd = results.find(({ status }) => status === 'unreadable');
      // Of a dry run nothing can be asked for later.
      if (odd || results.length < keys.length)
        throw new PlatformError('not_a_platform', odd?.problem?.detail ?? 'A command has no result');
      return results;
    },

    async outcome(realm, key, _command, signal) {
      const question: Question = { method: 'GET', path: inCompany(realm, 'commands', key), signal };
      return orNull(
        ask(question).then((json) => readOutcome(json, key)),
        isNeverReceived,
      );
    },

    async operation(realm, id, signal) {
      return readOperation(await ask({ method: 'GET', path: inCompany(realm, 'operations', id), signal }));
    },

    async run(realm, key, recordIds, signal) {
      const body = { key, record_ids: recordIds };
      return act({ method: 'POST', path: inCompany(realm, 'runs'), body, signal }, readRun);
    },

    async runState(realm, id, signal) {
      return readRun(await ask({ method: 'GET', path: inCompany(realm, 'runs', id), signal }));
    },

    async check(realm, recordId, signal) {
      const path = inCompany(realm, 'records', recordId, 'check');
      return readCheck(await ask({ method: 'GET', path, signal }));
    },

    async candidates(realm, query, limit, signal) {
      const path = inCompany(realm, 'customers');
      return readCandidates(
        await ask({ method: 'GET', path, query: { query, limit: Math.min(limit, PAGE_MAX) }, signal }),
      );
    },

    async list(realm, list, cursor, signal) {
      return readListPage(
        await ask({ method: 'GET', path: inCompany(realm, 'lists', list), query: { cursor }, signal }),
      );
    },

    async editList(realm, list, edit, signal) {
      return act({ ...edited(realm, list, edit), signal }, readEditedItem);
    },

    async log(realm, { cursor, record }, signal) {
      return readLogPage(
        await ask({ method: 'GET', path: inCompany(realm, 'log'), query: { cursor, record }, signal }),
      );
    },

    async backfill(realm, range, signal) {
      const question: Question = { method: 'POST', path: inCompany(realm, 'backfill'), body: range, signal };
      return range.dry_run ? readBackfill(await ask(question)) : act(question, readBackfill);
    },
  };
}
