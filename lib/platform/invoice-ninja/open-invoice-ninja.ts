import * as z from 'zod/mini';
import type { Clock } from '../../core/clock.ts';
import type { Action } from '../../core/records/actions.ts';
import type { PlatformRecord } from '../../core/records/platform-record.ts';
import { type AdapterIo, splitSecrets } from '../adapter.ts';
import { list, object } from '../contract/fields.ts';
import { check as checkShape, need } from '../contract/read.ts';
import { type Ask, LIMITS, type Limits, makeAsk, type Question } from '../http/ask.ts';
import { checkAddress } from '../http/check-address.ts';
import { plainConnection } from '../plain-connection.ts';
import { orNull, PlatformError } from '../platform-error.ts';
import type { ChangesPage, Check, Command, CommandResult, CompanyInfo, Platform } from '../port.ts';
import { someOf } from '../read-loose.ts';
import { executeWithoutKeys, foreseen, refused, resultOf } from '../without-keys.ts';
import { INVOICE_NINJA_ERRORS } from './errors.ts';
import {
  candidateIn,
  contentPart,
  currencyIdOf,
  type Invoice,
  type Look,
  lookFacts,
  type NinjaCompany,
  readChecked,
  readCompany,
  readLook,
  readOne,
  readPage,
  syncPart,
  toRecord,
  versionOf,
} from './read-invoice.ts';

const NAME = 'Invoice Ninja';

/**
 * Every request of this adapter. What changes an invoice, a setting or the connection to QuickBooks beside the one action is
 * not among them, nor is `refresh`, which reads the whole account.
 */
const ALLOW = [
  'GET ping',
  'POST companies/current',
  'GET statics',
  'GET group_settings/*',
  'GET invoices',
  'GET invoices/*',
  'POST quickbooks/action',
];

/** Our commands, as Invoice Ninja's `quickbooks/action` calls them. */
const ACTIONS: { readonly [Each in Action]?: string } = {
  resync: 'force_push',
  link: 'force_link',
  pull: 'force_pull',
};

/** Rows are heavy: the server allows 5,000 and takes 20 by default. */
const PAGE = 100;
/** Pages read in one question because everything on them was known: all were changed within one second. */
const MOST_KNOWN_PAGES = 50;
/** A check is repeated for the same version only after this time: it writes to the record that it checks. */
const CHECK_HOLDS_MS = 60_000;
const MOST_CHECKS = 100;
/** Versions that one panel may still show after as many checks. */
const MOST_SINCE = 5;

const staticsSchema = object({ currencies: z.unknown() });
const currencySchema = object({ id: z.union([z.string(), z.number()]), code: z.string() });
/** What stands against one group alone: its invoices are read without amounts. */
const OF_ONE_GROUP: ReadonlySet<string> = new Set(['not_found', 'no_right', 'refused']);
const pingSchema = object({ user_name: z.nullish(z.string()) });
const groupSchema = object({
  data: object({
    settings: z.nullish(object({ currency_id: z.nullish(z.union([z.string(), z.number()])) })),
  }),
});
const cursorSchema = object({
  t: z.number(),
  seen: list(z.string()),
  page: z.number(),
  /** Decides the state of all invoices: when it changes, all are read again. */
  direction: z.string(),
});
const notedChecks = list(
  object({
    id: z.string(),
    /** As the check left the invoice. */
    version: z.string(),
    /** As it was before: the same invoice, since a check changes its time at least. */
    since: z.nullish(list(z.string())),
    at: z.number(),
    look: z.unknown(),
  }),
);

type Cursor = z.output<typeof cursorSchema>;

function readCursor(cursor: string | null, direction: string): Cursor {
  if (cursor === null) return { t: 0, seen: [], page: 1, direction };
  try {
    const reading = checkShape(cursorSchema, JSON.parse(cursor));
    if (reading.ok && reading.value.direction === direction) return reading.value;
  } catch {
    // Written by another version: everything is read again.
  }
  throw new PlatformError('cursor_expired', 'The place in the list cannot be read');
}

const nameOf = (invoice: Invoice) => `${invoice.id} ${versionOf(invoice)}`;

/** The place after a page: the time of its last row, and which versions of that second have been read. */
function cursorAfter(
  { t, seen, page, direction }: Cursor,
  invoices: readonly Invoice[],
  last: boolean,
): Cursor {
  const next = invoices.at(-1)?.updated_at ?? t;
  if (next > t) {
    const seenThen = invoices.filter((each) => each.updated_at === next).map(nameOf);
    return { t: next, seen: seenThen, page: 1, direction };
  }
  const known = new Set([...seen, ...invoices.filter((each) => each.updated_at === t).map(nameOf)]);
  // A whole page within one second: the next page has the rest of it.
  return { t, seen: [...known], page: last ? 1 : page + 1, direction };
}

/** Whether Invoice Ninja itself says that it has no such address; a 404 of anything on the way says nothing. */
const isNoRoute = ({ status, problemCode }: PlatformError) => status === 404 && problemCode !== null;

/** Reads invoices with all that decides how they read: company, currencies, and what checks have found. */
function makeReader(ask: Ask, io: AdapterIo, origin: string, clock: Clock) {
  let current: Promise<NinjaCompany> | undefined;
  /** The token's one company; asked for once in the life of this platform. */
  function company(signal?: AbortSignal, again = false): Promise<NinjaCompany> {
    if (again) current = undefined;
    current ??= ask({ method: 'POST', path: ['companies', 'current'], body: {}, signal }).then((json) =>
      readCompany(json, clock()),
    );
    // A failure is not kept.
    current.catch(() => {
      current = undefined;
    });
    return current;
  }

  /** @throws PlatformError `no_right` where the token's company is connected to another QuickBooks company by now */
  async function companyOf(realm: string, signal?: AbortSignal): Promise<NinjaCompany> {
    const found = await company(signal);
    if (found.realm === realm) return found;
    throw new PlatformError('no_right', `${found.name} is connected to another QuickBooks company`);
  }

  async function askCurrencies() {
    const what = 'list of currencies';
    const { currencies } = need(staticsSchema, await ask({ method: 'GET', path: ['statics'] }), what);
    return someOf(currencySchema, currencies, what);
  }

  let known: ReadonlyMap<string, string> | undefined;
  /** ISO 4217 codes by Invoice Ninja's ids; they never change, so they are noted. */
  async function codes(): Promise<ReadonlyMap<string, string>> {
    if (known) return known;
    const noted = checkShape(list(currencySchema), await io.notes.read('currencies'));
    const currencies = noted.ok ? noted.value : await askCurrencies();
    if (!noted.ok) await io.notes.write('currencies', currencies);
    known = new Map(currencies.map(({ id, code }) => [String(id), code]));
    return known;
  }

  const groups = new Map<string, string | null>();
  /** The id of a group's currency, '' for none of its own; `null` where the group cannot be read, and never will be. */
  async function currencyOfGroup(group: string): Promise<string | null> {
    const found = groups.get(group);
    if (found !== undefined) return found;
    const id = await orNull(
      ask({ method: 'GET', path: ['group_settings', group] }).then((json) => {
        const reading = checkShape(groupSchema, json);
        return reading.ok ? String(reading.value.data.settings?.currency_id ?? '') : null;
      }),
      (error) => OF_ONE_GROUP.has(error.code) || isNoRoute(error),
    );
    groups.set(group, id);
    return id;
  }

  async function currencyOf(invoice: Invoice, { currency_id }: NinjaCompany): Promise<string | null> {
    const { own, group } = currencyIdOf(invoice);
    const id = own || (group ? await currencyOfGroup(group) : '');
    return id === null ? null : ((await codes()).get(id || currency_id) ?? null);
  }

  async function checks() {
    const reading = checkShape(notedChecks, await io.notes.read('checks'));
    return reading.ok ? reading.value : [];
  }

  async function toRecords(invoices: readonly Invoice[], of: NinjaCompany): Promise<PlatformRecord[]> {
    const noted = new Map(
      (await checks()).map((each) => [`${each.id} ${each.version}`, readLook(each.look)]),
    );
    const records: PlatformRecord[] = [];
    for (const invoice of invoices) {
      const currency = await currencyOf(invoice, of);
      const look = noted.get(nameOf(invoice)) ?? null;
      records.push(toRecord(invoice, { origin, direction: of.direction, currency, look }));
    }
    return records;
  }

  /** @returns `null` where there is no such invoice */
  function find(id: string, signal?: AbortSignal): Promise<Invoice | null> {
    const query = { include: 'client' };
    return orNull(ask({ method: 'GET', path: ['invoices', id], query, signal }).then(readOne));
  }

  async function record(realm: string, id: string, signal?: AbortSignal): Promise<PlatformRecord | null> {
    const of = await companyOf(realm, signal);
    const invoice = await find(id, signal);
    return invoice ? ((await toRecords([invoice], of))[0] ?? null) : null;
  }

  return { company, companyOf, codes, currencyOf, checks, toRecords, find, record };
}

type Reader = ReturnType<typeof makeReader>;

/**
 * Whether a server is from before an action: it has no such address, or the action is what is wrong with the request. Nothing has
 * happened then.
 */
const isTooOld = (error: unknown) =>
  error instanceof PlatformError && (isNoRoute(error) || error.problemCode === 'action');

/** Sends a command once, and only for the version that was seen. */
function makeExecute(ask: Ask, { record, checks }: Reader): Platform['execute'] {
  /** What stands against a command, by the record as it is now; `null` for nothing. */
  async function refusalOf(command: Command, now: PlatformRecord | null): Promise<CommandResult | null> {
    const { key, action, version, record_id, input } = command;
    if (!now) return refused(key, 'not_found', 'Invoice Ninja has no such invoice', null);
    const noted = (await checks()).find((each) => each.id === record_id && each.version === now.version);
    if (now.version !== version && !noted?.since?.includes(version))
      return { ...resultOf(key, 'conflict'), record: now };
    if (!ACTIONS[action] || !now.allowed.includes(action))
      return refused(key, 'not_eligible', 'Invoice Ninja does not allow this for this invoice now', now);
    if (action !== 'link') return null;
    const warning = now.sync.warnings.find(({ code }) => code === 'linkable')?.message ?? '';
    const look = noted && readLook(noted.look);
    const candidate = candidateIn(warning) ?? (look && lookFacts(look, null).copy?.id) ?? null;
    if (z.object({ quickbooks: z.object({ id: z.literal(candidate) }) }).safeParse(input).success)
      return null;
    return refused(
      key,
      'not_eligible',
      `Invoice Ninja links this invoice only to the one it has found: ${candidate ?? 'none yet'}`,
      now,
    );
  }

  return executeWithoutKeys(
    async (realm, command, signal) => {
      const now = await record(realm, command.record_id, signal);
      const refusal = await refusalOf(command, now);
      if (refusal || !command.dry_run) return refusal;
      return foreseen(command.key, now, { count: 1, total: now?.amount ?? null });
    },
    async (_realm, { key, action, record_id }, signal) => {
      const body = { entity: 'invoice', id: record_id, action: ACTIONS[action] };
      try {
        await ask({ method: 'POST', path: ['quickbooks', 'action'], body, effect: true, signal });
        return null;
      } catch (error) {
        if (isTooOld(error))
          return refused(key, 'not_offered', 'This Invoice Ninja is too old for commands', null);
        throw error;
      }
    },
  );
}

/** Has Invoice Ninja look into QuickBooks, and notes what it found for the version that it left. */
function makeCheck(ask: Ask, reader: Reader, { notes }: AdapterIo, clock: Clock) {
  const { companyOf, find, currencyOf, checks } = reader;
  async function askCheck(id: string, signal: AbortSignal | undefined) {
    const body = { entity: 'invoice', id, action: 'check_record' };
    const question: Question = { method: 'POST', path: ['quickbooks', 'action'], body, signal };
    try {
      return readChecked(await ask(question));
    } catch (error) {
      throw isTooOld(error)
        ? new PlatformError('cannot_check', 'This Invoice Ninja is too old to look into QuickBooks')
        : error;
    }
  }

  return async (realm: string, recordId: string, signal?: AbortSignal): Promise<Check> => {
    const of = await companyOf(realm, signal);
    const before = await find(recordId, signal);
    if (!before) throw new PlatformError('not_found', 'Invoice Ninja has no such invoice');
    const currency = await currencyOf(before, of);
    const noted = (await checks()).find((each) => each.id === recordId);
    if (noted?.version === versionOf(before) && clock() - noted.at < CHECK_HOLDS_MS)
      return toCheck(readLook(noted.look), before, currency);
    const { invoice, look } = await askCheck(recordId, signal);
    const seen = versionOf(before);
    const since = noted?.version === seen ? [...(noted.since ?? []), seen].slice(-MOST_SINCE) : [seen];
    const version = versionOf(invoice);
    // What the check itself has found out about the sync, or somebody has changed meanwhile, is news.
    const isSame = contentPart(version) === contentPart(seen);
    const note = { id: recordId, version, since: isSame ? since : [], at: clock(), look };
    const others = (await checks()).filter((each) => each.id !== recordId);
    await notes.write('checks', [...others, note].slice(-MOST_CHECKS));
    return toCheck(look, invoice, currency);
  };
}

function toCompany(found: NinjaCompany, realm: string, currency: string | null): CompanyInfo {
  return {
    realm_id: realm,
    name: found.name,
    currency,
    time_zone: null,
    books_closed_through: null,
    class_tracking: false,
    location_tracking: false,
    records_since: null,
    quickbooks: {
      connected: !found.needsReconnect,
      reason: null,
      expires_at: null,
      reconnect_url: null,
      who_can_reconnect: [],
    },
    last_processed_at: null,
    next_run_at: null,
    running: false,
  };
}

/**
 * Opens an Invoice Ninja v5 server (self-hosted or hosted), as its source code at 5.12.28 and f29775d6 has it. It was never run
 * against the hosted service.
 *
 * A command has no key there, and its answer comes before the work: what became of it is concluded from the invoice
 * (`once: 'never_resend'`).
 * @param address its origin
 */
export function openInvoiceNinja(address: string, io: AdapterIo, limits: Partial<Limits> = {}): Platform {
  const base = checkAddress(address);
  const { origin } = base;
  const set: Limits = { ...LIMITS, ...limits };
  const ask = makeAsk(new URL('/api/v1/', origin), {
    authenticate: async () => {
      const { api_token = '', api_secret } = splitSecrets(await io.secret());
      return { 'x-api-token': api_token, ...(api_secret && { 'x-api-secret': api_secret }) };
    },
    errors: INVOICE_NINJA_ERRORS,
    allow: ALLOW,
    // Without this, errors come as web pages or lead to the sign-in.
    headers: () => ({ 'x-requested-with': 'XMLHttpRequest' }),
    limits: set,
  });

  const reader = makeReader(ask, io, origin, set.clock);
  const { company, companyOf, codes, toRecords, record } = reader;

  return {
    once: 'never_resend',

    async connect(signal) {
      const { user_name } = need(
        pingSchema,
        await ask({ method: 'GET', path: ['ping'], signal }),
        'answer to a ping',
      );
      const found = await company(signal, true);
      if (!found.realm)
        throw new PlatformError(
          'no_quickbooks',
          `${found.name || 'This company'} is not connected to QuickBooks`,
        );
      const currency = (await codes()).get(found.currency_id) ?? null;
      return plainConnection({
        name: NAME,
        web_url: origin,
        // What the user may do is not told: commands are offered, and a refusal is shown.
        user: { id: user_name ?? '', name: user_name ?? '', role: 'bookkeeper' },
        companies: [toCompany(found, found.realm, currency)],
        can: {
          record_types: ['invoice'],
          commands: ['resync', 'link', 'pull'],
          check: true,
          destroys: { link: 'overwrites', pull: 'overwrites_or_deletes' },
        },
      });
    },

    async changes(realm, cursor, _limit, signal): Promise<ChangesPage> {
      const of = await companyOf(realm, signal);
      let place = readCursor(cursor, of.direction);
      for (let pages = 1; ; pages += 1) {
        const { t, page } = place;
        const query = { sort: 'updated_at|asc', per_page: PAGE, page, updated_at: t, include: 'client' };
        const read = readPage(await ask({ method: 'GET', path: ['invoices'], query, signal }), PAGE);
        const known = new Set(place.seen);
        const fresh = read.good.filter((invoice) => !known.has(nameOf(invoice)));
        place = cursorAfter(place, read.good, read.last);
        if (fresh.length > 0 || read.set_aside.length > 0 || read.last || pages >= MOST_KNOWN_PAGES) {
          const records = await toRecords(fresh, of);
          const { set_aside, last } = read;
          return { records, set_aside, cursor: JSON.stringify(place), has_more: !last };
        }
      }
    },

    record,

    execute: makeExecute(ask, reader),

    async outcome(realm, key, command, signal) {
      if (!command?.version) return null;
      const now = await record(realm, command.record_id, signal);
      if (!now) return refused(key, 'not_found', 'Invoice Ninja has no such invoice any more', null);
      if (syncPart(now.version) === syncPart(command.version)) return resultOf(key, 'not_known');
      return { ...resultOf(key, 'done'), record: now };
    },

    check: makeCheck(ask, reader, io, set.clock),
  };
}

const EXISTS: Readonly<Record<string, Check['exists']>> = {
  synced: 'yes',
  data_mismatch: 'yes',
  linkable: 'yes',
  not_found: 'no',
  syncable: 'no',
  voided: 'voided',
};

/** What a check found; a server of the middle generation tells it by the record's state alone. */
function toCheck(look: Look | null, invoice: Invoice, currency: string | null): Check {
  const facts = look && lookFacts(look, currency);
  const { sync } = toRecord(invoice, { origin: '', direction: 'push', currency, look: null });
  const copy = facts?.copy;
  const seen = copy && {
    type: 'Invoice' as const,
    id: copy.id,
    number: copy.number,
    party: null,
    amount: copy.amount,
    date: null,
  };
  return {
    exists: (facts ? EXISTS[facts.outcome] : sync.state === 'synced' ? 'yes' : null) ?? 'unknown',
    quickbooks:
      facts?.linked && seen ? { ...seen, name: null, status: 'active', checked_at: facts.checked_at } : null,
    same_number: seen && !facts?.linked ? [seen] : [],
    fields: (facts?.fields ?? []).map(({ name, matches, platform, quickbooks }) => ({
      name,
      platform,
      // They count as equal within half a cent.
      quickbooks: matches ? platform : quickbooks,
      last_synced: null,
    })),
    locked_by: null,
    inactive: null,
    checked_at: facts?.checked_at ?? null,
  };
}
