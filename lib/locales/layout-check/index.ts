import type { Catalogues } from '../catalogues.ts';
import { layoutCheck as en, type LayoutCheckWords } from './en.ts';
import { layoutCheck as frCa } from './fr-ca.ts';

export const LAYOUT_CHECK_WORDS: Catalogues<LayoutCheckWords> = { en, 'fr-CA': frCa };
