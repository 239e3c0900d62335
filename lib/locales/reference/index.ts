import type { Catalogues } from '../catalogues.ts';
import { reference as en, type ReferenceWords } from './en.ts';
import { reference as frCa } from './fr-ca.ts';

export const REFERENCE_WORDS: Catalogues<ReferenceWords> = { en, 'fr-CA': frCa };
