import type { Clock } from '../core/clock.ts';
import type { ErrorGuide } from '../core/error-guide/error-guide.ts';
import type { Language } from '../core/languages.ts';
import type { Tables } from '../store/database.ts';
import type { Preferences } from '../store/items/preferences.ts';
import type { StoreTrouble } from '../store/items/stored-items.ts';
import type { AnswerCatalogue } from './answer-catalogue.ts';

/**
 * The dependencies for reading stored rows and putting them into words; the worker and the extension pages create their
 * own.
 */
export interface ReadContext {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly readPreferences: () => Promise<Preferences>;
  /** Why the tables could not be written, which they cannot tell themselves; `null` if they can be. */
  readonly storeTrouble: () => Promise<StoreTrouble | null>;
  /** Reads the catalogue of the answers' words in one language from the extension's file. */
  readonly readCatalogue: (language: Language) => Promise<AnswerCatalogue>;
  /** Reads the error guide from the extension's file; `null` if it cannot be read. Never rejects. */
  readonly readErrorGuide: () => Promise<ErrorGuide | null>;
  /** BCP 47 tags of the user's languages, preferred first. */
  readonly browserLanguages: readonly string[];
}
