import type { Catalogues } from '../catalogues.ts';
import { type BeginAnewWords, beginAnew as en } from './en.ts';
import { beginAnew as frCa } from './fr-ca.ts';

export const BEGIN_ANEW_WORDS: Catalogues<BeginAnewWords> = { en, 'fr-CA': frCa };
