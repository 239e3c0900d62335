import type { ExampleTexts } from '../../core/example-texts.ts';
import type { Catalogues } from '../catalogues.ts';
import { example as en } from './en.ts';
import { example as frCa } from './fr-ca.ts';

export const EXAMPLE_TEXTS: Catalogues<ExampleTexts> = { en, 'fr-CA': frCa };
