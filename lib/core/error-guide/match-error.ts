import type { ReportedError } from '../records/platform-record.ts';
import type { RecordType } from '../records/record-types.ts';
import type { Remedy } from '../records/remedy.ts';
import { type ErrorGuide, type GuideSteps, isVague, meaningOfCode } from './error-guide.ts';
import type { GuideId } from './guide-entries.ts';
import type {
  AutomaticCorrection,
  CorrectionTime,
  GuideCategory,
  ResyncHelps,
  WhoCanAct,
} from './guide-entry.ts';
import type { GuideFacts } from './guide-facts.ts';
import { foldText, isWebPage, plainText, saysNothing, unescapeMarkup } from './normal-text.ts';
import { readCode, readStatus } from './read-code.ts';
import {
  readField,
  readInactive,
  readNameClash,
  readNumberClash,
  readOtherUser,
  readReference,
} from './read-facts.ts';

/** The guide's result for an error on one record. */
export interface GuideMatch {
  /** Stable id of the meaning; `unknown` if the guide has none, `no-reason` if the error says nothing. */
  readonly id: GuideId;
  /** The normalized code (no leading zeros, `HTTP_503`), or `null`. */
  readonly code: string | null;
  readonly category: GuideCategory;
  readonly whoCanAct: WhoCanAct;
  readonly resyncHelps: ResyncHelps;
  /** Clear ID is the remedy. Never if the copy in QuickBooks may still exist: that would create a duplicate. */
  readonly clearIdHelps: boolean;
  /** The failure uses the record's grace cycles; outages, limits and lost connections never do. */
  readonly usesGrace: boolean;
  readonly automaticCorrection: AutomaticCorrection | null;
  /** When the correction may be tried; `null` without one. */
  readonly when: CorrectionTime | null;
  readonly facts: GuideFacts;
  /** Its remedy. */
  readonly remedy: Remedy;
  /** Its explanation. */
  readonly told: GuideSteps;
  /** The guide could not be read: only the error's own words are known. */
  readonly unread?: true;
}

export interface MatchContext {
  readonly type: RecordType;
  /** The record's sync state, in the platform's words. */
  readonly state: string;
}

/** The result while the guide cannot be read: nothing is corrected, and a person decides. */
const UNREAD: GuideMatch = {
  id: 'unknown',
  code: null,
  category: 'unknown',
  whoCanAct: 'bookkeeper',
  resyncHelps: 'yes',
  clearIdHelps: false,
  usesGrace: false,
  automaticCorrection: null,
  when: null,
  facts: {},
  remedy: 'resync',
  told: { steps: ['resync', 'copy-details'], otherwise: 'keeps-failing' },
  unread: true,
};

/**
 * Finds the meaning of an error from its code and words together: codes are reused, so specific words overrule them,
 * and a text unknown to the guide stays `unknown`. Pure; never throws, whatever the texts contain.
 * @param guide `null` if it cannot be read
 * @param error as the platform reported it; `null` without one
 */
export function matchError(
  guide: ErrorGuide | null,
  error: ReportedError | null,
  context: MatchContext,
): GuideMatch {
  if (!guide) return UNREAD;
  const received = unescapeMarkup(textOf(error));
  const text = plainText(received);
  const code = readCode(guide, error?.code, received);
  const words = foldText(text);
  const id = inContext(
    contradicted(guide, meaningOf(guide, code, words, received), received, words),
    context,
  );
  const facts = readFacts(id, text, code);
  const entry = guide.entries[id];
  const fix = entry.fix && isCorrectable(id, context.type, facts) ? entry.fix : null;
  return {
    id,
    code,
    category: entry.category,
    whoCanAct: entry.who,
    resyncHelps: entry.resync,
    clearIdHelps: entry.clearId ?? false,
    usesGrace: entry.grace ?? false,
    automaticCorrection: fix?.[0] ?? null,
    when: fix?.[1] ?? null,
    facts,
    remedy: guide.remedies[id],
    told: guide.steps[id],
  };
}

function textOf(error: ReportedError | null): string {
  return [error?.message, error?.detail]
    .filter((part) => typeof part === 'string' && !saysNothing(part))
    .join(' : ');
}

/**
 * Corrects a meaning of lost connection, missing permission or unknown if a server states its own failure: then nobody
 * has to reconnect.
 * @param id the meaning of code and words
 */
function contradicted(guide: ErrorGuide, id: GuideId, received: string, words: string): GuideId {
  if (id !== 'unknown' && guide.entries[id].category !== 'connection') return id;
  const status = /^HTTP_(?:408|429|5\d\d)$/.exec(readStatus(received) ?? '')?.[0];
  if (status) return meaningOfCode(guide, status) ?? id;
  return id === 'reconnect-needed' && EDGE_PAGE.test(words) ? 'no-clear-answer' : id;
}

/** A refusal by a system in front of a server (CDN, firewall), which says nothing about permissions in QuickBooks. */
const EDGE_PAGE = /on this server|reference #|cloud(?:flare|front)|request blocked/;

function meaningOf(guide: ErrorGuide, code: string | null, text: string, received: string): GuideId {
  // An unknown code (`ECONNRESET`, `Net::ReadTimeout`) may contain words.
  const isWord = code !== null && meaningOfCode(guide, code) === null;
  const words = isWord ? `${foldText(code)} ${text}`.trim() : text;
  const vague = isVague(guide, code);
  const told = guide.rules.find(
    (rule) =>
      ((vague && !rule.onlyThere) || (code !== null && rule.over.split(' ').includes(code))) &&
      rule.words.test(words),
  )?.id;
  if (told && told !== 'business-rule') return told;
  if (vague && isWebPage(received) && !ANSWERED_BY_STATUS.test(code ?? '')) return 'no-clear-answer';
  const meaning = code === null ? null : meaningOfCode(guide, code);
  if (meaning && meaning !== 'business-rule') return meaning;
  if (told || meaning) return saysOnlyItsTitle(words) ? 'business-rule-unsaid' : 'business-rule';
  return code === null && text === '' ? 'no-reason' : 'unknown';
}

/** Statuses with the same meaning for a page and for data. */
const ANSWERED_BY_STATUS = /^HTTP_(?:401|404|413|429|503)$/;

/** QuickBooks' title for a refusal by its accounting rules; alone, it gives no reason. */
const TITLE =
  /(?:a |une )?(?:business validation (?:error|exception|fault)|erreur de validation (?:metier|operationnelle|commerciale))(?: has occurred while processing your request)?/g;

function saysOnlyItsTitle(words: string): boolean {
  return !/[\p{L}\p{N}]/u.test(words.replace(TITLE, ''));
}

/** A specific state explains an error that says nothing; a customer or vendor has no parent to wait for. */
function inContext(id: GuideId, { type, state }: MatchContext): GuideId {
  if (id === 'waiting-on-parent' && (type === 'customer' || type === 'vendor')) return 'unknown';
  const unclear = id === 'no-reason' || id === 'unknown';
  if (state === 'link_broken' && (unclear || id === 'not-found')) return 'record-gone';
  if (state === 'waiting' && unclear) return 'waiting-on-parent';
  if (state === 'changed' && id === 'no-reason') return 'changed-since-sync';
  return id;
}

function readFacts(id: GuideId, text: string, code: string | null): GuideFacts {
  switch (id) {
    case 'duplicate-number':
      return readNumberClash(text);
    case 'duplicate-name':
    case 'already-exists':
      return readNameClash(text);
    case 'inactive':
      return readInactive(text);
    case 'wrong-product':
      return { ...readReference(text), ref: 'product' };
    case 'wrong-reference':
    case 'customer-missing':
      return readReference(text);
    case 'edited-meanwhile':
      return readOtherUser(text);
    case 'value-missing':
    case 'wrong-length':
    case 'bad-characters':
      return readField(text, code);
    default:
      return {};
  }
}

/** A name is only linked for a customer, and never to a vendor or an employee. */
function isCorrectable(id: GuideId, type: RecordType, facts: GuideFacts): boolean {
  if (id !== 'duplicate-name') return true;
  return type === 'customer' && (facts.nameHolder === undefined || facts.nameHolder === 'customer');
}

/**
 * The signature of an error, for ignoring it on a customer and for grouping failures by cause: equal for equal causes,
 * different for others. Unknown errors differ by code, or else by words (without numbers).
 */
export function errorSignature(match: GuideMatch, error: ReportedError | null): string {
  if (match.id !== 'unknown' && match.id !== 'undocumented') return match.id;
  const said =
    match.code ??
    foldText(plainText(textOf(error)))
      .replace(/\d+/g, '#')
      .slice(0, 80);
  return `${match.id}:${said}`;
}
