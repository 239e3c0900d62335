import { type Asked, type LineFault, type Reply, serveJson } from '../serve-json.ts';

export const FYLE_REALM = '9341450122330011';
export const FYLE_CLIENT = { client_id: 'tpaClient7kQ2', client_secret: 'client-secret-9zX4' } as const;
const ORG = 'orNVthTo2Zyo';
const WORKSPACE = 41;

/** One group of expenses, and the task of its export. */
export interface FyleGroup {
  readonly id: number;
  readonly fund_source: string;
  readonly exported_at: string | null;
  readonly updated_at: string;
  readonly response_logs: object | null;
  readonly amount: number;
  /** Of its expenses. */
  readonly currency: string | null;
  readonly exportable: boolean;
  readonly task: {
    readonly status: string;
    readonly detail?: unknown;
    readonly quickbooks_errors?: unknown;
    readonly is_attachment_upload_failed?: boolean;
  } | null;
}

/**
 * What happens to one trigger: the line breaks before or after the effect, or the answer after it is a failure or a page; `fail` and
 * `busy` come before it.
 */
export type TriggerFault = 'drop_before' | 'drop_after' | 'fail' | 'fail_after' | 'busy' | 'html';

/** A copy of the manners of Fyle's integration, with one workspace, in memory. */
export interface FyleServer {
  readonly url: string;
  readonly port: number;
  /** Every request, as `GET workspaces/`. */
  readonly requests: string[];
  /** Requests for anything that the adapter has no business with. */
  readonly outside: string[];
  /** Everything secret that was ever given out or asked for. */
  readonly secrets: string[];
  /** The only refresh token that is good now: each use makes a new one. */
  refreshToken: string;
  /** The access tokens that are good now. */
  readonly accessTokens: Set<string>;
  isDown: boolean;
  /** Whether connections are kept: Chromium repeats a POST by itself when a kept one breaks (as with Invoice Ninja). */
  keepsConnections: boolean;
  /** How long an access token lasts, in seconds. */
  lastsS: number;
  /** The QuickBooks company of its workspace; `null` before it is connected to one. */
  realm: string | null;
  /** What happens to the next triggers. */
  readonly faults: TriggerFault[];
  /** The groups that each trigger took. */
  readonly triggers: (readonly number[])[];
  /** Triggers that came while something was being exported. */
  overlaps: number;
  /** How long a group is under way, in milliseconds. */
  takesMs: number;
  /** Groups whose export fails. */
  readonly failing: Set<number>;
  /** Groups that an export leaves out, since something they need is missing. */
  readonly leftOut: Set<number>;
  /** Whether a trigger is lost behind the answer. */
  isSilent: boolean;
  /** Skipped expenses. */
  readonly skipped: { readonly id: number; readonly updated_at: unknown }[];
  put(group: Partial<FyleGroup> & { readonly id: number }): void;
  close(): Promise<void>;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
/** What Django answers to a path without its slash. */
const NO_ROUTE: Reply = { status: 404, body: '<!doctype html><h1>Not Found</h1>' };
/** Links of a page name a host that nobody can reach. */
const INTERNAL = 'http://quickbooks-api.internal:8000/api/';

/**
 * Starts it. Written from what the integration's source code says, not from its code.
 * @param domain what it names as its cluster; its own address where absent
 * @param secure key and certificate in PEM, for HTTPS
 */
export async function openFyleServer(
  clock: () => number = Date.now,
  domain: string | null = null,
  secure: { readonly key: string; readonly cert: string } | null = null,
): Promise<FyleServer> {
  const groups = new Map<number, FyleGroup>();
  let made = 0;
  const fyle: FyleServer = {
    url: '',
    port: 0,
    requests: [],
    outside: [],
    secrets: [FYLE_CLIENT.client_secret, 'refresh-token-first'],
    refreshToken: 'refresh-token-first',
    accessTokens: new Set(),
    isDown: false,
    keepsConnections: true,
    lastsS: 3_600,
    realm: FYLE_REALM,
    faults: [],
    triggers: [],
    overlaps: 0,
    takesMs: 0,
    failing: new Set(),
    leftOut: new Set(),
    isSilent: false,
    skipped: [],
    put: (group) => {
      const fresh: FyleGroup = {
        fund_source: 'CCC',
        exported_at: null,
        response_logs: null,
        amount: 100,
        currency: 'USD',
        exportable: false,
        task: null,
        ...groups.get(group.id),
        updated_at: new Date(clock()).toISOString(),
        ...group,
      };
      groups.set(group.id, fresh);
    },
    close: async () => server.close(),
  };

  function renew({ grant_type, client_id, client_secret, refresh_token }: Record<string, string>): Reply {
    const isClient = client_id === FYLE_CLIENT.client_id && client_secret === FYLE_CLIENT.client_secret;
    if (grant_type !== 'refresh_token' || !isClient)
      return { status: 401, body: { error: 'invalid_client' } };
    if (refresh_token !== fyle.refreshToken)
      return {
        status: 400,
        body: { error: 'invalid_grant', error_description: `Refresh token ${refresh_token} has expired` },
      };
    made += 1;
    // The one before is withdrawn at once.
    fyle.refreshToken = `refresh-token-${made}-${'x'.repeat(20)}`;
    const access_token = `access-token-${made}-${'y'.repeat(20)}`;
    fyle.accessTokens.clear();
    fyle.accessTokens.add(access_token);
    fyle.secrets.push(fyle.refreshToken, access_token);
    return ok({ access_token, refresh_token: fyle.refreshToken, expires_in: fyle.lastsS });
  }

  function page(all: readonly unknown[], query: URLSearchParams): Reply {
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const results = all.slice(offset, offset + limit);
    const more = offset + limit < all.length;
    return ok({
      count: all.length,
      next: more ? `${INTERNAL}?offset=${offset + limit}` : null,
      previous: null,
      results,
    });
  }

  const serialize = ({ task: _, exportable: __, amount, currency, ...group }: FyleGroup) => ({
    ...group,
    description: { spent_at: '2026-02-27' },
    employee_name: 'Ashwin T',
    export_url: null,
    created_at: '2026-02-27T10:00:00Z',
    expenses: [{ amount, currency, expense_number: `E/${group.id}` }],
  });

  function listGroups(query: URLSearchParams): Reply {
    // Django's `-exported_at` on Postgres: without a date first.
    const all = [...groups.values()].sort((a, b) =>
      a.exported_at === b.exported_at
        ? b.id - a.id
        : (b.exported_at ?? '~') < (a.exported_at ?? '~')
          ? -1
          : 1,
    );
    return page(all.map(serialize), query);
  }

  function listTasks(query: URLSearchParams): Reply {
    const ids = query.get('expense_group_id__in')?.split(',').map(Number);
    const wanted = [...groups.values()].filter(({ id, task }) => task && (!ids || ids.includes(id)));
    // In no order that could be relied on.
    const all = wanted.toSorted((a, b) => ((a.id * 7919) % 101) - ((b.id * 7919) % 101));
    return page(
      all.map(({ id, task, updated_at }) => ({ id: 1_000 + id, expense_group: id, updated_at, ...task })),
      query,
    );
  }

  const isUnderWay = ({ task }: FyleGroup) => task?.status === 'ENQUEUED' || task?.status === 'IN_PROGRESS';
  const ends = new Map<number, number>();
  let exportedAt: string | null = null;

  /** Exports everything that waits: the tasks are enqueued at once, and end later. */
  function trigger(): void {
    if ([...ends.keys()].some((id) => isUnderWay(need(id)))) fyle.overlaps += 1;
    // What is only scheduled is scheduled again.
    const waiting = [...groups.values()].filter(
      ({ exportable, task }) => exportable && task?.status !== 'IN_PROGRESS',
    );
    fyle.triggers.push(waiting.map(({ id }) => id));
    if (fyle.isSilent) return;
    exportedAt = new Date(clock()).toISOString();
    for (const { id } of waiting) {
      if (fyle.leftOut.has(id)) continue;
      fyle.put({ id, task: { status: 'ENQUEUED' } });
      ends.set(id, clock() + fyle.takesMs);
    }
  }

  const need = (id: number): FyleGroup => {
    const group = groups.get(id);
    if (!group) throw new Error(`There is no group ${id}`);
    return group;
  };

  /** Ends the exports whose time has come. */
  function work(): void {
    for (const [id, at] of ends) {
      if (at > clock()) continue;
      ends.delete(id);
      const failed = FYLE_STATES.failed ?? {};
      const exported_at = new Date(clock()).toISOString();
      const exported = {
        exportable: false,
        task: { status: 'COMPLETE' },
        response_logs: billOf(id),
        exported_at,
      };
      fyle.put({ id, ...(fyle.failing.has(id) ? failed : exported) });
    }
  }

  function answerTrigger(): Reply | LineFault {
    const fault = fyle.faults.shift();
    switch (fault) {
      case 'drop_before':
        return fault;
      case 'fail':
        return { status: 400, body: { message: 'An unhandled error has occurred, please re-try later' } };
      case 'busy':
        return { status: 429, body: { detail: 'Request was throttled.' }, headers: { 'retry-after': '1' } };
      default:
    }
    trigger();
    if (fault === 'drop_after') return fault;
    if (fault === 'fail_after') return { status: 500, body: { message: 'Something unexpected happened' } };
    return fault === 'html'
      ? { status: 200, body: '<!doctype html><h1>Sign in</h1>' }
      : { status: 200, body: null };
  }

  function answerIntegration(method: string, path: string, query: URLSearchParams): Reply | LineFault {
    work();
    if (!path.endsWith('/')) return NO_ROUTE;
    const own = `workspaces/${WORKSPACE}/`;
    switch (`${method} ${path.replace(own, 'w/')}`) {
      case 'GET workspaces/':
        if (query.get('org_id') !== ORG) return ok([]);
        return ok([
          { id: WORKSPACE, name: 'Maple Landscaping Inc.', fyle_currency: 'USD', qbo_realm_id: fyle.realm },
        ]);
      case 'GET w/fyle/expense_groups/':
        return listGroups(query);
      case 'GET w/fyle/exportable_expense_groups/':
        return ok({
          exportable_expense_group_ids: [...groups.values()]
            .filter(({ exportable }) => exportable)
            .map(({ id }) => id),
        });
      case 'GET w/tasks/all/':
        return listTasks(query);
      case 'GET w/fyle/expenses/':
        return page(
          fyle.skipped.map((each) => ({
            ...each,
            expense_number: `S/${each.id}`,
            employee_name: 'Ashwin T',
            amount: 5,
            currency: 'USD',
            spent_at: '2026-02-27',
          })),
          query,
        );
      case 'GET w/export_detail/':
        // Before the first export there is none.
        return exportedAt === null
          ? { status: 404, body: { detail: 'Not found.' } }
          : ok({ last_exported_at: exportedAt, next_export_at: null });
      case 'POST w/exports/trigger/':
        return answerTrigger();
      default:
        fyle.outside.push(`${method} ${path}`);
        return NO_ROUTE;
    }
  }

  function answer({ method, path, query, headers, body }: Asked): Reply | LineFault {
    if (fyle.isDown) return 'drop_before';
    fyle.requests.push(`${method} ${path.replace('quickbooks-api/api/', '')}`);
    if (path === 'api/oauth/token') return renew((body ?? {}) as Record<string, string>);
    const token = /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? '';
    if (!fyle.accessTokens.has(token)) return { status: 403, body: { detail: 'Invalid access token' } };
    if (`${method} ${path}` === 'POST api/oauth/cluster/')
      return ok({ cluster_domain: domain ?? server.url });
    if (`${method} ${path}` === 'GET platform/v1/spender/my_profile')
      return ok({ data: { org_id: ORG, user: { full_name: 'Ashwin T', email: 'a@books.example' } } });
    if (path.startsWith('quickbooks-api/api/'))
      return answerIntegration(method, path.slice('quickbooks-api/api/'.length), query);
    fyle.outside.push(`${method} ${path}`);
    return NO_ROUTE;
  }

  const server = await serveJson(
    '/',
    (asked) => {
      const reply = answer(asked);
      if (typeof reply === 'string' || fyle.keepsConnections) return reply;
      return { ...reply, headers: { ...reply.headers, connection: 'close' } };
    },
    secure,
  );
  return Object.assign(fyle, { url: server.url, port: server.port });
}

/** A bill in QuickBooks, as Fyle keeps QuickBooks' answer. */
export const billOf = (id: number) => ({
  Bill: { Id: String(id), SyncToken: '0', DocNumber: `B-${id}`, TotalAmt: 100, TxnDate: '2026-02-27' },
});

/** What a group has in each of its states, by the state that Tickmark shows. */
export const FYLE_STATES: Readonly<Record<string, Partial<FyleGroup>>> = {
  not_synced: {},
  ready: { exportable: true },
  scheduled: { task: { status: 'ENQUEUED' } },
  syncing: { task: { status: 'IN_PROGRESS' } },
  waiting: {
    exportable: true,
    task: { status: 'FAILED', detail: [{ message: 'Vendor mapping not found' }] },
  },
  failed: {
    exportable: true,
    task: {
      status: 'FAILED',
      quickbooks_errors: [
        {
          type: 'ValidationFault / 6000',
          short_description: 'A business validation error',
          long_description: 'Account is inactive',
        },
      ],
    },
  },
  synced: { task: { status: 'COMPLETE' } },
  synced_warn: { task: { status: 'COMPLETE', is_attachment_upload_failed: true } },
};
