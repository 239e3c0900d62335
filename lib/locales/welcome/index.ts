import type { Catalogues } from '../catalogues.ts';
import { welcome as en, type WelcomeWords } from './en.ts';
import { welcome as frCa } from './fr-ca.ts';

export const WELCOME_WORDS: Catalogues<WelcomeWords> = { en, 'fr-CA': frCa };
