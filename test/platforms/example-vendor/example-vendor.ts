import { createServer, type IncomingMessage } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';

/*
 * A vendor's server at the levels Read and Commands, over one table of invoices. README.md beside this file walks through it.
 */

const TABLES = `
  CREATE TABLE IF NOT EXISTS invoices (
    id INTEGER PRIMARY KEY, number TEXT, customer TEXT, date TEXT, cents INTEGER,
    state TEXT, state_since TEXT, error TEXT, quickbooks_id TEXT,
    version INTEGER NOT NULL DEFAULT 1, updated_at TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX IF NOT EXISTS invoices_feed ON invoices (updated_at, id);
  CREATE TABLE IF NOT EXISTS sent_commands (key TEXT PRIMARY KEY, content TEXT NOT NULL, result TEXT NOT NULL);`;

/** Every change of an invoice goes through this: the version and the place in the feed move with it. */
const CHANGE = `UPDATE invoices SET state = ?, state_since = ?, error = ?, quickbooks_id = ?,
  version = version + 1, updated_at = ? WHERE id = ?`;

const REMEMBER = 'INSERT INTO sent_commands VALUES (?, ?, ?)';

type Row = ReturnType<ReturnType<DatabaseSync['prepare']>['all']>[number];

interface Command {
  key: string;
  action: string;
  record_id: string;
  version: string;
  dry_run: boolean;
}

/** Finds the copy of an invoice in QuickBooks by its id, else by its number; creates one only where there is none. */
type Post = (invoice: { number: string; quickbooksId: string | null }) => string;

interface Vendor {
  readonly database: DatabaseSync;
  readonly realm: string;
  /** The role of each access key’s owner: `admin`, `bookkeeper` or `viewer`. */
  readonly keys: ReadonlyMap<string, string>;
  readonly post: Post;
}

class Problem extends Error {
  status = 500;
  code = 'internal';
}
const problem = (status: number, code: string, detail: string) =>
  Object.assign(new Problem(detail), { status, code });

const RESYNC_FROM = ['failed', 'changed', 'canceled', 'skipped', 'not_synced', 'synced', 'synced_warn'];

function toRecord(invoice: Row, role: string) {
  const mayResync = role !== 'viewer' && !invoice.deleted && RESYNC_FROM.includes(String(invoice.state));
  return {
    id: String(invoice.id),
    type: 'invoice',
    number: invoice.number,
    party: { name: invoice.customer },
    date: invoice.date,
    amount: { value: (Number(invoice.cents) / 100).toFixed(2), currency: 'CAD' },
    version: String(invoice.version),
    updated_at: invoice.updated_at,
    deleted: invoice.deleted === 1,
    sync: {
      state: invoice.state,
      since: invoice.state_since,
      error: invoice.error === null ? null : { message: invoice.error },
      quickbooks: invoice.quickbooks_id === null ? null : { type: 'Invoice', id: invoice.quickbooks_id },
    },
    allowed: mayResync ? ['resync'] : [],
  };
}

/** Time and id: with the time alone, invoices of the same time are lost at the border of a page. */
const writeCursor = (time: string, id: number) =>
  Buffer.from(JSON.stringify([time, id])).toString('base64url');

function readCursor(cursor: string | null): [time: string, id: number] {
  if (cursor === null) return ['', 0];
  try {
    const [time, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof time === 'string' && typeof id === 'number') return [time, id];
  } catch {}
  throw problem(410, 'cursor_expired', 'This cursor is not known: start over');
}

function createAnswer({ database, realm, keys, post }: Vendor) {
  database.exec(TABLES);
  const invoiceOf = (id: string) => database.prepare('SELECT * FROM invoices WHERE id = ?').get(id);
  const sent = (key: string) => database.prepare('SELECT * FROM sent_commands WHERE key = ?').get(key);

  function connection(role: string) {
    return {
      platform: { name: 'Example Vendor' },
      user: { id: role, name: role, role },
      companies: [
        { realm_id: realm, name: 'Maple Landscaping Inc.', currency: 'CAD', time_zone: 'America/Toronto' },
      ],
      capabilities: { record_types: ['invoice'], commands: ['resync'], batch_max: 50 },
    };
  }

  function feed(query: URLSearchParams, role: string) {
    const [time, id] = readCursor(query.get('cursor'));
    const limit = Math.min(Number(query.get('limit') ?? 200), 200);
    const found = database
      .prepare('SELECT * FROM invoices WHERE (updated_at, id) > (?, ?) ORDER BY updated_at, id LIMIT ?')
      .all(time, id, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const cursor = last ? writeCursor(String(last.updated_at), Number(last.id)) : writeCursor(time, id);
    return { records: page.map((each) => toRecord(each, role)), cursor, has_more: found.length > limit };
  }

  /** Decides and does one command. SQLite writes one transaction at a time; elsewhere lock the invoice's row here. */
  function execute({ key, action, record_id, version, dry_run }: Command, role: string) {
    const content = JSON.stringify([action, record_id, version]);
    const known = sent(key);
    if (known && known.content !== content)
      throw problem(422, 'key_reused', 'This key was used for something else');
    if (known) return JSON.parse(String(known.result));
    const result = { key, ...decide(action, record_id, version, dry_run, role) };
    if (!dry_run) database.prepare(REMEMBER).run(key, content, JSON.stringify(result));
    return result;
  }

  function decide(action: string, id: string, version: string, dryRun: boolean, role: string) {
    const invoice = invoiceOf(id);
    const refused = (code: string) => ({ status: 'refused', problem: { code, title: code } });
    if (!invoice) return refused('not_found');
    const record = toRecord(invoice, role);
    if (record.version !== version) return { status: 'conflict', record };
    if (!record.allowed.includes(action)) return { ...refused('not_allowed'), record };
    if (dryRun) return { status: 'done', record, effects: { creates: invoice.quickbooks_id === null } };
    const at = new Date().toISOString();
    const before = typeof invoice.quickbooks_id === 'string' ? invoice.quickbooks_id : null;
    try {
      const copy = post({ number: String(invoice.number), quickbooksId: before });
      database.prepare(CHANGE).run('synced', at, null, copy, at, id);
    } catch (error) {
      database.prepare(CHANGE).run('failed', at, String(error), before, at, id);
    }
    return { status: 'done', record: toRecord(invoiceOf(id) ?? invoice, role) };
  }

  function commands(body: unknown, role: string) {
    if (role === 'viewer') throw problem(403, 'not_allowed', 'A viewer may not send commands');
    database.exec('BEGIN IMMEDIATE');
    try {
      const results = (body as { commands: Command[] }).commands.map((command) => execute(command, role));
      database.exec('COMMIT');
      return { results };
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return function answer(method: string, url: URL, authorization: string, body: unknown): unknown {
    const role = keys.get(authorization.replace(/^Bearer /, ''));
    if (!role) throw problem(401, 'unauthorized', 'The access key is not known');
    const [, first, company, what, id] = url.pathname.split('/');
    if (first === 'connection') return connection(role);
    if (first === 'companies' && company !== realm)
      throw problem(403, 'permission', 'This key has no right to that company');
    if (method === 'GET' && what === 'records' && !id) return feed(url.searchParams, role);
    if (method === 'POST' && what === 'commands') return commands(body, role);
    if (method === 'GET' && what === 'commands' && id) {
      const known = sent(id);
      if (!known) throw problem(404, 'never_received', 'No command with this key was received');
      return JSON.parse(String(known.result));
    }
    throw problem(404, 'not_offered', 'This is not built');
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text ? JSON.parse(text) : null;
}

/** The server itself: whatever happens, an error leaves as a problem with a code. */
export function createVendor(vendor: Vendor) {
  const answer = createAnswer(vendor);
  return createServer(async (request, response) => {
    try {
      const { method = 'GET', url = '/', headers } = request;
      const body = await readBody(request);
      const said = answer(method, new URL(url, 'http://vendor'), headers.authorization ?? '', body);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
    } catch (error) {
      const { status, code, message } = error instanceof Problem ? error : new Problem('Something broke');
      const said = { title: code, status, code, detail: message, retryable: status >= 500 };
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(said));
    }
  });
}
