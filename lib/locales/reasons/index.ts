import type { Catalogues } from '../catalogues.ts';
import { reasons as en, type ReasonWords } from './en.ts';
import { reasons as frCa } from './fr-ca.ts';

export const REASON_WORDS: Catalogues<ReasonWords> = { en, 'fr-CA': frCa };
