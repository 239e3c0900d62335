import { CODES_OF } from './code-meanings.ts';
import type { ErrorGuideFile } from './error-guide.ts';
import { GUIDE } from './guide-entries.ts';
import { GUIDE_STEPS } from './guide-steps.ts';
import { REMEDY_OF_CAUSE } from './remedy-of-cause.ts';
import { WORD_RULES } from './word-rules.ts';

/** Converts the guide's tables to the file that the extension reads, which keeps them out of the worker's code. */
export function writeErrorGuide(): ErrorGuideFile {
  return {
    entries: GUIDE,
    steps: GUIDE_STEPS,
    remedies: REMEDY_OF_CAUSE,
    codes: CODES_OF,
    rules: WORD_RULES.map((rule) => ({ ...rule, words: rule.words.source })),
  };
}
