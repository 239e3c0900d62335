import type { Catalogues } from '../catalogues.ts';
import { type ExampleLineWords, exampleLine as en } from './en.ts';
import { exampleLine as frCa } from './fr-ca.ts';

export const EXAMPLE_LINE_WORDS: Catalogues<ExampleLineWords> = { en, 'fr-CA': frCa };
