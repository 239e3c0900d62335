import type { Catalogues } from '../catalogues.ts';
import { offer as en, type OfferWords } from './en.ts';
import { offer as frCa } from './fr-ca.ts';

export const OFFER_WORDS: Catalogues<OfferWords> = { en, 'fr-CA': frCa };
