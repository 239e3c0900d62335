import type { ErrorGuide } from '../core/error-guide/error-guide.ts';
import type { Language } from '../core/languages.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import type { ListWords } from '../locales/lists/index.ts';
import type { NoticeWords } from '../locales/notices/en.ts';
import type { ReasonWords } from '../locales/reasons/en.ts';
import type { ProblemCatalogue } from './explain-problem.ts';

/** The catalogue of the worker's answers in one language, from the extension's file `words/<language>.json`. */
export interface AnswerCatalogue extends ProblemCatalogue {
  readonly guide: GuideWords;
  readonly reasons: ReasonWords;
  readonly notices: NoticeWords;
  readonly lists: Readonly<Record<string, ListWords>>;
}

/** The words of the worker's answers, their language, and the guide for reading errors. */
export interface AnswerWords extends AnswerCatalogue {
  readonly language: Language;
  /** `null` if it cannot be read. */
  readonly errorGuide: ErrorGuide | null;
}
