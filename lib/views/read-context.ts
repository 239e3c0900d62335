import type { Clock } from '../core/clock.ts';
import type { ErrorGuide } from '../core/error-guide/error-guide.ts';
import type { Language } from '../core/languages.ts';
import type { Tables } from '../store/database.ts';
import type { Preferences } from '../store/items/preferences.ts';
import type { AnswerCatalogue } from './answer-catalogue.ts';

/** What reading and wording the stored rows needs from outside; worker and extension pages each make their own. */
export interface ReadContext {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly readPreferences: () => Promise<Preferences>;
  /** The catalogue of the answers' words in one language: a file of the extension. */
  readonly readCatalogue: (language: Language) => Promise<AnswerCatalogue>;
  /** The error guide, a file of the extension; `null` while it cannot be read. Never rejects. */
  readonly readErrorGuide: () => Promise<ErrorGuide | null>;
  /** BCP 47 tag of the browser's interface. */
  readonly browserLanguage: string;
}
