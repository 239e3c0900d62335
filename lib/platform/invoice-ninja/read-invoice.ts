import * as z from 'zod/mini';
import type { Action } from '../../core/records/actions.ts';
import type { PlatformRecord, QuickBooksStatus } from '../../core/records/platform-record.ts';
import type { SyncState } from '../../core/records/sync-state.ts';
import { neededId, object, rows } from '../contract/fields.ts';
import { need } from '../contract/read.ts';
import { cutText, known } from '../contract/read-fields.ts';
import { PlatformError } from '../platform-error.ts';
import {
  dateOf,
  isoOf,
  type Loose,
  loose,
  looseId,
  moneyOf,
  type SortedRows,
  shownOf,
  sortRows,
  textOf,
} from '../read-loose.ts';

/** Until the end of the year 9999: the place in the list follows this time, and would never come back from a later one. */
const seconds = z.number().check(z.minimum(0), z.maximum(253_402_300_799));

const currencySettings = z.nullish(object({ currency_id: loose }));

/** The fields of an invoice that are read (Invoice Ninja v5, InvoiceTransformer). */
const invoiceSchema = object({
  // It becomes part of addresses.
  id: neededId.check(z.regex(/^[\w-]+$/, 'not letters and digits')),
  number: loose,
  amount: loose,
  balance: loose,
  date: loose,
  created_at: loose,
  updated_at: seconds,
  is_deleted: z.nullish(z.boolean()),
  client_id: loose,
  client: z.nullish(
    object({ display_name: loose, name: loose, group_settings_id: loose, settings: currencySettings }),
  ),
  sync: z.nullish(
    z.union([
      object({ qb_id: looseId, qb_status: loose, qb_status_message: loose }),
      // PHP writes an empty object as an empty list.
      z.array(z.unknown()),
    ]),
  ),
});
export type Invoice = z.output<typeof invoiceSchema>;

const directions = z.nullish(object({ direction: loose }));

const companySchema = object({
  data: object({
    id: loose,
    settings: z.nullish(object({ name: loose, currency_id: loose })),
    quickbooks: z.nullish(
      object({
        realmID: loose,
        companyName: loose,
        requires_reconnect: z.nullish(z.union([z.boolean(), z.number()])),
        refreshTokenExpiresAt: loose,
        settings: z.nullish(object({ invoice: directions })),
      }),
    ),
  }),
});

const pageSchema = object({
  data: rows,
  meta: z.nullish(
    object({
      pagination: z.nullish(
        object({ current_page: z.nullish(z.number()), total_pages: z.nullish(z.number()) }),
      ),
    }),
  ),
});

const oneSchema = object({ data: invoiceSchema });
const looked = z.nullish(
  object({ matches: z.nullish(z.boolean()), invoice_ninja: loose, quickbooks: loose }),
);

/** What `check_record` finds in QuickBooks; servers of the middle generation answer without it. */
const lookSchema = object({
  outcome: loose,
  linked: z.nullish(z.boolean()),
  message: loose,
  checked_at: loose,
  quickbooks: z.nullish(object({ id: loose, number: loose, total: loose, status: loose })),
  comparison: z.nullish(object({ number: looked, total: looked })),
});
export type Look = z.output<typeof lookSchema>;

const checkedSchema = object({
  data: invoiceSchema,
  meta: z.nullish(object({ quickbooks_check: z.nullish(lookSchema) })),
});

/** What of a company decides how its invoices read. */
export interface NinjaCompany {
  readonly realm: string | null;
  readonly name: string;
  readonly currency_id: string;
  /** `none`, `push`, `pull` or `bidirectional`. */
  readonly direction: string;
  readonly needsReconnect: boolean;
}

/** A moment as seconds since 1970, as those in digits, or as a date; milliseconds, or NaN. */
function momentOf(value: Loose): number {
  const written = textOf(value);
  return /^\d+$/.test(written) ? Number(written) * 1_000 : Date.parse(written);
}

/** @throws PlatformError `not_a_platform` */
export function readCompany(json: unknown, now: number): NinjaCompany {
  const { settings, quickbooks } = need(companySchema, json, 'company').data;
  const expires = momentOf(quickbooks?.refreshTokenExpiresAt);
  // Rounded, it would be another company.
  if (typeof quickbooks?.realmID === 'number' && !Number.isSafeInteger(quickbooks.realmID))
    throw new PlatformError(
      'not_a_platform',
      'The answer is no company: quickbooks.realmID: not an exact number',
    );
  return {
    realm: textOf(quickbooks?.realmID) || null,
    name: textOf(settings?.name) || textOf(quickbooks?.companyName),
    currency_id: textOf(settings?.currency_id),
    direction: textOf(quickbooks?.settings?.invoice?.direction) || 'none',
    needsReconnect: Boolean(quickbooks?.requires_reconnect) || (expires > 0 && expires < now),
  };
}

/**
 * @param full how many a full page has
 * @throws PlatformError `not_a_platform`
 */
export function readPage(json: unknown, full: number): SortedRows<Invoice> & { readonly last: boolean } {
  const { data, meta } = need(pageSchema, json, 'page of invoices');
  const { current_page, total_pages } = meta?.pagination ?? {};
  const last = current_page && total_pages ? current_page >= total_pages : data.length < full;
  return { ...sortRows(invoiceSchema, data), last };
}

/** @throws PlatformError `not_a_platform` */
export function readOne(json: unknown): Invoice {
  return need(oneSchema, json, 'invoice').data;
}

/** @throws PlatformError `not_a_platform` */
export function readChecked(json: unknown): { readonly invoice: Invoice; readonly look: Look | null } {
  const { data, meta } = need(checkedSchema, json, 'checked invoice');
  return { invoice: data, look: meta?.quickbooks_check ?? null };
}

/** A look that was noted earlier; `null` where it is not readable. */
export function readLook(json: unknown): Look | null {
  const { data } = lookSchema.safeParse(json);
  return data ?? null;
}

/** FNV-1a: tells two contents of one second apart, and need not withstand anybody. */
function hash(content: readonly unknown[]): string {
  let value = 0x811c9dc5;
  for (const character of JSON.stringify(content)) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** The sync of an invoice as texts; `null` and an empty list read as all empty. */
function syncOf({ sync }: Invoice) {
  const of = Array.isArray(sync) || !sync ? {} : sync;
  return {
    id: textOf(of.qb_id),
    status: textOf(of.qb_status),
    message: textOf(of.qb_status_message),
  };
}

/**
 * Seconds, then what tells apart changes within one second: of the invoice, and last of its sync alone, to which its deletion
 * belongs: a command may delete it. `qb_sync_token` is no part of it: a check raises it, and would look like the end of a command.
 */
export function versionOf(invoice: Invoice): string {
  const { amount, balance, number, updated_at, is_deleted } = invoice;
  const sync = [...Object.values(syncOf(invoice)), ...(is_deleted ? ['deleted'] : [])];
  return `${updated_at}.${hash([amount, balance, number])}.${hash(sync)}`;
}

/** A version without its time. */
export const contentPart = (version: string): string => version.slice(version.indexOf('.'));

/** The part of a version that changes when QuickBooks or Invoice Ninja has done something about the sync. */
export const syncPart = (version: string): string => version.split('.')[2] ?? '';

interface Judged {
  readonly state: SyncState;
  readonly allowed: readonly Action[];
  readonly status?: QuickBooksStatus;
  readonly failure?: string;
  readonly warning?: string;
}

/** What a look found outweighs an older message, which Invoice Ninja keeps after a good check. */
const OF_LOOK: Readonly<Record<string, { readonly status: string; readonly message?: string }>> = {
  synced: { status: 'synced', message: '' },
  syncable: { status: 'syncable', message: '' },
  linkable: { status: 'linkable' },
  data_mismatch: { status: 'data_mismatch' },
  not_found: { status: 'synced', message: 'It was not found.' },
  voided: { status: 'synced', message: 'It is voided.' },
};

const GONE = /was not found\.?$/i;
const VOIDED = /is voided\.?$/i;

/** The state of an invoice, by the table of Invoice Ninja's words; anything else is unknown. */
function judge(invoice: Invoice, direction: string, look: Look | null): Judged {
  const { id, ...own } = syncOf(invoice);
  const found = OF_LOOK[textOf(look?.outcome)];
  const status = found?.status ?? own.status;
  const message = found?.message ?? ((found && textOf(look?.message)) || own.message);
  const pushes = direction === 'push' || direction === 'bidirectional';
  // The server pushes again only where its own message says that something went wrong. It finds a copy that a push before it has
  // made by its number alone: without one, a request that the browser repeats on a broken line could make two.
  const isKnown = id !== '' || textOf(invoice.number) !== '';
  const resync: Action[] =
    pushes && isKnown && own.message && (own.status === 'syncable' || own.status === 'synced')
      ? ['resync']
      : [];
  if (invoice.is_deleted) return { state: 'removed', allowed: [] };
  if (direction === 'none') return { state: 'sync_off', allowed: [] };
  switch (status) {
    case '':
      return { state: id ? 'unknown' : 'not_synced', allowed: [] };
    case 'syncable':
      if (message) return { state: 'failed', allowed: resync, failure: message };
      return { state: id ? 'unknown' : 'not_synced', allowed: resync };
    case 'linkable':
      if (id) return { state: 'unknown', allowed: [] };
      return { state: 'not_synced', allowed: ['link'], warning: message };
    case 'amount_mismatch':
    case 'data_mismatch': {
      const pull: Action[] = direction === 'pull' || direction === 'bidirectional' ? ['pull'] : [];
      return id
        ? { state: 'changed', allowed: pull, warning: message }
        : { state: 'failed', allowed: [], failure: message };
    }
    case 'synced':
      if (!message) return { state: id ? 'synced' : 'unknown', allowed: [] };
      if (GONE.test(message))
        return { state: 'link_broken', allowed: [], failure: message, status: 'deleted' };
      if (VOIDED.test(message))
        return { state: 'link_broken', allowed: [], failure: message, status: 'voided' };
      return { state: 'failed', allowed: resync, failure: message };
    default:
      return { state: 'unknown', allowed: [] };
  }
}

/** The QuickBooks invoice that a message of Invoice Ninja names as the one to link to: `… (Id 145) …`. */
export function candidateIn(message: string): string | null {
  return /\(Id (\d+)\)/i.exec(message)?.[1] ?? null;
}

/**
 * An invoice as a record.
 * @param currency ISO 4217, or `null` where it is not known: then there is no amount
 * @param look what a check found for exactly this version
 */
export function toRecord(
  invoice: Invoice,
  {
    origin,
    direction,
    currency,
    look,
  }: { origin: string; direction: string; currency: string | null; look: Look | null },
): PlatformRecord {
  const { id: copy, status: reported } = syncOf(invoice);
  const { state, allowed, failure, warning, status = 'active' } = judge(invoice, direction, look);
  const { client } = invoice;
  const created = Number(textOf(invoice.created_at)) || 0;
  const updated = isoOf(invoice.updated_at * 1_000) ?? '';
  const party = shownOf(client?.display_name) ?? shownOf(client?.name) ?? shownOf(invoice.client_id);
  return {
    id: invoice.id,
    type: 'invoice',
    number: shownOf(invoice.number),
    name: null,
    party: party ? { id: textOf(invoice.client_id), name: party } : null,
    date: dateOf(invoice.date),
    amount: moneyOf(invoice.amount, currency),
    fee: null,
    version: versionOf(invoice),
    created_at: created > 0 ? isoOf(created * 1_000) : null,
    updated_at: updated,
    deleted: false,
    // The address of the current interface; not verified against a running server.
    url: `${origin}/invoices/${encodeURIComponent(invoice.id)}/edit`,
    direction: 'export',
    depends_on: [],
    sync: {
      state,
      reported_state: state === 'unknown' ? reported || 'linked, not confirmed' : null,
      since: updated,
      attempts: null,
      last_attempt_at: null,
      last_success_at: null,
      next_attempt_at: null,
      position: null,
      error: failure ? { code: null, message: cutText(failure), detail: null, request_id: null } : null,
      warnings: warning
        ? [{ code: state === 'changed' ? 'mismatch' : 'linkable', message: cutText(warning) ?? '' }]
        : [],
      quickbooks: copy
        ? {
            type: 'Invoice',
            id: copy,
            number: null,
            name: null,
            party: null,
            date: null,
            amount: null,
            status,
            checked_at: null,
          }
        : null,
      changed: state === 'changed' ? { by: 'both', at: null } : null,
      decided: null,
    },
    allowed,
  };
}

/** The currency of an invoice as Invoice Ninja decides it: of the client, else of its group, else of the company. */
export function currencyIdOf({ client }: Invoice): { readonly own: string; readonly group: string } {
  return { own: textOf(client?.settings?.currency_id), group: textOf(client?.group_settings_id) };
}

/** The texts of a look, with amounts in the record's currency. */
export function lookFacts(look: Look, currency: string | null) {
  const { quickbooks, comparison } = look;
  const total = comparison?.total;
  const number = comparison?.number;
  const amountText = (value: Loose) => moneyOf(value, currency)?.value ?? known(textOf(value));
  return {
    outcome: textOf(look.outcome),
    linked: look.linked === true,
    checked_at: isoOf(momentOf(look.checked_at)),
    copy:
      quickbooks && textOf(quickbooks.id)
        ? {
            id: textOf(quickbooks.id),
            number: known(textOf(quickbooks.number)),
            amount: moneyOf(quickbooks.total, currency),
          }
        : null,
    fields: [
      ...(number
        ? [
            {
              name: 'number',
              matches: number.matches,
              platform: known(textOf(number.invoice_ninja)),
              quickbooks: known(textOf(number.quickbooks)),
            },
          ]
        : []),
      ...(total
        ? [
            {
              name: 'amount',
              matches: total.matches,
              platform: amountText(total.invoice_ninja),
              quickbooks: amountText(total.quickbooks),
            },
          ]
        : []),
    ],
  };
}
