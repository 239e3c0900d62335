import type { Catalogues } from '../catalogues.ts';
import { queue as en, type QueueWords } from './en.ts';
import { queue as frCa } from './fr-ca.ts';

export const QUEUE_WORDS: Catalogues<QueueWords> = { en, 'fr-CA': frCa };
