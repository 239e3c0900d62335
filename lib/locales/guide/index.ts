import type { Catalogues } from '../catalogues.ts';
import { guideWords as en } from './en.ts';
import { guideWords as frCa } from './fr-ca.ts';
import type { GuideWords } from './guide-words.ts';

export const GUIDE_WORDS: Catalogues<GuideWords> = { en, 'fr-CA': frCa };
