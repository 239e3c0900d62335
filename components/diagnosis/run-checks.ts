import type { Language } from '../../lib/core/languages.ts';
import { intervalOf } from '../../lib/core/records/frequency.ts';
import { isOlderVersion } from '../../lib/core/records/is-older-version.ts';
import { stallPatience } from '../../lib/core/records/stall.ts';
import type { DiagnosisWords } from '../../lib/locales/diagnosis/en.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import type { CompanyHealth } from '../../lib/protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { Refused } from '../../lib/protocol/views.ts';

/** Facts from the browser. */
export interface BrowserFacts {
  readonly online: boolean;
  /** Whether the browser grants Tickmark access to them. */
  readonly access: { readonly quickbooks: boolean; readonly platform: boolean };
  /** The last time in which automatic syncs were missed; milliseconds since the Unix epoch. */
  readonly asleep: { readonly from: number; readonly to: number } | null;
}

export interface Facts {
  readonly health: CompanyHealth;
  /** The platform's current answer; `null` while it is awaited. */
  readonly live: ConnectionAnswer | Refused | null;
  readonly browser: BrowserFacts;
  readonly wake_at: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

export type CheckId =
  | 'online'
  | 'access'
  | 'reached'
  | 'key'
  | 'quickbooks'
  | 'expiry'
  | 'version'
  | 'schedule'
  | 'awake';

export interface Check {
  readonly id: CheckId;
  readonly label: string;
  /** `warn`: it passes today, but not for long. */
  readonly result: 'pass' | 'fail' | 'warn' | 'unknown';
  readonly found: string;
  /** The next step for the user; `null` if there is none. */
  readonly step: string | null;
}

const DAY_MS = 86_400_000;
/** Days before the connection ends: amber from here on, and red from half of it (product: expiry). */
const SOON_DAYS = 30;
const URGENT_DAYS = 14;
/** How long missed syncs are reported. */
const RECENT_MS = DAY_MS;

/**
 * Runs every check; each has a finding and one next step. A check that an earlier failure makes impossible is
 * `unknown`, so that only the cause fails.
 */
export function runChecks(facts: Facts, words: DiagnosisWords, language: Language): Check[] {
  const { platform } = facts.health.company;
  const stand = connectionOf(facts);
  const unknown =
    stand === 'offline'
      ? words.offline_first
      : stand === 'down' || stand === 'busy' || stand === 'faulty'
        ? words.not_reached
        : stand === 'refused' || stand === 'no_right'
          ? words.not_accepted
          : null;
  const { quickbooks } = latest(facts);
  const who = quickbooks?.who_can_reconnect.join(', ') ?? '';
  const reconnect = words.reconnect_step(who);
  const known: Known = { facts, words, language, platform, stand, unknown, quickbooks, reconnect };
  return [
    onlineCheck(known),
    accessCheck(known),
    reachedCheck(known),
    keyCheck(known),
    quickbooksCheck(known),
    expiryCheck(known),
    versionCheck(known),
    scheduleCheck(known),
    awakeCheck(known),
  ];
}

/** The facts by which the checks are judged. */
interface Known {
  readonly facts: Facts;
  readonly words: DiagnosisWords;
  readonly language: Language;
  /** The platform's name. */
  readonly platform: string;
  readonly stand: Stand;
  /** Why the platform's answer is unavailable; `null` if it is available. */
  readonly unknown: string | null;
  readonly quickbooks: ReturnType<typeof latest>['quickbooks'];
  /** The step that helps if reconnecting is needed. */
  readonly reconnect: string;
}

function check(
  id: CheckId,
  label: string,
  result: Check['result'],
  found: string,
  step: string | null = null,
): Check {
  return { id, label, result, found, step: result === 'pass' || result === 'unknown' ? null : step };
}

function onlineCheck({ facts, words }: Known): Check {
  const { online } = facts.browser;
  return check(
    'online',
    words.online,
    online ? 'pass' : 'fail',
    online ? words.online_yes : words.online_no,
    words.online_step,
  );
}

function accessCheck({ facts, words, platform }: Known): Check {
  const { access } = facts.browser;
  return check(
    'access',
    words.access,
    access.quickbooks && access.platform ? 'pass' : 'fail',
    !access.platform
      ? words.access_no_platform(platform)
      : access.quickbooks
        ? words.access_yes
        : words.access_no_quickbooks,
    access.platform ? words.access_step_quickbooks : words.access_step_platform,
  );
}

function keyCheck({ facts, words, platform, stand, unknown, reconnect }: Known): Check {
  return check(
    'key',
    words.key(platform),
    stand === 'refused' || stand === 'no_right' ? 'fail' : unknown ? 'unknown' : 'pass',
    stand === 'refused'
      ? words.key_no(platform)
      : stand === 'no_right'
        ? words.key_no_right
        : (unknown ?? words.key_yes(facts.health.company.user, words.shared.role[facts.health.company.role])),
    reconnect,
  );
}

function quickbooksCheck({ words, platform, unknown, quickbooks, reconnect }: Known): Check {
  return quickbooks && !unknown
    ? check(
        'quickbooks',
        words.quickbooks(platform),
        quickbooks.connected ? 'pass' : 'fail',
        quickbooks.connected ? words.quickbooks_yes : words.quickbooks_no(quickbooks.reason ?? ''),
        reconnect,
      )
    : check('quickbooks', words.quickbooks(platform), 'unknown', unknown ?? words.not_said);
}

function reachedCheck({ facts, words, language, platform, stand }: Known): Check {
  const label = words.reached(platform);
  switch (stand) {
    case 'offline':
      return check('reached', label, 'unknown', words.offline_first);
    case 'down':
      return check('reached', label, 'fail', words.reached_no(platform), words.reached_step);
    case 'busy':
      return check('reached', label, 'pass', words.reached_busy(platform));
    case 'faulty':
      return check(
        'reached',
        label,
        'fail',
        words.reached_faulty(platform),
        words.reached_faulty_step(platform),
      );
    default: {
      const took = facts.live && 'took_ms' in facts.live ? facts.live.took_ms : null;
      return check(
        'reached',
        label,
        'pass',
        took === null ? words.reached_stored : words.reached_yes(milliseconds(took, language)),
      );
    }
  }
}

function expiryCheck({ facts, words, unknown, quickbooks, reconnect }: Known): Check {
  if (!quickbooks || unknown) return check('expiry', words.expiry, 'unknown', unknown ?? words.not_said);
  const days = daysLeft(quickbooks.expires_at, facts.now);
  if (days === null) return check('expiry', words.expiry, 'pass', words.expiry_none);
  const date = quickbooks.expires_at?.slice(0, 10) ?? '';
  const result = days < URGENT_DAYS ? 'fail' : days < SOON_DAYS ? 'warn' : 'pass';
  return check(
    'expiry',
    words.expiry,
    result,
    days < 0 ? words.expiry_over(date) : words.expiry_on(date, days),
    reconnect,
  );
}

function versionCheck({ facts, words, platform }: Known): Check {
  const { connector_version: installed, minimum_connector_version: needed } = latest(facts);
  if (!installed || !needed) return check('version', words.version, 'unknown', words.not_said);
  return check(
    'version',
    words.version,
    isOlderVersion(installed, needed) ? 'fail' : 'pass',
    words.version_found(installed, needed),
    words.version_step(platform),
  );
}

function scheduleCheck({ facts, words, language }: Known): Check {
  const { frequency, next_run_at, time_zone } = facts.health.company;
  if (frequency.kind === 'never') return check('schedule', words.schedule, 'pass', words.schedule_off);
  if (!facts.wake_at)
    return check('schedule', words.schedule, 'fail', words.schedule_no, words.schedule_step);
  const next = next_run_at ?? facts.wake_at;
  return check(
    'schedule',
    words.schedule,
    'pass',
    words.schedule_at(formatMoment(next, facts.now, time_zone, language)),
  );
}

function awakeCheck({ facts, words, language }: Known): Check {
  const { asleep } = facts.browser;
  if (!asleep || facts.now - asleep.to > RECENT_MS)
    return check('awake', words.awake, 'pass', words.awake_yes);
  const { time_zone, last_run_at } = facts.health.company;
  const write = (at: number) => formatMoment(new Date(at).toISOString(), facts.now, time_zone, language);
  const [from, to] = [write(asleep.from), write(asleep.to)];
  // Once the queue has moved again, it is reported but no longer fails.
  const over = last_run_at !== null && Date.parse(last_run_at) > asleep.to && !facts.health.stalled_since;
  return over
    ? check('awake', words.awake, 'pass', words.awake_over(from, to))
    : check('awake', words.awake, 'fail', words.awake_no(from, to), words.awake_step);
}

/** Days until the connection ends, rounded down; negative afterwards; `null` without an end. */
export function daysLeft(expiresAt: string | null, now: number): number | null {
  const end = expiresAt === null ? Number.NaN : Date.parse(expiresAt);
  return Number.isNaN(end) ? null : Math.floor((end - now) / DAY_MS);
}

type Stand = 'ok' | 'offline' | 'down' | 'busy' | 'faulty' | 'refused' | 'no_right';

/** The state of the connection: from the platform's current answer, else from its last one. */
function connectionOf({ live, health, browser }: Facts): Stand {
  if (!browser.online) return 'offline';
  if (live && 'status' in live) {
    switch (live.problem.code) {
      case 'key_refused':
      case 'key_unreadable':
        return 'refused';
      case 'no_right':
        return 'no_right';
      case 'busy':
        return 'busy';
      case 'platform_failed':
      case 'not_a_platform':
      case 'too_large':
        return 'faulty';
      default:
        return 'down';
    }
  }
  if (live) return live.about ? 'ok' : 'no_right';
  switch (health.company.connection) {
    case 'down':
    case 'busy':
    case 'refused':
      return health.company.connection;
    default:
      return 'ok';
  }
}

/**
 * Since when nothing has synced although records are scheduled. The diagnosis reports it earlier than notifications: it
 * ignores since when records are scheduled.
 * @returns RFC 3339, or `null` while the queue moves
 */
export function stalledSince(facts: Facts): string | null {
  const { stalled_since, company } = facts.health;
  if (stalled_since) return stalled_since;
  const { ready = 0, scheduled = 0, syncing = 0 } = company.counters.by_state;
  const processed = latest(facts).last_processed_at;
  const interval = intervalOf(company.frequency);
  if (ready + scheduled + syncing === 0 || !processed || interval === null) return null;
  return facts.now - Date.parse(processed) >= stallPatience(interval) ? processed : null;
}

/** The platform's description of itself: its current answer, else the stored one. */
export function latest({ live, health }: Pick<Facts, 'live' | 'health'>) {
  const told = live && 'took_ms' in live ? live : null;
  return {
    quickbooks: told ? (told.about?.quickbooks ?? null) : health.quickbooks,
    version: told?.platform.version ?? health.platform_version,
    connector_version: told?.platform.connector_version ?? health.connector_version,
    minimum_connector_version: told?.platform.minimum_connector_version ?? health.minimum_connector_version,
    support: told?.platform.support ?? health.support,
    learn: told?.platform.learn ?? [],
    plan: told?.plan ?? null,
    last_processed_at: told?.about?.last_processed_at ?? health.last_processed_at,
  };
}

function milliseconds(ms: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }).format(
    ms,
  );
}
