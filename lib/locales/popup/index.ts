import type { Catalogues } from '../catalogues.ts';
import { popup as en, type PopupWords } from './en.ts';
import { popup as frCa } from './fr-ca.ts';

export const POPUP_WORDS: Catalogues<PopupWords> = { en, 'fr-CA': frCa };
