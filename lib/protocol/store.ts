import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import type { RequestRules } from './fields.ts';
import type { Explanation } from './views.ts';

/** What each of Tickmark's own pages asks of the tables as a whole. */
export const STORE_REQUESTS = {
  store: { from: 'extension', schema: z.object({ type: z.literal('store') }) },
} as const satisfies RequestRules;

export interface StoreAnswer {
  /** What was stored is lost, or cannot be opened; `null` while all is well. */
  readonly problem: Explanation | null;
  /** Something is stored all the same, and can be shown. */
  readonly usable: boolean;
  readonly language: Language;
}

export interface StoreAnswers {
  store: StoreAnswer;
}
