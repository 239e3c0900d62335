import type { OtherwiseId, StepId } from '../core/error-guide/guide-steps.ts';
import type { GuideMatch } from '../core/error-guide/match-error.ts';
import { plainText } from '../core/error-guide/normal-text.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import type { ReportedError } from '../core/records/platform-record.ts';
import { quickBooksTypeOf, RECORD_TYPES, type RecordType } from '../core/records/record-types.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import { asSentence, type Blanks, fillPhrase, fillSentence } from '../locales/phrase.ts';

/** What the explanation needs to know of the record; a whole record fits. */
export interface ExplainedRecord {
  readonly type: RecordType;
  readonly number?: string | null;
  readonly name?: string | null;
  /** The platform's own name, for sentences that send people there. */
  readonly platform?: string | null;
}

/** An error in a person's words. */
export interface Explanation {
  /** The badge's reason, lower case. */
  readonly short: string;
  readonly what: string;
  readonly steps: readonly string[];
  /** What will happen if nothing is done. */
  readonly otherwise: string;
  /** As received, untouched: text for a page's text nodes only. */
  readonly original: {
    readonly code: string | null;
    readonly message: string | null;
    readonly detail: string | null;
    readonly requestId: string | null;
  };
}

/**
 * Puts a match into words: what happened, what to do, what if nothing is done, and the original beside it.
 * No part is ever empty but the parts of `original`, which are what was received.
 */
export function explain(
  match: GuideMatch,
  error: ReportedError | null,
  record: ExplainedRecord,
  words: GuideWords,
): Explanation {
  const blanks = blanksOf(match, record, words);
  const steps = match.told.steps.filter((step) => isOffered(step, match, record));
  return {
    short: fillPhrase(words.short[match.id], blanks),
    what: (match.unread && ownWordsOf(error)) || fillSentence(words.what[match.id], blanks),
    steps: steps.map((step) => fillSentence(words.steps[step], blanks)),
    otherwise: fillSentence(words.otherwise[otherwiseOf(match)], blanks),
    original: {
      code: error?.code ?? null,
      message: error?.message ?? null,
      detail: error?.detail ?? null,
      requestId: error?.request_id ?? null,
    },
  };
}

function blanksOf({ id, code, facts }: GuideMatch, record: ExplainedRecord, words: GuideWords): Blanks {
  const document = facts.docType && words.documents[facts.docType];
  const ownName =
    id === 'duplicate-name' && RECORD_TYPES[record.type].nameUniqueIn !== null ? record.name : undefined;
  const listHolders: Readonly<Partial<Record<RecordType, string>>> = words.listHolders;
  const holder = facts.nameHolder ? words.holders[facts.nameHolder] : listHolders[record.type];
  return {
    this: words.this[record.type],
    platform: record.platform || words.platform,
    number: facts.number ?? (record.number || undefined),
    aDocument: document?.a,
    theDocument: document?.the,
    name: facts.name ?? (ownName || undefined),
    aHolder: holder,
    ref: facts.ref && words.references[facts.ref],
    user: facts.user,
    field: facts.field && words.fields[facts.field],
    limit: facts.limit?.toString(),
    code: code !== null && /^[\w.-]{1,12}$/.test(code) ? code : undefined,
  };
}

/**
 * Whether a record may be linked to what holds its number or name: only to the same kind. Unknown kinds are left to the
 * person, who sees both.
 */
export function mayLinkToClash(match: GuideMatch, type: RecordType): boolean {
  const { docType, nameHolder } = match.facts;
  if (match.id === 'duplicate-number') return docType === undefined || docType === quickBooksTypeOf(type);
  if (match.id === 'duplicate-name') {
    if (nameHolder) return nameHolder === type;
    return RECORD_TYPES[type].nameUniqueIn !== null;
  }
  return match.id === 'already-exists' || match.id === 'already-received';
}

function isOffered(step: StepId, match: GuideMatch, record: ExplainedRecord): boolean {
  const linkable = mayLinkToClash(match, record.type);
  switch (step) {
    case 'link-existing':
    case 'link-name':
    case 'else-change-number':
    case 'else-change-name':
      return linkable;
    case 'change-number':
    case 'change-name':
      return !linkable;
    case 'find-name':
      return !match.facts.nameHolder && RECORD_TYPES[record.type].nameUniqueIn !== 'own_list';
    default:
      return true;
  }
}

/** A correction that is promised must be one that will be tried. */
function otherwiseOf(match: GuideMatch): OtherwiseId {
  const { otherwise } = match.told;
  return otherwise === 'corrected-if-safe' && !match.automaticCorrection ? 'keeps-failing' : otherwise;
}

/** An error in its own words, where nothing else is known of it: as a sentence, in the language it came in. */
function ownWordsOf(error: ReportedError | null): string {
  return asSentence(plainText(maskSecrets(error?.message || error?.detail || '')).slice(0, 300));
}
