import type { Catalogues } from '../catalogues.ts';
import { problems as en, type Problems, unnamed as unnamedEn } from './en.ts';
import { problems as frCa, unnamed as unnamedFrCa } from './fr-ca.ts';

export const PROBLEM_WORDS: Catalogues<Problems> = { en, 'fr-CA': frCa };

/** Substitutes for unknown names in a problem's words. */
export const UNNAMED_WORDS: Catalogues<typeof unnamedEn> = { en: unnamedEn, 'fr-CA': unnamedFrCa };
