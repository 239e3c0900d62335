import * as z from 'zod/mini';
import { sumMoney } from '../../core/records/money.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import { type AdapterIo, joinSecrets, splitSecrets } from '../adapter.ts';
import { object } from '../contract/fields.ts';
import { check, need } from '../contract/read.ts';
import { type Ask, LIMITS, type Limits, makeAsk, type Question } from '../http/ask.ts';
import { bearer } from '../http/authenticate.ts';
import { plainConnection } from '../plain-connection.ts';
import { orNull, PlatformError } from '../platform-error.ts';
import type { AffectedPart, ChangesPage, CompanyInfo, ConnectionInfo, Platform } from '../port.ts';
import { timeOf } from '../read-loose.ts';
import { executeWithoutKeys, foreseen, refused, resultOf } from '../without-keys.ts';
import { FYLE_ERRORS, SIGN_IN_ERRORS } from './errors.ts';
import {
  type Group,
  readExportable,
  readGroups,
  readSkipped,
  readTasks,
  readWorkspaces,
  taskPart,
  toRecord,
  type Workspace,
} from './read-fyle.ts';

const NAME = 'Fyle';

/**
 * Every request of this adapter to the integration. Its other paths can never be asked for: `credentials/qbo` answers the
 * QuickBooks token in clear, `token_health` may end the connection to QuickBooks, `fyle/exports` exports single groups,
 * `fyle/expense_groups/sync` imports, and `internal_api` is nobody's.
 */
const ALLOW = [
  'GET workspaces',
  'GET workspaces/*/fyle/expense_groups',
  'GET workspaces/*/fyle/exportable_expense_groups',
  'GET workspaces/*/fyle/expenses',
  'GET workspaces/*/tasks/all',
  'GET workspaces/*/export_detail',
  'POST workspaces/*/exports/trigger',
];

const PAGE = 100;
/** An access token is renewed so long before its end. */
const EARLY_MS = 60_000;
/** What connecting has found is asked for again after this time: a workspace may belong to another company by then. */
const KNOWN_MS = 24 * 60 * 60_000;
/** How far back a round looks before the one before it: clocks differ. */
const BACK_MS = 24 * 60 * 60_000;
/** The life of an access token that names none. */
const ASSUMED_S = 1_800;
/** No access token is believed to last longer. */
const LONGEST_MS = 24 * 60 * 60_000;

const tokenSchema = object({
  access_token: z.string(),
  refresh_token: z.nullish(z.string()),
  expires_in: z.nullish(z.number()),
});
const clusterSchema = object({ cluster_domain: z.string() });
const profileSchema = object({
  data: object({
    org_id: z.string(),
    user: z.nullish(object({ full_name: z.nullish(z.string()), email: z.nullish(z.string()) })),
  }),
});
const detailSchema = object({
  last_exported_at: z.nullish(z.string()),
  next_export_at: z.nullish(z.string()),
});
/** What connecting has found; everything in it can be asked for again. */
const knownSchema = object({
  /** When it was found, in milliseconds. */
  at: z.number(),
  cluster: z.string(),
  org: z.string(),
  user: z.string(),
  workspaces: z.array(
    object({ id: z.number(), name: z.string(), currency: z.nullable(z.string()), realm: z.string() }),
  ),
});
type Known = z.output<typeof knownSchema>;

const cursorSchema = object({
  phase: z.enum(['groups', 'skipped']),
  offset: z.number(),
  /** When the last round began: it has read everything that was exported before. */
  exported_gte: z.string(),
  began: z.string(),
});
type Cursor = z.output<typeof cursorSchema>;

function readCursor(cursor: string | null, now: string): Cursor {
  if (cursor === null) return { phase: 'groups', offset: 0, exported_gte: '', began: now };
  try {
    const reading = check(cursorSchema, JSON.parse(cursor));
    if (reading.ok) return reading.value;
  } catch {
    // Written by another version: everything is read again.
  }
  throw new PlatformError('cursor_expired', 'The place in the list cannot be read');
}

/**
 * Signs in with OAuth (RFC 6749 §6): a rotated refresh token is stored before anything is asked with what came with it. The access
 * token is stored beside it: a worker ends often, and each renewal that it does not live to store costs the refresh token.
 */
function makeSignIn(origin: string, io: AdapterIo, limits: Limits) {
  const ask = makeAsk(new URL('/api/oauth/', origin), {
    authenticate: async () => ({}),
    errors: SIGN_IN_ERRORS,
    allow: ['POST token'],
    limits,
  });
  /** @param stale the token that was refused, if one was */
  return (stale: string | null): Promise<string> =>
    io.alone(async () => {
      const secrets = splitSecrets(await io.secret());
      const {
        client_id = '',
        client_secret = '',
        refresh_token = '',
        access_token = '',
        until = '',
      } = secrets;
      const left = Number(until) - limits.clock();
      // A clock that was set back makes no token last longer.
      if (access_token && access_token !== stale && left > 0 && left <= LONGEST_MS) return access_token;
      const form = { grant_type: 'refresh_token', client_id, client_secret, refresh_token };
      const answer = need(tokenSchema, await ask({ method: 'POST', path: ['token'], form }), 'access token');
      const lasts = Math.min((answer.expires_in || ASSUMED_S) * 1_000 - EARLY_MS, LONGEST_MS);
      await io.keepSecret(
        joinSecrets({
          ...secrets,
          refresh_token: answer.refresh_token || refresh_token,
          access_token: answer.access_token,
          until: String(limits.clock() + lasts),
        }),
      );
      return answer.access_token;
    });
}

/** A host of Fyle's own, or the one that was typed: a token is sent nowhere else. */
function clusterOf(domain: string, origin: string): string {
  const url = URL.canParse(domain) ? new URL(domain) : null;
  const isOwn =
    url?.origin === origin || (url?.protocol === 'https:' && url.hostname.endsWith('.fylehq.com'));
  if (url && isOwn) return url.origin;
  throw new PlatformError('not_a_platform', 'Fyle names a host that is not its own');
}

/** Finds out where an organisation's workspaces are, and asks them. */
function makeReach(address: string, io: AdapterIo, set: Limits) {
  const { origin } = new URL(address);
  const signIn = makeSignIn(origin, io, set);

  /** Asks below a base; a refused access token is renewed once. */
  function askAt(base: URL, allow: readonly string[], ending?: '/'): Ask {
    let token: string | null = null;
    const ask = makeAsk(base, {
      authenticate: async () => {
        token = await signIn(null);
        return bearer(async () => token ?? '')();
      },
      errors: FYLE_ERRORS,
      allow,
      ...(ending && { ending }),
      limits: set,
    });
    return async (question: Question) => {
      try {
        return await ask(question);
      } catch (error) {
        if (!(error instanceof PlatformError) || error.code !== 'key_refused' || token === null) throw error;
        await signIn(token);
        return ask(question);
      }
    };
  }

  async function discover(signal?: AbortSignal): Promise<Known> {
    const askFyle = askAt(new URL('/api/', origin), ['POST oauth/cluster'], '/');
    const answer = await askFyle({ method: 'POST', path: ['oauth', 'cluster'], signal });
    const cluster = clusterOf(need(clusterSchema, answer, 'cluster').cluster_domain, origin);
    const askCluster = askAt(new URL('/platform/v1/', cluster), ['GET spender/my_profile']);
    const profile = await askCluster({ method: 'GET', path: ['spender', 'my_profile'], signal });
    const { org_id: org, user } = need(profileSchema, profile, 'profile').data;
    const query = { org_id: org };
    const found = await integration(cluster)({ method: 'GET', path: ['workspaces'], query, signal });
    const workspaces = readWorkspaces(found);
    if (workspaces.length === 0)
      throw new PlatformError(
        'no_quickbooks',
        'No workspace of this organisation is connected to QuickBooks',
      );
    const known = { at: set.clock(), cluster, org, user: user?.full_name || user?.email || '', workspaces };
    await io.notes.write('known', known);
    return known;
  }

  const integration = (cluster: string): Ask => askAt(new URL('/quickbooks-api/api/', cluster), ALLOW, '/');

  async function known(signal?: AbortSignal): Promise<Known> {
    const reading = check(knownSchema, await io.notes.read('known'));
    // Asked for at connecting and once a day alone: the question makes Fyle queue a job.
    const isFresh = reading.ok && Math.abs(set.clock() - reading.value.at) < KNOWN_MS;
    return isFresh ? reading.value : discover(signal);
  }

  /** The workspace of a company, and the way to ask it. */
  async function workspaceOf(realm: string, signal?: AbortSignal) {
    const { cluster, org, workspaces } = await known(signal);
    const workspace = workspaces.find((each) => each.realm === realm);
    if (!workspace)
      throw new PlatformError('no_right', 'No workspace of this organisation belongs to that company');
    const ask = integration(cluster);
    const at = (path: readonly string[], query: Question['query'] = {}, more: Partial<Question> = {}) =>
      ask({ method: 'GET', path: ['workspaces', String(workspace.id), ...path], query, signal, ...more });
    return { at, org, workspace };
  }

  return { origin, known, workspaceOf };
}

type AskWorkspace = Awaited<ReturnType<ReturnType<typeof makeReach>['workspaceOf']>>['at'];

const exportableIn = async (at: AskWorkspace) =>
  readExportable(await at(['fyle', 'exportable_expense_groups']));

/** The newest task of each of these groups, a page of them at most. */
async function tasksOf(at: AskWorkspace, ids: readonly (string | number)[]) {
  // Their paging has no order: asked by id, all of them fit on one page.
  const query = { expense_group_id__in: ids.join(), limit: PAGE };
  return readTasks(await at(['tasks', 'all'], query));
}

async function toRecords(at: AskWorkspace, groups: readonly Group[], known?: ReadonlySet<string>) {
  if (groups.length === 0) return [];
  const exportable = known ?? (await exportableIn(at));
  const ids = groups.map(({ id }) => id);
  const tasks = await tasksOf(at, ids);
  return groups.map((group) => toRecord(group, tasks.get(String(group.id)), exportable));
}

/**
 * Reads what an export would take, and the record that it is asked for on.
 * @returns `now`: that record, `undefined` where it is not among the groups that wait or were exported last; `unread`: how many wait
 * that cannot be read
 */
async function readExport(at: AskWorkspace, id: string) {
  const exportable = await exportableIn(at);
  const left = new Set([...exportable, id]);
  const found: PlatformRecord[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const { good, count } = readGroups(await at(['fyle', 'expense_groups'], { limit: PAGE, offset }));
    const groups = good.filter((group) => left.delete(String(group.id)));
    found.push(...(await toRecords(at, groups, exportable)));
    // Those not exported come first.
    if (count < PAGE || left.size === 0 || good.at(-1)?.exported_at) break;
  }
  const now = found.find((record) => record.id === id);
  left.delete(id);
  return { now, waiting: found.filter((record) => exportable.has(record.id)), unread: left.size };
}

/** By type, currency and what is lacking, in an order that depends on nothing else. */
function partsOf(waiting: readonly PlatformRecord[], unread: number): AffectedPart[] {
  const parts = new Map<string, AffectedPart>();
  for (const { type, amount, sync } of waiting) {
    const lacks = sync.state === 'waiting';
    const kind = `${type} ${amount?.currency} ${lacks}`;
    const known = parts.get(kind);
    const [total = null] = sumMoney([known?.total, amount].flatMap((each) => each ?? []));
    parts.set(kind, { type, count: (known?.count ?? 0) + 1, total, lacks });
  }
  if (unread > 0) parts.set('~', { type: 'other', count: unread, total: null, lacks: false });
  return [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** When the workspace was exported last and will be next; empty where it never was. */
async function readDetail(at: AskWorkspace) {
  return need(detailSchema, (await orNull(at(['export_detail']))) ?? {}, 'export');
}

const UNDER_WAY: ReadonlySet<SyncState> = new Set(['scheduled', 'syncing']);

/**
 * Exports everything that waits: only where nothing is being exported, as much waits as was confirmed, and nobody has exported
 * since. Fyle takes what is scheduled a second time, and its task alone keeps it from being posted twice.
 */
function makeExecute({ workspaceOf }: ReturnType<typeof makeReach>): Platform['execute'] {
  return executeWithoutKeys(
    async (realm, { key, action, record_id, version, input, dry_run }, signal) => {
      const { at } = await workspaceOf(realm, signal);
      const { last_exported_at } = await readDetail(at);
      const { now, waiting, unread } = await readExport(at, record_id);
      if (now?.version !== version) return { ...resultOf(key, 'conflict'), record: now ?? null };
      if (waiting.some(({ sync }) => UNDER_WAY.has(sync.state)))
        return refused(key, 'export_under_way', 'Fyle is exporting already', now);
      if (!now.allowed.includes(action))
        return refused(key, 'not_eligible', 'Fyle does not export this now', now);
      const parts = partsOf(waiting, unread);
      const confirm = JSON.stringify([last_exported_at, parts]);
      const count = waiting.length + unread;
      if (dry_run) return foreseen(key, now, { count, total: null, parts, confirm });
      if (input.confirmed === confirm) return null;
      return refused(key, 'export_changed', 'Something else is ready by now', now);
    },
    async (realm, _command, signal) => {
      const { at } = await workspaceOf(realm, signal);
      await at(['exports', 'trigger'], {}, { method: 'POST', body: {}, effect: true });
      // An empty answer comes before the work.
      return null;
    },
  );
}

async function companyOf(workspace: Workspace, at: AskWorkspace): Promise<CompanyInfo> {
  const { last_exported_at, next_export_at } = await readDetail(at);
  return {
    realm_id: workspace.realm,
    name: workspace.name,
    currency: workspace.currency,
    time_zone: null,
    books_closed_through: null,
    class_tracking: false,
    location_tracking: false,
    records_since: null,
    quickbooks: null,
    last_processed_at: timeOf(last_exported_at),
    next_run_at: timeOf(next_export_at),
    running: false,
  };
}

/**
 * Opens Fyle's integration with QuickBooks (now Sage Expense Management), as its source code has it (fylein/fyle-qbo-api,
 * f00ef330). It is the API of the vendor's own interface, not a published product, and was never tried against the live service;
 * the addresses of sign-in and profile are general knowledge.
 *
 * Its one command exports everything that waits in the workspace, and has no key: what became of it is concluded from the task of
 * the group that it was given on, and from when the workspace was exported last (`once: 'never_resend'`).
 * @param address Fyle's own, where people sign in
 */
export function openFyle(address: string, io: AdapterIo, limits: Partial<Limits> = {}): Platform {
  const set: Limits = { ...LIMITS, ...limits };
  const reach = makeReach(address, io, set);
  const { origin, known, workspaceOf } = reach;

  return {
    once: 'never_resend',

    async connect(signal): Promise<ConnectionInfo> {
      const { workspaces, user } = await known(signal);
      const companies: CompanyInfo[] = [];
      for (const workspace of workspaces) {
        const { at } = await workspaceOf(workspace.realm, signal);
        companies.push(await companyOf(workspace, at));
      }
      return plainConnection({
        name: NAME,
        web_url: origin,
        // Nobody else can sign in to the integration.
        user: { id: user, name: user, role: 'admin' },
        companies,
        can: { record_types: ['expense', 'bill', 'journal_entry'], commands: ['export_all'] },
      });
    },

    async changes(realm, cursor, _limit, signal): Promise<ChangesPage> {
      const { at, org } = await workspaceOf(realm, signal);
      const now = new Date(set.clock() - BACK_MS).toISOString();
      const place = readCursor(cursor, now);
      const { offset, exported_gte } = place;
      if (place.phase === 'skipped') {
        const query = {
          is_skipped: 'true',
          org_id: org,
          updated_at__gte: exported_gte || null,
          limit: PAGE,
          offset,
        };
        const { good, set_aside, count } = readSkipped(await at(['fyle', 'expenses'], query));
        const more = count === PAGE;
        const next: Cursor = more
          ? { ...place, offset: offset + PAGE }
          : { phase: 'groups', offset: 0, exported_gte: place.began, began: now };
        return page(good, set_aside, next, more);
      }
      const began = offset === 0 ? now : place.began;
      const read = readGroups(await at(['fyle', 'expense_groups'], { limit: PAGE, offset }));
      // Those not exported come first, then the newest: a page that ends before the last round has nothing new behind it.
      const last = timeOf(read.good.at(-1)?.exported_at);
      const more = read.count === PAGE && !(last !== null && last < exported_gte);
      const next: Cursor = more
        ? { ...place, began, offset: offset + PAGE }
        : { ...place, began, phase: 'skipped', offset: 0 };
      const records = await toRecords(at, read.good);
      return page(records, read.set_aside, next, true);
    },

    record: async () => null,

    execute: makeExecute(reach),

    async outcome(realm, key, command, signal) {
      if (!command?.version) return null;
      const { version, record_id } = command;
      const { at } = await workspaceOf(realm, signal);
      const task = (await tasksOf(at, [record_id])).get(record_id);
      const { last_exported_at } = await readDetail(at);
      const isSame =
        version.endsWith(` ${taskPart(task)}`) &&
        (await exportableIn(at)).has(record_id) &&
        String(command.input.confirmed).startsWith(`[${JSON.stringify(last_exported_at ?? null)},`);
      return resultOf(key, isSame ? 'not_known' : 'accepted');
    },
  };
}

function page(
  records: readonly PlatformRecord[],
  set_aside: ChangesPage['set_aside'],
  next: Cursor,
  has_more: boolean,
): ChangesPage {
  return { records, set_aside, cursor: JSON.stringify(next), has_more };
}
