import { type Asked, type LineFault, type Reply, serveJson } from '../serve-json.ts';

export const NINJA_TOKEN = 'nT0'.padEnd(64, '7kQ2wX9z');
export const NINJA_REALM = '9341450122330011';

/** The sync of an invoice, in Invoice Ninja's words. */
export interface NinjaSync {
  readonly qb_id: string;
  readonly qb_status: string;
  readonly qb_status_message: string;
  readonly qb_sync_token: string;
}

export interface NinjaInvoice {
  readonly id: string;
  readonly number: string;
  readonly amount: number;
  readonly updated_at: number;
  readonly is_deleted: boolean;
  readonly archived_at: number;
  readonly sync: NinjaSync | null;
  /** Settings of its client that have a group of their own; absent for none. */
  readonly group_settings_id?: string;
}

type Fault = LineFault | 'fail' | 'fail_after' | 'busy' | 'html';

/** A copy of Invoice Ninja's manners, with one company, in memory. */
export interface Ninja {
  readonly url: string;
  /** Every request, as `GET invoices`. */
  readonly requests: string[];
  /** Requests for anything that the adapter has no business with. */
  readonly outside: string[];
  /** Everything secret that opens it. */
  readonly secrets: string[];
  /** Commands that took effect. */
  readonly effects: { readonly id: string; readonly action: string }[];
  /** How many invoices QuickBooks holds for each of these. */
  readonly documents: Map<string, number>;
  /** What becomes of the next commands; others are taken. */
  readonly faults: Fault[];
  /** Invoices whose push fails, with the message. */
  readonly failing: Map<string, string>;
  /** What the copies in QuickBooks say, where they were changed there: another amount, or void. */
  readonly copies: Map<string, number | 'void'>;
  /** Invoices whose commands change nothing. */
  readonly silent: Set<string>;
  direction: string;
  isDown: boolean;
  /** Routes, as `GET invoices/*`, at which something on the way answers with its page instead, and its status. */
  readonly pages: Map<string, number>;
  token: string;
  needsReconnect: boolean;
  /** `new` answers a check with what it found, `middle` with the record alone, `old` has no check, `oldest` no actions at all. */
  generation: 'new' | 'middle' | 'old' | 'oldest';
  /**
   * Whether connections are kept. Chromium repeats a POST by itself when a kept connection breaks before an answer (measured with
   * Chromium 156), and no server without keys can tell that from a second command.
   */
  keepsConnections: boolean;
  /** How long the work takes after the answer, in milliseconds. */
  takesMs: number;
  put(invoice: Partial<NinjaInvoice> & { readonly id: string }): void;
  get(id: string): NinjaInvoice;
  setSync(id: string, sync: Partial<NinjaSync> | null): void;
  close(): Promise<void>;
}

const NO_SYNC: NinjaSync = { qb_id: '', qb_status: '', qb_status_message: '', qb_sync_token: '' };
const ok = (body: unknown): Reply => ({ status: 200, body, headers: { 'x-app-version': '5.13.31' } });
/** The invoice in QuickBooks that a message names. */
const candidateOf = (sync: NinjaSync | null) => /\(Id (\d+)\)/.exec(sync?.qb_status_message ?? '')?.[1] ?? '';
const says = (status: number, message: string): Reply => ({ status, body: { message } });
const invalid = (field: string, words: string): Reply => ({
  status: 422,
  body: { message: 'The given data was invalid.', errors: { [field]: [words] } },
});

/**
 * Starts it. Written from what Invoice Ninja's source code says, not from its code.
 * @param clock in milliseconds since 1970; its own times are whole seconds
 */
export async function openNinja(clock: () => number = Date.now): Promise<Ninja> {
  const invoices = new Map<string, NinjaInvoice>();
  const due: { readonly at: number; readonly work: () => void }[] = [];
  let nextDocument = 5_000;

  function settleDue(): void {
    for (const each of due.splice(0)) {
      if (each.at <= clock()) each.work();
      else due.push(each);
    }
  }

  const ninja: Ninja = {
    url: '',
    requests: [],
    outside: [],
    secrets: [NINJA_TOKEN],
    effects: [],
    documents: new Map(),
    faults: [],
    failing: new Map(),
    copies: new Map(),
    silent: new Set(),
    direction: 'bidirectional',
    isDown: false,
    pages: new Map(),
    token: NINJA_TOKEN,
    needsReconnect: false,
    generation: 'new',
    keepsConnections: true,
    takesMs: 300,
    put: (invoice) => {
      const known = invoices.get(invoice.id);
      const fresh = {
        number: '',
        amount: 0,
        is_deleted: false,
        archived_at: 0,
        sync: null,
        ...known,
        ...invoice,
      };
      invoices.set(invoice.id, { ...fresh, updated_at: invoice.updated_at ?? Math.floor(clock() / 1_000) });
      const { sync } = fresh;
      if (sync?.qb_id && !ninja.documents.has(invoice.id)) ninja.documents.set(invoice.id, 1);
    },
    get: (id) => {
      settleDue();
      const found = invoices.get(id);
      if (!found) throw new Error(`There is no invoice ${id}`);
      return found;
    },
    setSync: (id, sync) => {
      ninja.put({ id, sync: sync && { ...NO_SYNC, ...ninja.get(id).sync, ...sync } });
    },
    close: async () => server.close(),
  };

  function push(id: string): void {
    if (ninja.silent.has(id)) return;
    const message = ninja.failing.get(id);
    if (message !== undefined) {
      ninja.setSync(id, { qb_status: 'syncable', qb_status_message: message });
      return;
    }
    const { sync } = ninja.get(id);
    if (!sync?.qb_id && ninja.documents.has(id)) {
      // A push looks for the number first: what a push before it has created stops it.
      ninja.setSync(id, { qb_status: 'linkable', qb_status_message: 'Found (Id 1) with this number.' });
      return;
    }
    if (!sync?.qb_id) ninja.documents.set(id, 1);
    nextDocument += 1;
    ninja.setSync(id, {
      qb_id: sync?.qb_id || String(nextDocument),
      qb_status: 'synced',
      qb_status_message: '',
    });
  }

  function link(id: string): void {
    ninja.setSync(id, { qb_id: candidateOf(ninja.get(id).sync), qb_status: 'synced', qb_status_message: '' });
  }

  function pull(id: string): void {
    if (ninja.silent.has(id)) return;
    const copy = ninja.copies.get(id);
    if (copy === 'void') ninja.put({ id, is_deleted: true });
    else {
      ninja.put({ id, amount: copy ?? ninja.get(id).amount });
      ninja.setSync(id, { qb_status: 'synced', qb_status_message: '' });
    }
  }

  const transform = (invoice: NinjaInvoice) => ({
    ...invoice,
    balance: invoice.amount,
    paid_to_date: 0,
    date: '2026-02-27',
    due_date: '',
    created_at: 1_772_000_000,
    status_id: '2',
    client_id: 'Opnel5aKBz',
    client: {
      id: 'Opnel5aKBz',
      name: 'Cedar Grove HOA',
      display_name: 'Cedar Grove HOA',
      group_settings_id: invoice.group_settings_id ?? '',
      settings: {},
    },
  });

  function list(query: URLSearchParams): Reply {
    const from = Number(query.get('updated_at') ?? 0);
    const size = Number(query.get('per_page') ?? 20);
    const page = Number(query.get('page') ?? 1);
    if ((query.get('include') ?? 'client') !== 'client')
      return says(400, 'Relation `x` is not a valid include.');
    const found = [...invoices.values()]
      .filter(({ updated_at }) => updated_at >= from)
      .sort((a, b) => a.updated_at - b.updated_at);
    const data = found.slice((page - 1) * size, page * size).map(transform);
    const pagination = {
      total: found.length,
      count: data.length,
      per_page: size,
      current_page: page,
      total_pages: Math.max(1, Math.ceil(found.length / size)),
    };
    return ok({ data, meta: { pagination } });
  }

  function check(id: string): Reply {
    if (ninja.generation === 'old') return invalid('action', 'The selected action is invalid.');
    const { sync, number, amount } = ninja.get(id);
    const outcome = sync?.qb_status === 'synced' ? 'synced' : (sync?.qb_status ?? '') || 'syncable';
    // A check touches the record, and leaves an old message where it is.
    ninja.setSync(id, { qb_sync_token: String(Number(sync?.qb_sync_token ?? 0) + 1) });
    const data = transform(ninja.get(id));
    if (ninja.generation === 'middle') return ok({ data });
    const found = sync?.qb_id || candidateOf(sync);
    const same = { matches: true, invoice_ninja: amount, quickbooks: amount + 0.001 };
    const quickbooks_check = {
      outcome,
      linked: Boolean(sync?.qb_id),
      message: '',
      checked_at: Math.floor(clock() / 1_000),
      quickbooks: found ? { id: found, number, total: amount, balance: 0, status: 'active' } : null,
      comparison: found
        ? { number: { matches: true, invoice_ninja: number, quickbooks: number }, total: same }
        : null,
      recommended_actions: [],
    };
    return ok({ data, meta: { quickbooks_check } });
  }

  const WORK: Readonly<
    Record<
      string,
      { readonly isReady: (sync: NinjaSync | null) => boolean; readonly run: (id: string) => void }
    >
  > = {
    force_push: {
      isReady: (sync) =>
        ['syncable', 'synced'].includes(sync?.qb_status ?? '') && sync?.qb_status_message !== '',
      run: push,
    },
    force_link: { isReady: (sync) => sync?.qb_status === 'linkable', run: link },
    force_pull: {
      isReady: (sync) => Boolean(sync?.qb_id) && /^(?:pull|bidirectional)$/.test(ninja.direction),
      run: pull,
    },
  };

  function act({
    entity,
    id,
    action,
  }: {
    entity?: unknown;
    id?: unknown;
    action?: unknown;
  }): Reply | LineFault {
    if (entity !== 'invoice' || typeof id !== 'string' || !invoices.has(id))
      return invalid('id', 'The selected id is invalid.');
    if (action === 'check_record') return check(id);
    const { sync } = ninja.get(id);
    const work = WORK[String(action)];
    if (!work) return invalid('action', 'The selected action is invalid.');
    if (!work.isReady(sync)) return invalid('id', 'This record cannot be changed this way now.');
    const fault = ninja.faults.shift();
    if (fault === 'drop_before') return fault;
    if (fault === 'fail') return says(500, 'Server Error');
    if (fault === 'busy') return says(429, 'Too many requests');
    ninja.effects.push({ id, action: String(action) });
    due.push({ at: clock() + ninja.takesMs, work: () => work.run(id) });
    if (fault === 'drop_after') return fault;
    if (fault === 'fail_after') return says(500, 'Server Error');
    if (fault === 'html') return { status: 200, body: '<!doctype html><title>Welcome</title>' };
    return { status: 204, body: null };
  }

  function company(): Reply {
    const quickbooks = {
      realmID: NINJA_REALM,
      companyName: 'Maple Landscaping Inc.',
      requires_reconnect: ninja.needsReconnect,
      refreshTokenExpiresAt: Math.floor(clock() / 1_000) + 8_000_000,
      settings: { invoice: { direction: ninja.direction } },
    };
    return ok({
      data: { id: 'c1', settings: { name: 'Maple Landscaping Inc.', currency_id: '1' }, quickbooks },
    });
  }

  function answer({ method, path, query, headers, body }: Asked): Reply | LineFault {
    if (ninja.isDown) return 'drop_before';
    settleDue();
    const route = `${method} ${path.replace(/^(invoices|group_settings)\/.+/, '$1/*')}`;
    ninja.requests.push(route);
    const page = ninja.pages.get(route);
    if (page) return { status: page, body: '<!doctype html><title>Back soon</title>' };
    // Without the header that expects JSON, errors and pages are HTML.
    if (headers['x-requested-with'] !== 'XMLHttpRequest')
      return { status: 200, body: '<!doctype html><title>Login</title>' };
    if (headers['x-api-token'] !== ninja.token) return says(403, 'Invalid token');
    switch (route) {
      case 'GET ping':
        return ok({ company_name: 'Maple Landscaping Inc.', user_name: 'Office Admin' });
      case 'POST companies/current':
        return company();
      case 'GET statics':
        return ok({
          currencies: [
            { id: '1', code: 'USD', precision: 2 },
            { id: '9', code: 'CAD', precision: 2 },
            { id: '10', code: null, precision: 2 },
          ],
        });
      case 'GET invoices':
        return list(query);
      case 'GET group_settings/*':
        return path.endsWith('/canadian')
          ? ok({ data: { id: 'canadian', settings: { currency_id: '9' } } })
          : says(400, 'No query results for model [App\\Models\\GroupSetting]');
      case 'GET invoices/*': {
        const found = invoices.get(path.slice('invoices/'.length));
        return found
          ? ok({ data: transform(found) })
          : says(400, 'No query results for model [App\\Models\\Invoice]');
      }
      case 'POST quickbooks/action':
        if (ninja.generation === 'oldest') return says(404, 'Route does not exist');
        return act((body ?? {}) as object);
      default:
        ninja.outside.push(`${method} ${path}`);
        return says(404, 'Route does not exist');
    }
  }

  const server = await serveJson('/api/v1/', (asked) => {
    const reply = answer(asked);
    if (typeof reply === 'string' || ninja.keepsConnections) return reply;
    return { ...reply, headers: { ...reply.headers, connection: 'close' } };
  });
  return Object.assign(ninja, { url: server.url });
}

/** The sync of an invoice in each of its states, by the state that Tickmark shows. */
export const NINJA_STATES: Readonly<Record<string, Partial<NinjaSync> | null>> = {
  not_synced: null,
  failed: {
    qb_id: '',
    qb_status: 'syncable',
    qb_status_message: 'QuickBooks error 6000: A business validation error',
  },
  changed: { qb_status: 'amount_mismatch', qb_status_message: 'The totals differ.' },
  synced: { qb_status: 'synced' },
  link_broken: { qb_status: 'synced', qb_status_message: 'Invoice was not found.' },
  unknown: { qb_status: 'queued_twice' },
};
