import type { GuideId } from './guide-entries.ts';
import type { GuideEntry } from './guide-entry.ts';
import type { OtherwiseId, StepId } from './guide-steps.ts';
import type { WordRule } from './word-rules.ts';

/** What a person is told to do about a meaning, and what happens otherwise: names of phrases, which the catalogues hold. */
export interface GuideSteps {
  readonly steps: readonly StepId[];
  readonly otherwise: OtherwiseId;
}

/** The error guide as a file of the extension: made from its tables when the extension is built (`write-error-guide.ts`). */
export interface ErrorGuideFile {
  readonly entries: Readonly<Record<GuideId, GuideEntry>>;
  readonly steps: Readonly<Record<GuideId, GuideSteps>>;
  /** The codes that have a meaning, parted by spaces. */
  readonly codes: Readonly<Partial<Record<GuideId, string>>>;
  /** In order; `words` as the source of a regular expression. */
  readonly rules: readonly (Omit<WordRule, 'words'> & { readonly words: string })[];
}

/** The error guide, ready to read errors by. */
export interface ErrorGuide extends Pick<ErrorGuideFile, 'entries' | 'steps' | 'codes'> {
  /** All meanings, in the guide's own order. */
  readonly ids: readonly GuideId[];
  readonly rules: readonly WordRule[];
  readonly meanings: ReadonlyMap<string, GuideId>;
}

/** Where the extension has its error guide. */
export const ERROR_GUIDE_FILE = 'words/error-guide.json';

/**
 * Makes the guide ready.
 * @throws SyntaxError, TypeError where the file is not what the build wrote
 */
export function openErrorGuide({ entries, steps, codes, rules }: ErrorGuideFile): ErrorGuide {
  const ids = Object.keys(entries) as GuideId[];
  return {
    ...{ entries, steps, codes, ids },
    meanings: new Map(ids.flatMap((id) => codesOf({ codes }, id).map((code) => [code, id] as const))),
    rules: rules.map(({ words, ...rule }) => ({ ...rule, words: new RegExp(words) })),
  };
}

/** What a code, as `readCode` gives it, means by itself; `null` where the guide does not know it. */
export function meaningOfCode({ meanings }: Pick<ErrorGuide, 'meanings'>, code: string): GuideId | null {
  return meanings.get(code) ?? (/^HTTP_5\d\d$/.test(code) ? 'no-clear-answer' : null);
}

/** The codes that have a meaning of their own, for searching the guide. */
export function codesOf({ codes }: Pick<ErrorGuide, 'codes'>, id: GuideId): readonly string[] {
  return codes[id]?.split(' ') ?? [];
}

/**
 * Codes that say how an answer failed but not why: here any telling words decide. Other codes are only
 * overruled by the words listed for them.
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

/** Whether a code (or none) leaves the meaning to the words. */
export function isVague(guide: Pick<ErrorGuide, 'meanings'>, code: string | null): boolean {
  return code === null || VAGUE.has(code) || code.startsWith('HTTP_') || meaningOfCode(guide, code) === null;
}
