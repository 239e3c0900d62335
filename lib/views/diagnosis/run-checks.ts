import type { Check } from '../../core/diagnosis/check.ts';
import type { Language } from '../../core/languages.ts';
import type { DiagnosisWords } from '../../locales/diagnosis/en.ts';
import { dayOf } from '../../locales/format-time.ts';
import { type CheckContext, check, checkContext, momentOf } from './check-context.ts';
import { type Facts, latest, unreadCompany } from './facts.ts';
import {
  commandsCheck,
  contractCheck,
  isBusy,
  queueCheck,
  reasonText,
  recordsCheck,
  runsCheck,
  storeCheck,
} from './platform-checks.ts';

const DAY_MS = 86_400_000;
/** Days before the connection ends: amber from here on, and red from half of it (product: expiry). */
const SOON_DAYS = 30;
const URGENT_DAYS = 14;
/** How long missed syncs are reported. */
const RECENT_MS = DAY_MS;

/**
 * Runs every check; each has a finding and one next step. A check that an earlier failure makes impossible is
 * `unknown`, so that only the cause fails; a stall that it causes fails too, and names it.
 */
export function runChecks(facts: Facts, words: DiagnosisWords, language: Language): Check[] {
  const context = checkContext(facts, words, language);
  const first = [
    onlineCheck(context),
    accessCheck(context),
    reachedCheck(context),
    keyCheck(context),
    storeCheck(context),
    recordsCheck(context),
    commandsCheck(context),
    runsCheck(context),
    quickbooksCheck(context),
  ];
  const last = [versionCheck(context), scheduleCheck(context), awakeCheck(context)];
  return [
    ...first,
    queueCheck(context, [...first, ...last]),
    contractCheck(context),
    expiryCheck(context),
    ...last,
  ];
}

function onlineCheck({ facts, words }: CheckContext): Check {
  const { online } = facts.browser;
  return check(
    'online',
    words.online,
    online ? 'pass' : 'fail',
    online ? words.online_yes : words.online_no,
    words.online_step,
  );
}

function accessCheck({ facts, words, platform }: CheckContext): Check {
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

function reachedCheck({ facts, words, language, platform, stand }: CheckContext): Check {
  const label = words.reached(platform);
  const { live, health } = facts;
  const details =
    live && 'status' in live ? (live.problem.details ?? live.problem.code) : unreadCompany(live, health);
  const [kept] = health.failing;
  const reason = details ?? (live === null && kept ? reasonText(kept) : null);
  const because = reason ? ` ${words.reason(reason)}` : '';
  switch (stand) {
    case 'offline':
      return check('reached', label, 'unknown', words.offline_first);
    case 'disconnected':
      return check('reached', label, 'unknown', words.not_accepted);
    case 'down':
      return check('reached', label, 'fail', words.reached_no(platform) + because, words.reached_step);
    case 'busy':
      return check(
        'reached',
        label,
        kept && !isBusy(kept, facts.now) ? 'fail' : 'warn',
        words.reached_busy(platform) + because,
        words.reached_busy_step,
      );
    case 'faulty':
      return check(
        'reached',
        label,
        'fail',
        words.reached_faulty(platform) + because,
        words.reached_faulty_step(platform),
      );
    default: {
      const took = live && 'took_ms' in live ? live.took_ms : null;
      return check(
        'reached',
        label,
        'pass',
        took === null ? words.reached_stored : words.reached_yes(milliseconds(took, language)),
      );
    }
  }
}

function keyCheck({ facts, words, platform, stand, unknown, reconnect }: CheckContext): Check {
  const label = words.key(platform);
  const { user, role } = facts.health.company;
  switch (stand) {
    case 'refused':
      return check('key', label, 'fail', words.key_no(platform), reconnect);
    case 'no_right':
      return check('key', label, 'fail', words.key_no_right, reconnect);
    case 'disconnected':
      return check('key', label, 'fail', words.key_gone, reconnect);
    default:
      return unknown
        ? check('key', label, 'unknown', unknown)
        : check('key', label, 'pass', words.key_yes(user, words.shared.role[role]));
  }
}

function quickbooksCheck({ facts, words, platform, unknown, quickbooks, reconnect }: CheckContext): Check {
  const label = words.quickbooks(platform);
  if (!quickbooks || unknown) return check('quickbooks', label, 'unknown', unknown ?? words.not_said);
  if (!quickbooks.connected)
    return check('quickbooks', label, 'fail', words.quickbooks_no(quickbooks.reason ?? ''), reconnect);
  // Every surface reports the lost connection until the next sync has seen its end.
  return facts.health.quickbooks?.connected === false
    ? check('quickbooks', label, 'fail', words.quickbooks_again, words.quickbooks_again_step)
    : check('quickbooks', label, 'pass', words.quickbooks_yes);
}

function expiryCheck({ facts, words, unknown, quickbooks, reconnect }: CheckContext): Check {
  const { time_zone } = facts.health.company;
  if (!quickbooks || unknown) return check('expiry', words.expiry, 'unknown', unknown ?? words.not_said);
  const days = daysLeft(quickbooks.expires_at, facts.now);
  if (days === null) return check('expiry', words.expiry, 'pass', words.expiry_none);
  const date = dayOf(Date.parse(quickbooks.expires_at ?? ''), time_zone);
  const result = days < URGENT_DAYS ? 'fail' : days < SOON_DAYS ? 'warn' : 'pass';
  return check(
    'expiry',
    words.expiry,
    result,
    days < 0 ? words.expiry_over(date) : words.expiry_on(date, days),
    reconnect,
  );
}

/** Days until the connection ends, rounded down; negative afterwards; `null` without an end. */
function daysLeft(expiresAt: string | null, now: number): number | null {
  const end = expiresAt === null ? Number.NaN : Date.parse(expiresAt);
  return Number.isNaN(end) ? null : Math.floor((end - now) / DAY_MS);
}

function versionCheck({ facts, words, platform }: CheckContext): Check {
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

function scheduleCheck(context: CheckContext): Check {
  const { facts, words } = context;
  const { frequency, next_run_at } = facts.health.company;
  if (frequency.kind === 'never') return check('schedule', words.schedule, 'pass', words.schedule_off);
  if (!facts.wake_at)
    return check('schedule', words.schedule, 'fail', words.schedule_no, words.schedule_step);
  const next = next_run_at ?? facts.wake_at;
  return check('schedule', words.schedule, 'pass', words.schedule_at(momentOf(context, next)));
}

function awakeCheck(context: CheckContext): Check {
  const { facts, words } = context;
  const { asleep } = facts.browser;
  if (!asleep || facts.now - asleep.to > RECENT_MS)
    return check('awake', words.awake, 'pass', words.awake_yes);
  const { last_run_at } = facts.health.company;
  const [from, to] = [momentOf(context, asleep.from), momentOf(context, asleep.to)];
  // Once the queue has moved again, it is reported but no longer fails.
  const over = last_run_at !== null && Date.parse(last_run_at) > asleep.to && !facts.health.stalled_since;
  return over
    ? check('awake', words.awake, 'pass', words.awake_over(from, to))
    : check('awake', words.awake, 'fail', words.awake_no(from, to), words.awake_step);
}

function milliseconds(ms: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }).format(
    ms,
  );
}

/** Whether a dotted version is older than another: `2.1` < `2.4.0`. Non-numeric parts count as 0. */
function isOlderVersion(version: string, than: string): boolean {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const a = parts(version);
  const b = parts(than);
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
