import type { Catalogues } from '../catalogues.ts';
import { type DiagnosisWords, diagnosis as en } from './en.ts';
import { diagnosis as frCa } from './fr-ca.ts';

export const DIAGNOSIS_WORDS: Catalogues<DiagnosisWords> = { en, 'fr-CA': frCa };
