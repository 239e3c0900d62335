import type { Catalogues } from '../catalogues.ts';
import { report as en, type ReportWords } from './en.ts';
import { report as frCa } from './fr-ca.ts';

export const REPORT_WORDS: Catalogues<ReportWords> = { en, 'fr-CA': frCa };
