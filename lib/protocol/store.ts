import * as z from 'zod/mini';
import type { Language } from '../core/languages.ts';
import { FROM, type RequestRules } from './fields.ts';
import type { DoneAnswer, Explanation } from './views.ts';

/** Requests of Tickmark's own pages about the tables as a whole. */
export const STORE_REQUESTS = {
  store: { from: FROM.OWN, schema: z.object({ type: z.literal('store') }) },
  /** Deletes tables that cannot be opened, and only those. */
  begin_anew: { from: FROM.OWN, schema: z.object({ type: z.literal('begin_anew') }) },
} as const satisfies RequestRules;

export interface StoreAnswer {
  /** Stored data is lost or unreadable; `null` otherwise. */
  readonly problem: Explanation | null;
  /** Some data is stored and can still be shown. */
  readonly usable: boolean;
  readonly language: Language;
}

export interface StoreAnswers {
  store: StoreAnswer;
  begin_anew: DoneAnswer;
}
