import type { Catalogues } from '../catalogues.ts';
import { notices as en, type NoticeWords } from './en.ts';
import { notices as frCa } from './fr-ca.ts';

export const NOTICE_WORDS: Catalogues<NoticeWords> = { en, 'fr-CA': frCa };
