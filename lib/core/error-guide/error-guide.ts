import type { Remedy } from '../records/remedy.ts';
import type { GuideId } from './guide-entries.ts';
import type { GuideEntry } from './guide-entry.ts';
import type { OtherwiseId, StepId } from './guide-steps.ts';
import type { WordRule } from './word-rules.ts';

/** What to do about a meaning and what happens otherwise, as names of phrases in the catalogues. */
export interface GuideSteps {
  readonly steps: readonly StepId[];
  readonly otherwise: OtherwiseId;
}

/**
 * The error guide as a file of the extension, written by the build from the guide's tables (`write-error-guide.ts`).
 */
export interface ErrorGuideFile {
  readonly entries: Readonly<Record<GuideId, GuideEntry>>;
  readonly steps: Readonly<Record<GuideId, GuideSteps>>;
  /** The remedy of each meaning. */
  readonly remedies: Readonly<Record<GuideId, Remedy>>;
  /** The codes of each meaning, separated by spaces. */
  readonly codes: Readonly<Partial<Record<GuideId, string>>>;
  /** In order of precedence; `words` is the source of a regular expression. */
  readonly rules: readonly (Omit<WordRule, 'words'> & { readonly words: string })[];
}

/** The error guide, opened for matching errors. */
export interface ErrorGuide extends Pick<ErrorGuideFile, 'entries' | 'steps' | 'remedies' | 'codes'> {
  /** All meanings, in the guide's order. */
  readonly ids: readonly GuideId[];
  readonly rules: readonly WordRule[];
  readonly meanings: ReadonlyMap<string, GuideId>;
}

/** The path of the error guide in the extension. */
export const ERROR_GUIDE_FILE = 'words/error-guide.json';

/**
 * Opens the guide.
 * @throws SyntaxError, TypeError if the file is not what the build wrote
 */
export function openErrorGuide({ entries, steps, remedies, codes, rules }: ErrorGuideFile): ErrorGuide {
  const ids = Object.keys(entries) as GuideId[];
  return {
    ...{ entries, steps, remedies, codes, ids },
    meanings: new Map(ids.flatMap((id) => codesOf({ codes }, id).map((code) => [code, id] as const))),
    rules: rules.map(({ words, ...rule }) => ({ ...rule, words: new RegExp(words) })),
  };
}

/** The meaning of a code from `readCode` by itself; `null` where the guide does not know it. */
export function meaningOfCode({ meanings }: Pick<ErrorGuide, 'meanings'>, code: string): GuideId | null {
  return meanings.get(code) ?? (/^HTTP_5\d\d$/.test(code) ? 'no-clear-answer' : null);
}

/** The codes of a meaning, for searching the guide. */
export function codesOf({ codes }: Pick<ErrorGuide, 'codes'>, id: GuideId): readonly string[] {
  return codes[id]?.split(' ') ?? [];
}

/**
 * Codes that say how a request failed but not why: any known words decide. Other codes are overruled only by the words
 * listed for them.
 */
const VAGUE = new Set([
  '400',
  '500',
  '1000',
  '1010',
  '1020',
  '6000',
  '6610',
  '6830',
  '10000',
  'NETWORK',
  'PARSE',
]);

/** Whether a code (or its absence) leaves the meaning to the words. */
export function isVague(guide: Pick<ErrorGuide, 'meanings'>, code: string | null): boolean {
  return code === null || VAGUE.has(code) || code.startsWith('HTTP_') || meaningOfCode(guide, code) === null;
}
