import type { Catalogues } from '../catalogues.ts';
import { panel as en, type PanelWords } from './en.ts';
import { panel as frCa } from './fr-ca.ts';

export const PANEL_WORDS: Catalogues<PanelWords> = { en, 'fr-CA': frCa };
