import type { ReportedError } from '../records/platform-record.ts';
import type { RecordType } from '../records/record-types.ts';
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

/** What the guide knows of an error on one record. */
export interface GuideMatch {
  /** Stable name of the meaning; `unknown` where the guide has none, `no-reason` where nothing was said. */
  readonly id: GuideId;
  /** The code in one spelling (no leading zeros, `HTTP_503`), or `null`. */
  readonly code: string | null;
  readonly category: GuideCategory;
  readonly whoCanAct: WhoCanAct;
  readonly resyncHelps: ResyncHelps;
  /** Clear ID is the remedy. Never so where the QuickBooks record may still exist: it would make a second one. */
  readonly clearIdHelps: boolean;
  /** The failure counts against the record's grace cycles; outages, limits and lost connections never do. */
  readonly usesGrace: boolean;
  readonly automaticCorrection: AutomaticCorrection | null;
  /** When the correction may be tried; `null` where there is none. */
  readonly when: CorrectionTime | null;
  readonly facts: GuideFacts;
  /** What is told of it. */
  readonly told: GuideSteps;
  /** The guide could not be read: nothing is known of the error but its own words. */
  readonly unread?: true;
}

export interface MatchContext {
  readonly type: RecordType;
  /** The record's sync state, in the platform's words. */
  readonly state: string;
}

/** What is known of an error while the guide cannot be read: nothing is corrected, and a person decides. */
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
  told: { steps: ['resync', 'copy-details'], otherwise: 'keeps-failing' },
  unread: true,
};

/**
 * What an error means, by its code and its words together: codes are reused, so telling words overrule them, and a text
 * that the guide does not know stays `unknown`. Pure, never throws, whatever the texts hold.
 * @param guide `null` while it cannot be read
 * @param error as the platform reported it; `null` where it reported none
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
    told: guide.steps[id],
  };
}

function textOf(error: ReportedError | null): string {
  return [error?.message, error?.detail]
    .filter((part) => typeof part === 'string' && !saysNothing(part))
    .join(' : ');
}

/**
 * A lost connection, a missing right or what is not known, where a server states its own failure, is that failure: nobody has to
 * connect again.
 * @param id what code and words mean
 */
function contradicted(guide: ErrorGuide, id: GuideId, received: string, words: string): GuideId {
  if (id !== 'unknown' && guide.entries[id].category !== 'connection') return id;
  const status = /^HTTP_(?:408|429|5\d\d)$/.exec(readStatus(received) ?? '')?.[0];
  if (status) return meaningOfCode(guide, status) ?? id;
  return id === 'reconnect-needed' && EDGE_PAGE.test(words) ? 'no-clear-answer' : id;
}

/** A refusal by what stands before a server (CDN, firewall), which says nothing of rights in QuickBooks. */
const EDGE_PAGE = /on this server|reference #|cloud(?:flare|front)|request blocked/;

function meaningOf(guide: ErrorGuide, code: string | null, text: string, received: string): GuideId {
  // A code that the guide does not know (`ECONNRESET`, `Net::ReadTimeout`) may be words.
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

/** Statuses that mean the same whether a page comes with them or data. */
const ANSWERED_BY_STATUS = /^HTTP_(?:401|404|413|429|503)$/;

/** QuickBooks' title for a refusal by its accounting rules; without more, no reason was given. */
const TITLE =
  /(?:a |une )?(?:business validation (?:error|exception|fault)|erreur de validation (?:metier|operationnelle|commerciale))(?: has occurred while processing your request)?/g;

function saysOnlyItsTitle(words: string): boolean {
  return !/[\p{L}\p{N}]/u.test(words.replace(TITLE, ''));
}

/** A state that says what happened explains an error that does not; and a customer or vendor has no parent to wait for. */
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

/** A name is only ever linked for a customer, and never to what is said to be a vendor or an employee. */
function isCorrectable(id: GuideId, type: RecordType, facts: GuideFacts): boolean {
  if (id !== 'duplicate-name') return true;
  return type === 'customer' && (facts.nameHolder === undefined || facts.nameHolder === 'customer');
}

/**
 * What "this error on this customer" is, for ignoring it and for grouping failures by cause: the same for the same
 * cause, other for another. Unknown errors differ by code, or failing that by words (numbers left out).
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
