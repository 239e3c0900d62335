import type { Catalogues } from '../catalogues.ts';
import { type CardWords, card as en } from './en.ts';
import { card as frCa } from './fr-ca.ts';

export const CARD_WORDS: Catalogues<CardWords> = { en, 'fr-CA': frCa };
