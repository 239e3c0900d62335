import type { Catalogues } from '../catalogues.ts';
import { page as en, type PageWords } from './en.ts';
import { page as frCa } from './fr-ca.ts';

export const PAGE_WORDS: Catalogues<PageWords> = { en, 'fr-CA': frCa };
