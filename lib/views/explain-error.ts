import type { OtherwiseId, StepId } from '../core/error-guide/guide-steps.ts';
import type { GuideMatch } from '../core/error-guide/match-error.ts';
import { plainText } from '../core/error-guide/normal-text.ts';
import { isFollowed } from '../core/error-guide/step-actions.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import type { ReportedError } from '../core/records/platform-record.ts';
import { quickBooksTypeOf, RECORD_TYPES, type RecordType } from '../core/records/record-types.ts';
import type { StepAction } from '../core/records/remedy.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import { asSentence, type Blanks, fillPhrase, fillSentence } from '../locales/phrase.ts';

/** The fields of the record that the explanation needs; a whole record fits. */
export interface ExplainedRecord {
  readonly type: RecordType;
  readonly number?: string | null;
  readonly name?: string | null;
  /** The platform's own name, for sentences that refer to it. */
  readonly platform?: string | null;
}

/** An error explained to a user. */
export interface Explanation {
  /** The badge's reason, in lower case. */
  readonly short: string;
  readonly what: string;
  readonly steps: readonly string[];
  /** The consequence of doing nothing. */
  readonly otherwise: string;
  /** As received, unchanged: only for text nodes of a page. */
  readonly original: {
    readonly code: string | null;
    readonly message: string | null;
    readonly detail: string | null;
    readonly requestId: string | null;
  };
}

/**
 * Puts a match into words: what happened, what to do, what happens otherwise, and the original error. No part is ever
 * empty, except parts of `original`, which are as received.
 * @param can whether a step can be performed on this record here: others are not advised; `null` if unknown
 */
export function explain(
  match: GuideMatch,
  error: ReportedError | null,
  record: ExplainedRecord,
  words: GuideWords,
  can: ((action: StepAction) => boolean) | null = null,
): Explanation {
  const blanks = blanksOf(match, record, words);
  const steps = stepsFor(match, record, can);
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
 * Whether a record may be linked to the holder of its number or name: only to the same type. If the type is unknown,
 * the user decides, who sees both.
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

/**
 * The advised steps, in order.
 * @param can as for `explain`
 */
export function stepsFor(
  match: GuideMatch,
  record: Pick<ExplainedRecord, 'type'>,
  can: ((action: StepAction) => boolean) | null,
): StepId[] {
  return match.told.steps.filter((step) => isOffered(step, match, record, can ?? isUsual));
}

/** What counts as possible for an unknown record: everything except a form for the change in Tickmark. */
function isUsual(action: StepAction): boolean {
  return action !== 'change_number' && action !== 'change_date';
}

/** The change is made here, and saving it sends the record, so no further step is needed. */
function isSentBySaving({ id, remedy }: GuideMatch, can: (action: StepAction) => boolean): boolean {
  if (remedy === 'change_number' || remedy === 'change_date') return can(remedy);
  return id === 'no-match' && can('match') && can('create_new');
}

function isOffered(
  step: StepId,
  match: GuideMatch,
  record: Pick<ExplainedRecord, 'type'>,
  can: (action: StepAction) => boolean,
): boolean {
  if (!isFollowed(step, can)) return false;
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
    case 'resync':
      return !isSentBySaving(match, can);
    case 'find-name':
      return !match.facts.nameHolder && RECORD_TYPES[record.type].nameUniqueIn !== 'own_list';
    default:
      return true;
  }
}

/** Promises a correction only if it will be tried. */
function otherwiseOf(match: GuideMatch): OtherwiseId {
  const { otherwise } = match.told;
  return otherwise === 'corrected-if-safe' && !match.automaticCorrection ? 'keeps-failing' : otherwise;
}

/** An error without any known meaning, in its own words and language, as a sentence. */
function ownWordsOf(error: ReportedError | null): string {
  return asSentence(plainText(maskSecrets(error?.message || error?.detail || '')).slice(0, 300));
}
