import * as z from 'zod/mini';
import { ROLES } from '../../core/commands/role.ts';
import { keysOf } from '../../core/keys-of.ts';
import { ACTION_NAMES } from '../../core/records/actions.ts';
import { RECORD_TYPE_NAMES } from '../../core/records/record-types.ts';
import { PlatformError } from '../platform-error.ts';
import type { Capabilities, CompanyInfo, ConnectionInfo } from '../port.ts';
import {
  count,
  currency,
  date,
  flag,
  id,
  list,
  longText,
  neededLongText,
  neededText,
  object,
  realm,
  rows,
  text,
  time,
  word,
} from './fields.ts';
import { EDITABLE_LISTS, READABLE_LISTS } from './lists.ts';
import { check, type MayDrop } from './read.ts';
import { cutText, fieldsOf, known, readLink, wordOf, wordsOf } from './read-fields.ts';

/** The most commands of one call; the platform may allow fewer (§4). */
export const BATCH_MAX = 200;
/** The most companies of one key, and of what else a connection lists; the longest name of a person in it. */
const COMPANIES_MAX = 500;
const LISTED_MAX = 50;
const PEOPLE_MAX = 20;
const NAME_MAX = 200;
/** The limit for a platform that names none. */
const BATCH_ASSUMED = 100;

/** One QuickBooks company (§2). Needed: `realm_id`, `name`. */
export const companySchema = object({
  realm_id: realm,
  name: neededText,
  currency,
  time_zone: text,
  books_closed_through: date,
  class_tracking: flag,
  location_tracking: flag,
  records_since: time,
  quickbooks: z.nullish(
    object({
      connected: flag,
      reason: longText,
      expires_at: time,
      reconnect_url: text,
      who_can_reconnect: z.nullish(list(neededLongText)),
    }),
  ),
  last_processed_at: time,
  next_run_at: time,
  running: flag,
});

export const capabilitiesSchema = object({
  record_types: z.nullish(list(word(RECORD_TYPE_NAMES))),
  commands: z.nullish(list(word(ACTION_NAMES))),
  no_update: z.nullish(list(word(RECORD_TYPE_NAMES))),
  batch_max: count,
  runs: flag,
  check: flag,
  candidates: flag,
  log: flag,
  backfill: flag,
  lists: z.nullish(list(word(READABLE_LISTS))),
  editable_lists: z.nullish(list(word(EDITABLE_LISTS))),
});

export const connectionSchema = object({
  platform: z.nullish(
    object({
      name: text,
      version: text,
      connector_version: text,
      minimum_connector_version: text,
      web_url: text,
      support: z.nullish(object({ url: text, email: text, phone: text })),
      learn: z.nullish(list(object({ title: text, url: text }))),
    }),
  ),
  user: z.nullish(object({ id, name: text, role: z.nullish(word(ROLES)) })),
  plan: z.nullish(
    object({ name: text, unavailable: z.nullish(list(object({ feature: text, reason: longText }))) }),
  ),
  companies: rows,
  capabilities: z.nullish(capabilitiesSchema),
});

/** The time zone, or `null` when this browser does not know it: a schedule in it would fail later. */
function readTimeZone(zone: string | null | undefined): string | null {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }) && zone : null;
  } catch {
    return null;
  }
}

function toCompany(wire: z.output<typeof companySchema>): CompanyInfo {
  const { quickbooks } = wire;
  return {
    realm_id: wire.realm_id,
    name: wire.name,
    ...fieldsOf(
      wire,
      'currency',
      'books_closed_through',
      'records_since',
      'last_processed_at',
      'next_run_at',
    ),
    time_zone: readTimeZone(wire.time_zone),
    class_tracking: wire.class_tracking ?? false,
    location_tracking: wire.location_tracking ?? false,
    quickbooks: quickbooks
      ? {
          // Only an explicit `false` is a broken connection; a missing value raises no alarm.
          connected: quickbooks.connected !== false,
          reason: cutText(quickbooks.reason),
          expires_at: quickbooks.expires_at ?? null,
          reconnect_url: readLink(quickbooks.reconnect_url),
          who_can_reconnect: (quickbooks.who_can_reconnect ?? [])
            .slice(0, PEOPLE_MAX)
            .flatMap((who) => cutText(who, NAME_MAX) ?? []),
        }
      : null,
    running: wire.running ?? false,
  };
}

/** Any odd field of a connection reads as `null`; a company whose required field is odd is unreadable. */
const ANY: MayDrop = () => true;

function realmOf(entry: unknown): string | null {
  const reading = check(object({ realm_id: realm }), entry);
  return reading.ok ? reading.value.realm_id : null;
}

/**
 * Reads companies one by one: those that break the contract are set aside with the reason.
 * @throws PlatformError `not_a_platform` where there are companies and none can be read
 */
function readCompanies(
  entries: readonly unknown[],
): Pick<ConnectionInfo, 'companies' | 'set_aside'> & { odd: string[] } {
  const companies: CompanyInfo[] = [];
  const set_aside: { realm_id: string | null; reason: string }[] = [];
  const odd: string[] = [];
  const known = new Set<string>();
  for (const [at, entry] of entries.slice(0, COMPANIES_MAX).entries()) {
    const reading = check(companySchema, entry, ANY);
    if (reading.ok && known.has(reading.value.realm_id)) {
      odd.push(`companies.${at}.realm_id: a second time`);
    } else if (reading.ok) {
      known.add(reading.value.realm_id);
      const company = toCompany(reading.value);
      companies.push(company);
      const isZoneUnknown = reading.value.time_zone && !company.time_zone;
      const zone = isZoneUnknown ? ['time_zone: not a zone that this browser knows'] : [];
      odd.push(...[...reading.odd, ...zone].map((reason) => `companies.${at}.${reason}`));
    } else {
      set_aside.push({ realm_id: realmOf(entry), reason: `companies.${at}.${reading.reason}` });
    }
  }
  if (entries.length > COMPANIES_MAX) odd.push(`companies: more than ${COMPANIES_MAX}`);
  const [first] = set_aside;
  if (companies.length === 0 && first) {
    throw new PlatformError('not_a_platform', `The answer is no connection: ${first.reason}`);
  }
  return { companies, set_aside, odd };
}

function toCapabilities(wire: z.output<typeof capabilitiesSchema> | null | undefined): Capabilities {
  return {
    record_types: wordsOf(RECORD_TYPE_NAMES, wire?.record_types),
    commands: wordsOf(ACTION_NAMES, wire?.commands),
    no_update: wordsOf(RECORD_TYPE_NAMES, wire?.no_update),
    batch_max: Math.min(wire?.batch_max || BATCH_ASSUMED, BATCH_MAX),
    runs: wire?.runs ?? false,
    check: wire?.check ?? false,
    candidates: wire?.candidates ?? false,
    log: wire?.log ?? false,
    backfill: wire?.backfill ?? false,
    lists: wordsOf(READABLE_LISTS, wire?.lists),
    editable_lists: wordsOf(EDITABLE_LISTS, wire?.editable_lists),
  };
}

type Connection = z.output<typeof connectionSchema>;

/** Lists of capabilities whose unknown words are left out. */
const WORDS = {
  record_types: RECORD_TYPE_NAMES,
  commands: ACTION_NAMES,
  no_update: RECORD_TYPE_NAMES,
  lists: READABLE_LISTS,
  editable_lists: EDITABLE_LISTS,
} as const;

/** What has a meaning for nobody: without a line about it, commands would be off and nobody would know why. */
function unknownWords({ user, capabilities }: Pick<Connection, 'user' | 'capabilities'>): string[] {
  const lists = keysOf(WORDS).filter((name) => {
    const known: readonly string[] = WORDS[name];
    return capabilities?.[name]?.some((word) => !known.includes(word));
  });
  return [
    ...(user?.role && !wordOf(ROLES, user.role, null) ? ['user.role: not a known word'] : []),
    ...lists.map((name) => `capabilities.${name}: not a known word`),
  ];
}

/**
 * Reads who is connected to what (§2). An unknown role counts as viewer, the role with the fewest rights; a capability that
 * is not announced is absent. Odd optional fields read as `null`; a company without its required fields is set aside.
 * @param host stands for a platform that does not say its name
 * @throws PlatformError `not_a_platform`
 */
export function readConnection(json: unknown, host: string): ConnectionInfo {
  const reading = check(connectionSchema, json, ANY);
  if (!reading.ok)
    throw new PlatformError('not_a_platform', `The answer is no connection: ${reading.reason}`);
  const { user, plan, capabilities, ...wire } = reading.value;
  const { companies, set_aside, odd } = readCompanies(wire.companies);
  const platform = wire.platform ?? {};
  const { support } = platform;
  return {
    platform: {
      ...fieldsOf(platform, 'version', 'connector_version', 'minimum_connector_version'),
      name: platform.name || host,
      web_url: readLink(platform.web_url),
      support: support ? { ...fieldsOf(support, 'email', 'phone'), url: readLink(support.url) } : null,
      learn: (platform.learn ?? []).slice(0, LISTED_MAX).flatMap(({ title, url }) => {
        const link = readLink(url);
        return link ? [{ title: title || link, url: link }] : [];
      }),
    },
    user: {
      id: user?.id ?? '',
      name: user?.name || user?.id || '',
      role: wordOf(ROLES, user?.role, 'viewer'),
    },
    plan: plan
      ? {
          name: known(plan.name),
          unavailable: (plan.unavailable ?? [])
            .slice(0, LISTED_MAX)
            .flatMap(({ feature, reason }) => (feature ? [{ feature, reason: cutText(reason) ?? '' }] : [])),
        }
      : null,
    companies,
    set_aside: set_aside.slice(0, COMPANIES_MAX),
    odd: [...reading.odd, ...unknownWords({ user, capabilities }), ...odd].slice(0, LISTED_MAX),
    capabilities: toCapabilities(capabilities),
  };
}
