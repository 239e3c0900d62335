import type { Catalogues } from '../catalogues.ts';
import { options as en, type OptionsWords } from './en.ts';
import { options as frCa } from './fr-ca.ts';

export const OPTIONS_WORDS: Catalogues<OptionsWords> = { en, 'fr-CA': frCa };
