import type { IncomingMessage, ServerResponse } from 'node:http';
import { openHttpServer } from '../sandbox/platform/http-server.ts';
import { placeOf, VendorBooks, type VendorRecord } from './vendor-books.ts';
import type { Level, WrongAnswer } from './wrong-answers.ts';

export const VENDOR_KEY = 'the-vendors-access-key';
export const VENDOR_REALM = '9341450122330011';

export interface Vendor {
  /** The address that a person types. */
  readonly url: string;
  readonly books: VendorBooks;
  /** The wrong answers that it gives from now on. */
  readonly wrong: Set<WrongAnswer>;
  /** Every request: `GET /connection`. */
  readonly requests: string[];
  /** What is built beside the level; nothing at first. */
  readonly extras: Set<'operations' | 'single_records' | 'lookup'>;
  /** Records whose operations fail, which the records themselves do not tell. */
  readonly failed: Set<string>;
  /** How long it takes to bring a record into QuickBooks, in milliseconds. */
  takesMs: number;
  close(): Promise<void>;
}

/** An answer: a status and a body; text is sent as HTML. */
interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

interface Run {
  readonly id: string;
  readonly operations: readonly string[];
}

const BASE = '/books/v1';
const ok = (body: unknown): Reply => ({ status: 200, body });
const problem = (status: number, code: string, detail: string): Reply => ({
  status,
  body: { title: code, status, code, detail },
  type: 'application/problem+json',
});
/** What frameworks answer by themselves. */
const plain = (status: number, message: string): Reply => ({ status, body: { message } });
const NOT_FOUND = plain(404, 'No route here');
const NOT_OFFERED = problem(404, 'not_offered', 'This is not built');
const HTML: Reply = { status: 200, body: '<!doctype html><title>Welcome</title>', type: 'text/html' };

/**
 * Starts a minimal vendor's server, written from the published contract alone: in one process, in memory, with no more than its
 * level has. `wrong` turns wrong answers on.
 * @param clock in milliseconds since 1970
 */
export async function openVendor(level: Level, clock: () => number = Date.now): Promise<Vendor> {
  const books = new VendorBooks(clock);
  const wrong = new Set<WrongAnswer>();
  const requests: string[] = [];
  const answer = makeAnswer(level, () => vendor);
  const server = await openHttpServer(0, (request, response) => {
    void readBody(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://vendor');
      requests.push(`${request.method} ${url.pathname.slice(BASE.length)}`);
      send(
        response,
        request.headers.authorization === `Bearer ${VENDOR_KEY}`
          ? answer(request.method ?? 'GET', url, body)
          : problem(401, 'unauthorized', 'The key is not known'),
      );
    });
  });
  const vendor: Vendor = {
    url: `http://127.0.0.1:${server.port}${BASE}`,
    books,
    wrong,
    requests,
    extras: new Set(),
    failed: new Set(),
    takesMs: 2_000,
    close: () => server.goDown(),
  };
  return vendor;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text ? JSON.parse(text) : null;
}

function send(response: ServerResponse, { status, body, type = 'application/json' }: Reply): void {
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

type Answer = (method: string, url: URL, body: unknown) => Reply;

function makeAnswer(level: Level, vendorOf: () => Vendor): Answer {
  const commands = makeCommands(level, vendorOf);
  const runs = makeRuns(vendorOf);
  return (method, url, body) => {
    const { books, wrong, extras } = vendorOf();
    const unbuilt = wrong.has('unbuilt_as_frameworks_say') ? NOT_FOUND : NOT_OFFERED;
    const [first, realm, what, id] = url.pathname
      .slice(BASE.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (first === 'connection') return ok(connection(level, vendorOf()));
    if (first !== 'companies' || realm !== VENDOR_REALM) return problem(404, 'not_found', 'No such company');
    switch (`${method} ${what}`) {
      case 'GET records':
        if (id) return extras.has('single_records') ? recordOf(books, id, wrong) : unbuilt;
        return page(books, url, wrong);
      case 'POST records:lookup':
        return extras.has('lookup') ? ok({ records: [] }) : unbuilt;
      case 'POST commands':
        return level === 'read' ? unbuilt : commands.execute(body as CommandsBody);
      case 'GET commands':
        return level === 'read' ? unbuilt : commands.outcome(id ?? '');
      case 'GET operations':
        return extras.has('operations') ? commands.operation(id ?? '') : unbuilt;
      case 'POST runs':
        return level === 'runs' ? runs.start() : unbuilt;
      case 'GET runs':
        return level === 'runs' ? runs.state(id ?? '') : unbuilt;
      default:
        return unbuilt;
    }
  };
}

function connection(level: Level, { books, wrong }: Vendor) {
  const processed = Math.max(...books.endedAt.values());
  const company = {
    realm_id: VENDOR_REALM,
    name: 'Maple Landscaping Inc.',
    currency: wrong.has('small_letter_currency') ? 'usd' : 'USD',
    time_zone: 'America/Toronto',
    books_closed_through: wrong.has('zero_books_closed') ? '0000-00-00' : null,
    last_processed_at: wrong.has('blank_last_processed')
      ? ''
      : wrong.has('zero_times')
        ? '0001-01-01T00:00:00Z'
        : Number.isFinite(processed)
          ? new Date(processed).toISOString()
          : null,
  };
  return {
    platform: { name: 'PlainBooks' },
    user: { id: 'u1', name: 'The admin', role: 'admin' },
    companies: [
      company,
      ...(wrong.has('second_company_unreadable') ? [{ realm_id: '9341450122330099', name: 17 }] : []),
    ],
    capabilities: {
      record_types: ['invoice'],
      commands: level === 'read' ? [] : ['resync'],
      ...(level === 'runs' && { runs: true }),
    },
  };
}

function told(record: VendorRecord, wrong: ReadonlySet<WrongAnswer>) {
  const state = wrong.has('unknown_state') && record.sync.state === 'failed' ? 'error' : record.sync.state;
  const since = wrong.has('zero_times') ? '1970-01-01T00:00:00Z' : record.sync.since;
  const currency = wrong.has('small_letter_currency') ? 'usd' : record.amount.currency;
  return { ...record, amount: { ...record.amount, currency }, sync: { ...record.sync, state, since } };
}

function recordOf(books: VendorBooks, id: string, wrong: ReadonlySet<WrongAnswer>): Reply {
  return books.has(id) ? ok(told(books.get(id), wrong)) : problem(404, 'not_found', 'No such record');
}

function page(books: VendorBooks, url: URL, wrong: ReadonlySet<WrongAnswer>): Reply {
  const after = url.searchParams.get('cursor') ?? 'begin';
  if (after !== 'begin' && !/^\d{4}-\S+ \S/.test(after))
    return problem(410, 'cursor_expired', 'This cursor is not known');
  const limit = Number(url.searchParams.get('limit') ?? 200);
  const later = books.feed().filter((record) => after === 'begin' || placeOf(record) > after);
  const records = later.slice(0, limit);
  const last = records.at(-1);
  return ok({
    records: records.map((record) => told(record, wrong)),
    cursor: last ? placeOf(last) : after,
    has_more: later.length > limit,
  });
}

interface CommandsBody {
  readonly commands: readonly {
    readonly key: string;
    readonly record_id: string;
    readonly version: string;
    readonly action: string;
    readonly dry_run?: boolean;
  }[];
}

function makeCommands(level: Level, vendorOf: () => Vendor) {
  const results = new Map<string, object>();
  const contents = new Map<string, string>();
  const contentOf = ({ record_id, version, action }: CommandsBody['commands'][number]) =>
    JSON.stringify([record_id, version, action]);

  function execute({ commands }: CommandsBody): Reply {
    const { wrong } = vendorOf();
    const refusal = refusalOf(wrong, commands.length);
    if (refusal) return refusal;
    if (commands.some((each) => (contents.get(each.key) ?? contentOf(each)) !== contentOf(each)))
      return problem(422, 'key_reused', 'This key was used for something else');
    const answered = commands.map(resultOf).map(written);
    if (wrong.has('commands_in_html')) return HTML;
    if (wrong.has('results_in_another_order')) answered.reverse();
    if (wrong.has('results_fewer')) answered.pop();
    if (wrong.has('result_of_a_wrong_key')) answered[0] = { ...answered[0], key: 'another-key' };
    return ok({ results: answered });
  }

  function resultOf(command: CommandsBody['commands'][number]): object {
    const { key, dry_run = false } = command;
    const known = results.get(key);
    if (known) return known;
    const result = { key, ...effectOf(command) };
    if (dry_run) return result;
    results.set(key, result);
    contents.set(key, contentOf(command));
    return result;
  }

  function effectOf(command: CommandsBody['commands'][number]): object {
    const { key, record_id, version, action, dry_run = false } = command;
    const { books, wrong, extras, takesMs } = vendorOf();
    if (!books.has(record_id) || action !== 'resync') {
      return { status: 'refused', problem: { code: 'not_eligible', title: 'Not possible' } };
    }
    const record = books.get(record_id);
    if (record.version !== version) return { status: 'conflict', record: told(record, wrong) };
    if (dry_run) return { status: 'done', record: told(record, wrong), effects: { creates: false } };
    books.effects.push({ key, record_id });
    const scheduled = books.setState(record_id, 'scheduled');
    // Who has runs begins with one.
    const waitsForRun = level === 'runs' && !RUNS_WRONG.some((each) => wrong.has(each));
    const operation = waitsForRun ? null : books.begin(record_id, takesMs);
    const isTold = extras.has('operations') || wrong.has('operation_not_found');
    return { status: 'accepted', record: told(scheduled, wrong), operation_id: isTold ? operation : null };
  }

  function outcome(key: string): Reply {
    const { wrong } = vendorOf();
    const refusal = refusalOf(wrong, 1);
    if (refusal) return refusal;
    if (wrong.has('commands_in_html')) return HTML;
    const result = results.get(key);
    return result ? ok(written(result)) : problem(404, 'never_received', 'No such command');
  }

  /** A result as it is sent. */
  function written(result: object): object {
    return vendorOf().wrong.has('operation_id_is_a_number') ? { ...result, operation_id: 17 } : result;
  }

  function operation(id: string): Reply {
    const { books, failed } = vendorOf();
    const record_id = books.recordOf(id);
    if (record_id !== null && failed.has(record_id)) {
      books.setState(record_id, 'changed');
      return ok({
        id,
        status: 'failed',
        problem: { code: 'tax_code_missing', detail: 'Line 2 has no tax code' },
      });
    }
    return ok({ id, status: books.isUnderWay(id) ? 'running' : 'succeeded', record: null });
  }

  return { execute, outcome, operation };
}

/** Runs that are wrong: the vendor brings records into QuickBooks by itself then. */
const RUNS_WRONG = ['runs_not_found', 'run_refused', 'run_that_never_ends'] as const;

function refusalOf(wrong: ReadonlySet<WrongAnswer>, count: number): Reply | null {
  if (wrong.has('commands_not_found')) return NOT_FOUND;
  if (wrong.has('commands_not_offered')) return problem(404, 'not_offered', 'Commands are not built yet');
  if (wrong.has('commands_denied_by_a_gateway')) return plain(403, 'Commands are not part of your plan');
  if (wrong.has('batch_too_large_for_a_gateway') && count > 1) return plain(413, 'Payload too large');
  return null;
}

function makeRuns(vendorOf: () => Vendor) {
  const runs: Run[] = [];
  const isEndless = () => vendorOf().wrong.has('run_that_never_ends');
  const isGoing = ({ operations }: Run) =>
    isEndless() || operations.some((operation) => vendorOf().books.isUnderWay(operation));
  const view = (run: Run) => ({
    id: run.id,
    state: isGoing(run) ? 'running' : 'finished',
    total: run.operations.length,
    done: isEndless() ? 0 : run.operations.filter((each) => !vendorOf().books.isUnderWay(each)).length,
  });

  function start(): Reply {
    const { books, wrong, takesMs } = vendorOf();
    if (wrong.has('runs_not_found')) return NOT_FOUND;
    if (wrong.has('run_refused')) return problem(403, 'permission', 'Only the owner starts runs');
    const going = runs.find(isGoing);
    if (going) return { status: 202, body: { run: view(going) } };
    const todo = isEndless() ? [] : books.feed().filter(({ sync }) => sync.state === 'scheduled');
    const run = {
      id: `run_${runs.length + 1}`,
      operations: todo.map(({ id }) => books.begin(id, takesMs)),
    };
    runs.push(run);
    return { status: 202, body: { run: view(run) } };
  }

  function state(id: string): Reply {
    if (vendorOf().wrong.has('runs_not_found')) return NOT_FOUND;
    const run = runs.find((each) => each.id === id);
    return run ? ok({ run: view(run) }) : problem(404, 'not_found', 'No such run');
  }

  return { start, state };
}
