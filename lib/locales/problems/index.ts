import type { Catalogues } from '../catalogues.ts';
import { problems as en, type Problems, unnamed as unnamedEn } from './en.ts';
import { problems as frCa, unnamed as unnamedFrCa } from './fr-ca.ts';

export const PROBLEM_WORDS: Catalogues<Problems> = { en, 'fr-CA': frCa };

/** What stands in a problem's words for a name that is not known. */
export const UNNAMED_WORDS: Catalogues<typeof unnamedEn> = { en: unnamedEn, 'fr-CA': unnamedFrCa };
