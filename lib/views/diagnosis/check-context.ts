import type { Check, CheckId } from '../../core/diagnosis/check.ts';
import type { Language } from '../../core/languages.ts';
import type { DiagnosisWords } from '../../locales/diagnosis/en.ts';
import { formatMoment } from '../../locales/format-time.ts';
import { type Facts, latest, type Stand, standOf } from './facts.ts';

/** The data for judging and wording the checks. */
export interface CheckContext {
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

export function checkContext(facts: Facts, words: DiagnosisWords, language: Language): CheckContext {
  const stand = standOf(facts);
  const { quickbooks } = latest(facts);
  return {
    facts,
    words,
    language,
    platform: facts.health.company.platform,
    stand,
    unknown: whyUnknown(stand, words),
    quickbooks,
    reconnect: words.reconnect_step(quickbooks?.who_can_reconnect.join(', ') ?? ''),
  };
}

function whyUnknown(stand: Stand, words: DiagnosisWords): string | null {
  switch (stand) {
    case 'offline':
      return words.offline_first;
    case 'down':
    case 'busy':
    case 'faulty':
      return words.not_reached;
    case 'refused':
    case 'no_right':
    case 'disconnected':
      return words.not_accepted;
    case 'ok':
      return null;
  }
}

/** Makes a check; one that passes, or is unknown, has no step. */
export function check(
  id: CheckId,
  label: string,
  result: Check['result'],
  found: string,
  step: string | null = null,
): Check {
  return { id, label, result, found, step: result === 'pass' || result === 'unknown' ? null : step };
}

/**
 * Formats a time for the company's users.
 * @param at milliseconds since the Unix epoch, or RFC 3339
 */
export function momentOf({ facts, language }: CheckContext, at: number | string): string {
  return formatMoment(new Date(at).toISOString(), facts.now, facts.health.company.time_zone, language);
}
