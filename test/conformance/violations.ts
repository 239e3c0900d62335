import { randomUUID } from 'node:crypto';
import { CONTRACT_REALM } from '../sandbox/world/contract-world.ts';
import type { Alter, Answered, Asked } from './altered-platform.ts';
import { at, listAt, textAt } from './json.ts';

/** One deliberate violation of the contract, and the rule that has to name it. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
  /** Made anew for each platform: some violations remember. */
  readonly make: () => Alter;
}

type Json = Record<string, unknown>;

/** The object at a place, to be changed; an empty one for none. */
function objectAt(json: unknown, ...path: readonly (string | number)[]): Json {
  const value = at(json, ...path);
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

const isFeed = ({ method, path }: Asked) => method === 'GET' && /^\/companies\/\d+\/records$/.test(path);
const isConnection = ({ path }: Asked) => path === '/connection';
const isCommands = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/commands');
const isOutcome = ({ method, path }: Asked) => method === 'GET' && path.includes('/commands/');
const isLookup = ({ path }: Asked) => path.endsWith('/records:lookup');
const isRunStart = ({ method, path }: Asked) => method === 'POST' && path.endsWith('/runs');
const isRun = ({ method, path }: Asked) => method === 'GET' && path.includes('/runs/');
const ends = (end: string) => (asked: Asked) => asked.method === 'GET' && asked.path.endsWith(end);
const isInCompany = ({ path }: Asked) => path.startsWith(`/companies/${CONTRACT_REALM}`);

const firstCommand = (asked: Asked) => objectAt(asked.body, 'commands', 0);

function problem(status: number, code: string): Answered {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { title: code, status, code, detail: code, retryable: false },
  };
}

function answer(
  rule: string,
  what: string,
  of: (asked: Asked) => boolean,
  change: (answered: Answered, asked: Asked) => void,
): Violation {
  return {
    rule,
    what,
    make: () => async (asked, forward) => {
      const answered = await forward(asked);
      if (of(asked)) change(answered, asked);
      return answered;
    },
  };
}

/** Changes the body of successes alone. */
function body(
  rule: string,
  what: string,
  of: (asked: Asked) => boolean,
  change: (json: Json, asked: Asked) => void,
): Violation {
  return answer(rule, what, of, (answered, asked) => {
    if (answered.status < 300) change(objectAt(answered.body), asked);
  });
}

function question(
  rule: string,
  what: string,
  of: (asked: Asked) => boolean,
  change: (asked: Asked) => void,
): Violation {
  return {
    rule,
    what,
    make: () => (asked, forward) => {
      if (of(asked)) change(asked);
      return forward(asked);
    },
  };
}

function instead(rule: string, what: string, of: (asked: Asked) => boolean, say: () => Answered): Violation {
  return { rule, what, make: () => async (asked, forward) => (of(asked) ? say() : forward(asked)) };
}

/** Changes one record wherever it is answered. */
function record(rule: string, what: string, id: string, change: (record: Json) => void): Violation {
  return body(
    rule,
    what,
    () => true,
    (json) => {
      const results = listAt(json, 'results').map((result) => at(result, 'record'));
      for (const each of [json, ...listAt(json, 'records'), ...results, at(json, 'record')])
        if (textAt(each, 'id') === id && at(each, 'sync')) change(objectAt(each));
    },
  );
}

const syncOf = (each: Json) => objectAt(each, 'sync');

const GENERAL: readonly Violation[] = [
  question(
    'G1',
    'takes requests without a key',
    ({ headers }) => !headers.authorization,
    ({ headers }) => {
      headers.authorization = 'Bearer key-admin';
    },
  ),
  question(
    'G2',
    'takes any key',
    ({ headers }) => /wrong/.test(headers.authorization ?? ''),
    ({ headers }) => {
      headers.authorization = 'Bearer key-admin';
    },
  ),
  question(
    'G3',
    'shows any company to any key',
    (asked) => asked.path.startsWith('/companies/') && !isInCompany(asked),
    (asked) => {
      asked.path = asked.path.replace(/^\/companies\/\d+/, `/companies/${CONTRACT_REALM}`);
    },
  ),
  body('G4', 'sends the user as a text', isConnection, (json) => {
    json.user = 'Office';
  }),
  body('G4', 'sends the operation’s id as a number', isCommands, (json) => {
    for (const result of listAt(json, 'results')) objectAt(result).operation_id = 17;
  }),
  answer(
    'G5',
    'sends errors as plain JSON',
    () => true,
    ({ status, headers }) => {
      if (status >= 400) headers['content-type'] = 'application/json';
    },
  ),
  answer(
    'G5',
    'sends errors without a code',
    () => true,
    ({ status, body: json }) => {
      if (status >= 400) delete objectAt(json).code;
    },
  ),
  instead('G5', 'answers unknown addresses with a page', ends('/tickmark-conformance'), () => ({
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: null,
    raw: Buffer.from('<!doctype html><title>Not found</title>'),
  })),
  {
    rule: 'G6',
    what: 'redirects to another address of the feed',
    make: () => async (asked, forward) =>
      isFeed(asked) && isInCompany(asked) && asked.headers.authorization === 'Bearer key-admin'
        ? { status: 301, headers: { location: 'https://other.example/' }, body: {} }
        : forward(asked),
  },
  answer(
    'G7',
    'sends JSON as text',
    () => true,
    ({ status, headers }) => {
      if (status < 300) headers['content-type'] = 'text/plain';
    },
  ),
  answer('G7', 'sends names in Latin-1', ends('/log'), (answered) => {
    answered.raw = Buffer.from('{"entries":[],"note":"Québec"}', 'latin1');
  }),
  body('G8', 'pads a page to more than 5 MB', isFeed, (json, { query }) => {
    if (query.get('limit') === '200') json.padding = 'x'.repeat(5_200_000);
  }),
  {
    rule: 'G9',
    what: 'refuses an Origin that it does not know',
    make: () => async (asked, forward) =>
      asked.headers.origin ? problem(403, 'permission') : forward(asked),
  },
  body('G10', 'sends an empty text for a time', isConnection, (json) => {
    objectAt(json, 'companies', 0).last_processed_at = '';
  }),
  record('G10', 'sends 0001-01-01 for a time', 'inv_3', (each) => {
    syncOf(each).last_success_at = '0001-01-01T00:00:00Z';
  }),
  {
    rule: 'G11',
    what: 'refuses query fields that it does not know',
    make: () => async (asked, forward) =>
      asked.query.has('tickmark_conformance') ? problem(400, 'invalid_request') : forward(asked),
  },
  {
    rule: 'G12',
    what: 'is busy without saying for how long',
    make() {
      let isFirst = true;
      return async (asked, forward) => {
        const isBusy = isFirst && ends('/customers')(asked);
        if (isBusy) isFirst = false;
        return isBusy ? problem(429, 'rate_limited') : forward(asked);
      };
    },
  },
];

const CONNECTION: readonly Violation[] = [
  body('C1', 'sends the realm as a number', isConnection, (json) => {
    objectAt(json, 'companies', 0).realm_id = Number(CONTRACT_REALM);
  }),
  body('C1', 'names no company', isConnection, (json) => {
    json.companies = [];
  }),
  body('C2', 'has a role of its own', isConnection, (json) => {
    objectAt(json, 'user').role = 'owner';
  }),
  body('C3', 'leaves out the name of a company', isConnection, (json) => {
    json.companies = [...listAt(json, 'companies'), { realm_id: '9341450122330099' }];
  }),
  body('C4', 'announces a command of its own', isConnection, (json) => {
    const capabilities = objectAt(json, 'capabilities');
    capabilities.commands = [...listAt(capabilities, 'commands'), 'resynchronize'];
  }),
  instead('C5', 'announces checks that it has not built', ends('/check'), () => problem(404, 'not_offered')),
  body('C6', 'names a time zone of Windows', isConnection, (json) => {
    objectAt(json, 'companies', 0).time_zone = 'Eastern Standard Time';
  }),
  body('C6', 'writes the currency in small letters', isConnection, (json) => {
    objectAt(json, 'companies', 0).currency = 'usd';
  }),
  body('C7', 'takes batches of 500', isConnection, (json) => {
    objectAt(json, 'capabilities').batch_max = 500;
  }),
  body('C8', 'has another name each time', isConnection, (json) => {
    objectAt(json, 'platform').name = `FieldPro ${randomUUID()}`;
  }),
];

const FEED: readonly Violation[] = [
  question('F1', 'does not heed limit', isFeed, ({ query }) => query.delete('limit')),
  body('F1', 'sends no cursor with the last page', isFeed, (json) => {
    if (json.has_more === false) json.cursor = null;
  }),
  {
    rule: 'F2',
    what: 'continues behind the time alone, so that equal times are lost',
    make: () => async (asked, forward) => {
      const answered = await forward(asked);
      if (isFeed(asked) && asked.query.get('limit') === '2' && asked.query.get('cursor'))
        objectAt(answered.body).records = listAt(answered.body, 'records').slice(1);
      return answered;
    },
  },
  {
    rule: 'F2',
    what: 'continues with the last record once more',
    make() {
      let last: unknown = null;
      return async (asked, forward) => {
        const answered = await forward(asked);
        if (!isFeed(asked) || asked.query.get('limit') !== '2') return answered;
        const records = listAt(answered.body, 'records');
        if (asked.query.get('cursor') && last)
          objectAt(answered.body).records = [last, ...records.slice(0, 1)];
        last = records.at(-1);
        return answered;
      };
    },
  },
  record('F3', 'orders by something else than it says', 'inv_5', (each) => {
    each.updated_at = '2026-01-01T00:00:00Z';
  }),
  {
    rule: 'F4',
    what: 'begins anew at the end',
    make() {
      let end: string | null = null;
      return async (asked, forward) => {
        if (isFeed(asked) && end !== null && asked.query.get('cursor') === end) asked.query.delete('cursor');
        const answered = await forward(asked);
        if (isFeed(asked) && at(answered.body, 'has_more') === false) end = textAt(answered.body, 'cursor');
        return answered;
      };
    },
  },
  {
    rule: 'F5',
    what: 'forgets a cursor once it was asked for',
    make() {
      let last: string | null = null;
      return async (asked, forward) => {
        const cursor = asked.query.get('cursor');
        const answered = await forward(asked);
        if (!isFeed(asked) || asked.query.get('limit') !== '2') return answered;
        if (cursor !== null && cursor === last) objectAt(answered.body).records = [];
        last = cursor;
        return answered;
      };
    },
  },
  question('F6', 'gives the first page for a cursor that it cannot read', isFeed, ({ query }) => {
    if (query.get('cursor')?.includes('no-such')) query.delete('cursor');
  }),
  record('F7', 'sends a version as a number', 'inv_3', (each) => {
    each.version = 3;
  }),
  record('F8', 'has a state of its own', 'inv_3', (each) => {
    syncOf(each).state = 'error';
  }),
  record('F9', 'writes types in capitals', 'inv_3', (each) => {
    each.type = 'Invoice';
  }),
  record('F10', 'sends synced records without an id of QuickBooks', 'cus_1', (each) => {
    syncOf(each).quickbooks = null;
  }),
  record('F11', 'writes types of QuickBooks in small letters', 'cus_1', (each) => {
    objectAt(each, 'sync', 'quickbooks').type = 'customer';
  }),
  record('F12', 'says nothing of a failure', 'inv_3', (each) => {
    syncOf(each).error = { code: '6140', message: '' };
  }),
  record('F13', 'sends neither number nor name', 'inv_4', (each) => {
    each.number = null;
  }),
  record('F13', 'sends amounts without a currency', 'inv_4', (each) => {
    each.amount = { value: '100.00' };
  }),
  record('F14', 'does not say since when a record is ready', 'inv_5', (each) => {
    syncOf(each).since = null;
  }),
  record('F15', 'has a clock that is ahead', 'inv_6b', (each) => {
    each.updated_at = '2099-01-01T00:00:00Z';
  }),
  body('F16', 'allows what it does not announce', isConnection, (json) => {
    const capabilities = objectAt(json, 'capabilities');
    capabilities.commands = listAt(capabilities, 'commands').filter((action) => action !== 'link');
  }),
  record('F17', 'names parents that it does not report', 'inv_3', (each) => {
    each.depends_on = ['cus_none'];
  }),
  {
    rule: 'F18',
    what: 'makes the version of a record from the time of the answer',
    make() {
      let counter = 0;
      return async (asked, forward) => {
        const answered = await forward(asked);
        counter += 1;
        for (const each of listAt(answered.body, 'records'))
          if (textAt(each, 'id') === 'inv_3') objectAt(each).version = `v${counter}`;
        return answered;
      };
    },
  },
  {
    rule: 'F18',
    what: 'changes a state at the same version',
    make() {
      let looks = 0;
      return async (asked, forward) => {
        const answered = await forward(asked);
        for (const each of listAt(answered.body, 'records')) {
          if (textAt(each, 'id') !== 'inv_3') continue;
          if (asked.query.get('limit') === '200') looks += 1;
          if (looks > 3) objectAt(each, 'sync').state = 'skipped';
        }
        return answered;
      };
    },
  },
  {
    rule: 'F19',
    what: 'does not put a person’s change into the feed',
    make() {
      return async (asked, forward) => {
        const answered = await forward(asked);
        const records = listAt(answered.body, 'records');
        if (isFeed(asked) && asked.query.get('cursor'))
          objectAt(answered.body).records = records.filter(
            (each) => textAt(each, 'id') !== 'inv_1' || at(each, 'amount', 'value') !== '120.00',
          );
        return answered;
      };
    },
  },
  body('F20', 'leaves out what is deleted', isFeed, (json) => {
    json.records = listAt(json, 'records').filter((each) => at(each, 'deleted') !== true);
  }),
  {
    rule: 'F20',
    what: 'brings what is deleted again and again',
    make() {
      let gone: unknown = null;
      return async (asked, forward) => {
        const answered = await forward(asked);
        if (!isFeed(asked)) return answered;
        const records = listAt(answered.body, 'records');
        if (gone && asked.query.get('cursor')) objectAt(answered.body).records = [...records, gone];
        gone ??= records.find((each) => at(each, 'deleted') === true) ?? null;
        return answered;
      };
    },
  },
];

const LOOKUP: readonly Violation[] = [
  question('L1', 'does not look by type and id', isLookup, ({ body: json }) => {
    objectAt(json).quickbooks = [];
  }),
  body('L2', 'finds one record of a number alone', isLookup, (json) => {
    json.records = listAt(json, 'records').slice(0, 1);
  }),
  {
    rule: 'L3',
    what: 'answers 404 where nothing is found',
    make: () => async (asked, forward) => {
      const answered = await forward(asked);
      const isNone = isLookup(asked) && listAt(asked.body, 'quickbooks').length > 0;
      return isNone && listAt(answered.body, 'records').length === 0 ? problem(404, 'not_found') : answered;
    },
  },
  {
    rule: 'L4',
    what: 'takes 100 entries of a look-up at most',
    make: () => async (asked, forward) =>
      isLookup(asked) && listAt(asked.body, 'numbers').length >= 100
        ? problem(400, 'invalid_request')
        : forward(asked),
  },
];

/** Commands that really take effect, in order of their coming. */
const isReal = (asked: Asked) =>
  isCommands(asked) && !/-(?:stale|other)$/.test(textAt(firstCommand(asked), 'version'));
const isResync = (asked: Asked) =>
  isReal(asked) &&
  textAt(firstCommand(asked), 'action') === 'resync' &&
  firstCommand(asked).dry_run === false &&
  asked.headers.authorization === 'Bearer key-admin';

const COMMANDS: readonly Violation[] = [
  answer('K1', 'says not_found of a key that it never received', isOutcome, ({ status, body: json }) => {
    if (status === 404) objectAt(json).code = 'not_found';
  }),
  {
    rule: 'K2',
    what: 'does not compare versions',
    make: () => async (asked, forward) => {
      const command = firstCommand(asked);
      const version = textAt(command, 'version');
      if (isCommands(asked) && version.endsWith('-stale')) command.version = version.replace('-stale', '');
      return forward(asked);
    },
  },
  {
    rule: 'K3',
    what: 'refuses the whole call for one command',
    make: () => async (asked, forward) => {
      const answered = await forward(asked);
      const isRefused = isCommands(asked) && listAt(asked.body, 'commands').length === 1;
      return isRefused && textAt(answered.body, 'results', 0, 'status') === 'refused'
        ? problem(403, 'not_allowed')
        : answered;
    },
  },
  question('K4', 'does not heed dry_run', isCommands, (asked) => {
    firstCommand(asked).dry_run = false;
  }),
  body('K5', 'answers with another key', isResync, (json) => {
    objectAt(json, 'results', 0).key = 'another-key';
  }),
  body('K5', 'leaves out the record', isResync, (json) => {
    objectAt(json, 'results', 0).record = null;
  }),
  {
    rule: 'K6',
    what: 'does a key once more',
    make() {
      const seen = new Set<string>();
      return async (asked, forward) => {
        const command = firstCommand(asked);
        const key = textAt(command, 'key');
        if (!isResync(asked)) return forward(asked);
        if (seen.has(key)) command.key = randomUUID();
        seen.add(key);
        const answered = await forward(asked);
        objectAt(answered.body, 'results', 0).key = key;
        return answered;
      };
    },
  },
  {
    rule: 'K7',
    what: 'gives the first answer for other content',
    make() {
      let first: Answered | null = null;
      return async (asked, forward) => {
        const isOther = textAt(firstCommand(asked), 'version').endsWith('-other');
        if (isCommands(asked) && isOther && first) return first;
        const answered = await forward(asked);
        if (isResync(asked)) first ??= structuredClone(answered);
        return answered;
      };
    },
  },
  answer('K8', 'has forgotten what it was sent', isOutcome, (answered) => {
    Object.assign(answered, problem(404, 'never_received'));
  }),
  body('K9', 'answers in another order', isCommands, (json) => {
    json.results = listAt(json, 'results').toReversed();
  }),
  body('K9', 'leaves out the result of a bad command', isCommands, (json) => {
    const results = listAt(json, 'results');
    if (results.length > 1) json.results = results.filter((each) => textAt(each, 'status') !== 'refused');
  }),
  {
    rule: 'K10',
    what: 'does a key twice when it comes twice at once',
    make() {
      const going = new Set<string>();
      return async (asked, forward) => {
        if (!isResync(asked)) return forward(asked);
        const command = firstCommand(asked);
        const key = textAt(command, 'key');
        if (going.has(key)) command.key = randomUUID();
        going.add(key);
        const answered = await forward(asked);
        await new Promise((resolve) => setTimeout(resolve, 30));
        going.delete(key);
        objectAt(answered.body, 'results', 0).key = key;
        return answered;
      };
    },
  },
  {
    rule: 'K11',
    what: 'never tells the end of what it accepted',
    make() {
      let isAccepted = false;
      return async (asked, forward) => {
        const answered = await forward(asked);
        if (isResync(asked)) isAccepted = true;
        if (isAccepted && asked.path.endsWith('/records/inv_1'))
          Object.assign(objectAt(answered.body, 'sync'), {
            state: 'scheduled',
            since: '2026-03-03T14:00:00Z',
          });
        return answered;
      };
    },
  },
  {
    rule: 'K13',
    what: 'makes a second copy at each resync',
    make() {
      let copies = 0;
      return async (asked, forward) => {
        if (isResync(asked)) copies += 1;
        const answered = await forward(asked);
        if (asked.path.endsWith('/records/inv_1') && copies > 0)
          objectAt(answered.body, 'sync', 'quickbooks').id = String(900 + copies);
        return answered;
      };
    },
  },
  question(
    'K14',
    'lets a viewer command',
    (asked) => isCommands(asked) && asked.headers.authorization === 'Bearer key-viewer',
    ({ headers }) => {
      headers.authorization = 'Bearer key-admin';
    },
  ),
];

const RUNS: readonly Violation[] = [
  body('N1', 'does not frame the run', isRunStart, (json) => {
    Object.assign(json, objectAt(json, 'run'));
    delete json.run;
  }),
  body('N2', 'never ends a run', isRun, (json) => {
    objectAt(json, 'run').state = 'running';
  }),
  body('N2', 'counts more than there is', isRun, (json) => {
    Object.assign(objectAt(json, 'run'), { total: 1, done: 2 });
  }),
  {
    rule: 'N3',
    what: 'runs twice at once',
    make() {
      let runs = 0;
      return async (asked, forward) => {
        asked.path = asked.path.replace(/(\/runs\/.+)-again$/, '$1');
        const answered = await forward(asked);
        if (isRunStart(asked)) runs += 1;
        const run = objectAt(answered.body, 'run');
        if (isRunStart(asked) && runs === 2) run.id = `${textAt(run, 'id')}-again`;
        return answered;
      };
    },
  },
  instead(
    'N4',
    'knows runs that never were',
    (asked) => isRun(asked) && asked.path.includes('tickmark'),
    () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { run: { id: 'run_0', state: 'finished' } },
    }),
  ),
];

const ALONE: readonly Violation[] = [
  body('X1', 'sends compared fields as a text', ends('/check'), (json) => {
    json.fields = 'none';
  }),
  body('X2', 'sends names without their ids', ends('/customers'), (json) => {
    json.customers = [{ name: 'Birch and Sons', kind: 'customer' }];
  }),
  body('X3', 'sends entries of a list without ids', ends('/lists/accounts'), (json) => {
    json.items = [{ name: 'Income' }];
  }),
  instead(
    'X4',
    'renames at any version',
    ({ method }) => method === 'PATCH',
    () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { id: 'class_1', version: '2', name: 'Landscaping' },
    }),
  ),
  body('X5', 'writes a log without times', ends('/log'), (json) => {
    json.entries = [{ id: 'log_1', action: 'resync' }];
  }),
  body(
    'X6',
    'counts older records in words',
    ({ path }) => path.endsWith('/backfill'),
    (json) => {
      json.count = 'many';
    },
  ),
];

/** Each violation alone, in the order of the rules. K12, of a restart, is not here: no answer shows it. */
export const VIOLATIONS: readonly Violation[] = [
  ...GENERAL,
  ...CONNECTION,
  ...FEED,
  ...LOOKUP,
  ...COMMANDS,
  ...RUNS,
  ...ALONE,
];
