import type { Catalogues } from '../catalogues.ts';
import { line as en, type LineWords } from './en.ts';
import { line as frCa } from './fr-ca.ts';

export const LINE_WORDS: Catalogues<LineWords> = { en, 'fr-CA': frCa };
